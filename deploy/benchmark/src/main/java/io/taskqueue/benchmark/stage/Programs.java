package io.taskqueue.benchmark.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the programs are that a case runs against, and how the services' JVMs are started.
 *
 * @param root the repository
 * @param redisServer the redis-server to run
 * @param logs where processes log to
 * @param javaOptions the options of the services' JVMs
 * @param smallJavaOptions the same where a small and early start is what counts
 */
public record Programs(
        Path root, Path redisServer, Path logs, List<String> javaOptions, List<String> smallJavaOptions) {
    /** The options {@code deploy/local} starts them with. */
    private static final String USUAL = "-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xmx256m";
    /** Half the usual heap; the compilers are as in production, so that what starts is no slower later. */
    private static final String SMALL = "-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xmx128m";
    /** Starts sooner and never gets as fast. */
    private static final String QUICK = USUAL + " -XX:TieredStopAtLevel=1";

    public Programs {
        javaOptions = List.copyOf(javaOptions);
        smallJavaOptions = List.copyOf(smallJavaOptions);
    }

    /**
     * Those beneath {@code root}.
     *
     * @param quick whether a quick start counts for more than speed
     * @param options JVM options parted by spaces, {@code null} for the usual ones
     */
    public static Programs under(Path root, boolean quick, String options) {
        return new Programs(
                root,
                RedisProgram.find(),
                root.resolve("deploy/benchmark/target/service-logs"),
                words(options == null ? (quick ? QUICK : USUAL) : options),
                words(options == null ? (quick ? QUICK : SMALL) : options));
    }

    /** The same, started with the small options. */
    public Programs small() {
        return new Programs(root, redisServer, logs, smallJavaOptions, smallJavaOptions);
    }

    /** The same, started with these options too. */
    public Programs adding(List<String> options) {
        List<String> all = Stream.concat(javaOptions.stream(), options.stream()).toList();
        return new Programs(root, redisServer, logs, all, smallJavaOptions);
    }

    /** Where generated data is kept. */
    public Path data() {
        return root.resolve("deploy/benchmark/target/data");
    }

    /** Where the services' ahead-of-time caches are kept. */
    Path aotCaches() {
        return root.resolve("deploy/benchmark/target/aot");
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
