package io.taskqueue.monitor.deadletter;

import io.taskqueue.monitor.deadletter.DeadLetterCommand.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gathers letters until they fill one atomic step, which stays short whatever the letters weigh. Not thread-safe. */
final class DeadLetterBatch {
    private static final int LETTERS = 100;

    private final Function<List<LoadedLetter>, List<Result>> command;
    private final BulkTally tally;
    private final List<LoadedLetter> letters = new ArrayList<>();
    private long bytes;

    DeadLetterBatch(Function<List<LoadedLetter>, List<Result>> command, BulkTally tally) {
        this.command = command;
        this.tally = tally;
    }

    void add(LoadedLetter letter) {
        // Letters come newest first; put in front, the oldest of a batch is pushed, and so run, first.
        letters.add(0, letter);
        bytes += letter.bytes();
        if (letters.size() >= LETTERS || bytes >= DeadLetterStore.BYTES_AT_ONCE) {
            flush();
        }
    }

    void flush() {
        if (!letters.isEmpty()) {
            command.apply(letters).forEach(tally::add);
            letters.clear();
            bytes = 0;
        }
    }
}
