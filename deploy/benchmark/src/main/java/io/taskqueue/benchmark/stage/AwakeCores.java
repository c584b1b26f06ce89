package io.taskqueue.benchmark.stage;

import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps every core from going to sleep, by processes that spin at the lowest priority. One command at a time means that
 * client and server sleep in turns, and on a virtual machine waking a core can take longer than the command itself.
 */
public final class AwakeCores {
    private static final List<String> SPIN = List.of("nice", "-n", "19", "sh", "-c", "while :; do :; done");

    private AwakeCores() {}

    /** Keeps them awake while the work is done. */
    public static void during(Programs programs, Runnable work) {
        List<Background> spinners = Stream.generate(() -> Background.start(
                        new ProcessBuilder(SPIN), programs.logs().resolve("awake.log")))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
        try {
            work.run();
        } finally {
            spinners.forEach(Background::close);
        }
    }
}
