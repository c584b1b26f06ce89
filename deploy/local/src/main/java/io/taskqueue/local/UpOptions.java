package io.taskqueue.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@code up} is called with.
 *
 * @param workers how many workers run, 1 to 20; empty where nothing was said
 * @param detach whether the command returns once all is ready
 */
record UpOptions(OptionalInt workers, boolean detach) {
    private static final int MOST_WORKERS = 20;
    private static final String WORKERS = "--workers";

    /** Reads the arguments; throws {@link UsageException} at the first that makes no sense. */
    static UpOptions parse(List<String> arguments) {
        OptionalInt workers = OptionalInt.empty();
        boolean detach = false;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.pop();
            if (argument.equals("--detach") || argument.equals("-d")) {
                detach = true;
            } else if (argument.equals(WORKERS)) {
                workers = OptionalInt.of(workers(left.isEmpty() ? "" : left.pop()));
            } else if (argument.startsWith(WORKERS + "=")) {
                workers = OptionalInt.of(workers(argument.substring(WORKERS.length() + 1)));
            } else {
                throw UsageException.unknown(argument);
            }
        }
        return new UpOptions(workers, detach);
    }

    private static int workers(String text) {
        try {
            int workers = Integer.parseInt(text);
            if (workers >= 1 && workers <= MOST_WORKERS) {
                return workers;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--workers takes a number from 1 to %d, not '%s'.".formatted(MOST_WORKERS, text));
    }
}
