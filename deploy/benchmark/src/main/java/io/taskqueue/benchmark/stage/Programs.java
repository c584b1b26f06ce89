package io.taskqueue.benchmark.stage;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the programs are that a case runs against, and how the services' JVMs are started.
 *
 * @param root the repository
 * @param redisServer the redis-server to run
 * @param logs where processes log to
 * @param javaOptions the options of the services' JVMs
 */
public record Programs(Path root, Path redisServer, Path logs, List<String> javaOptions) {
    /** The options {@code deploy/local} starts them with. */
    private static final String USUAL = "-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xmx256m";
    /** Starts sooner and never gets as fast. */
    private static final String QUICK = USUAL + " -XX:TieredStopAtLevel=1";

    public Programs {
        javaOptions = List.copyOf(javaOptions);
    }

    /**
     * Those beneath {@code root}.
     *
     * @param quick whether a quick start counts for more than speed
     * @param options JVM options parted by spaces, {@code null} for the usual ones
     */
    public static Programs under(Path root, boolean quick, String options) {
        String all = options == null ? (quick ? QUICK : USUAL) : options;
        return new Programs(
                root,
                RedisProgram.find(),
                root.resolve("deploy/benchmark/target/service-logs"),
                all.isBlank() ? List.of() : List.of(all.strip().split("\\s+")));
    }
}
