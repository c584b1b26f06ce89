package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.dataset.Dataset;
import io.taskqueue.monitor.dataset.DatasetCommands;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;

/** Cancels a dataset, with a problem where that cannot be. */
public final class CancelReply {
    private CancelReply() {}

    /** Does it; repeating it changes nothing. */
    public static void cancel(Dataset dataset, DatasetCommands commands, Operator operator) {
        switch (commands.cancel(dataset, operator.name())) {
            case CANCELLED, CANCELLED_BEFORE -> {}
            case COMPLETED ->
                throw ProblemException.of(
                        Kind.CONFLICT,
                        "The dataset " + QuotedText.of(dataset.id())
                                + " is completed, there is nothing left to cancel.");
            case NO_DATASET -> throw NotFound.dataset(dataset.id());
        }
    }
}
