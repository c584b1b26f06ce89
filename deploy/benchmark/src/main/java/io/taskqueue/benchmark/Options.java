package io.taskqueue.benchmark;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the benchmark is called with.
 *
 * @param quick whether each case only shows that it works: small counts, once, no targets
 * @param cases the names of the cases to run, in the order given; empty for all
 * @param repetitions how often each load is measured, 1 to 20
 * @param json where the figures are written, {@code null} for the default
 */
record Options(boolean quick, List<String> cases, int repetitions, Path json) {
    private static final int DEFAULT_REPETITIONS = 3;
    private static final int MOST_REPETITIONS = 20;

    Options {
        cases = List.copyOf(cases);
    }

    /**
     * Reads the arguments.
     *
     * @param known the names of all cases
     * @throws UsageException at the first argument that makes no sense
     */
    static Options parse(List<String> arguments, List<String> known) {
        boolean quick = false;
        int repetitions = 0;
        List<String> cases = new ArrayList<>();
        Path json = null;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.pop();
            switch (argument) {
                case "--quick" -> quick = true;
                case "--case" -> cases.add(known(value(argument, left), known));
                case "--repeat" -> repetitions = repetitions(value(argument, left));
                case "--json" -> json = Path.of(value(argument, left));
                default -> throw new UsageException("Unknown argument '%s'.".formatted(argument));
            }
        }
        if (repetitions == 0) {
            repetitions = quick ? 1 : DEFAULT_REPETITIONS;
        }
        return new Options(quick, cases, repetitions, json);
    }

    private static String value(String argument, Deque<String> left) {
        if (left.isEmpty() || left.peek().isEmpty()) {
            throw new UsageException(argument + " takes a value.");
        }
        return left.pop();
    }

    private static String known(String name, List<String> known) {
        if (!known.contains(name)) {
            throw new UsageException("No case '%s'; there are %s.".formatted(name, String.join(", ", known)));
        }
        return name;
    }

    private static int repetitions(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST_REPETITIONS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--repeat takes a number from 1 to %d, not '%s'.".formatted(MOST_REPETITIONS, text));
    }
}
