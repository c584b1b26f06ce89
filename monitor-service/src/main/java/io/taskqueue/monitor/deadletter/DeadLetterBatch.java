package io.taskqueue.monitor.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects dead letters for one atomic step, which is bounded by their number and size. Not thread-safe. */
final class DeadLetterBatch {
    private static final int LETTERS = 100;

    private final Function<List<LoadedLetter>, List<CommandResult>> command;
    private final BulkTally tally;
    private final List<LoadedLetter> letters = new ArrayList<>();
    private long bytes;

    DeadLetterBatch(Function<List<LoadedLetter>, List<CommandResult>> command, BulkTally tally) {
        this.command = command;
        this.tally = tally;
    }

    /** Adds a dead letter and, if that fills the batch, carries out the command. */
    void add(LoadedLetter letter) {
        // Dead letters are read newest first; with the order reversed, the oldest of a batch is pushed and runs first.
        letters.add(0, letter);
        bytes += letter.bytes();
        if (letters.size() >= LETTERS || bytes >= DeadLetterStore.BYTES_AT_ONCE) {
            flush();
        }
    }

    /** Carries out the command on what was collected. */
    void flush() {
        if (!letters.isEmpty()) {
            command.apply(letters).forEach(tally::add);
            letters.clear();
            bytes = 0;
        }
    }
}
