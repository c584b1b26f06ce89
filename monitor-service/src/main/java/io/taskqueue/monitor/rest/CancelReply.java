package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.dataset.Dataset;
import io.taskqueue.monitor.dataset.DatasetCommands;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;

/** Cancels a dataset and maps the outcome to a problem if that fails. */
public final class CancelReply {
    private CancelReply() {}

    /** Cancels the dataset; idempotent. */
    public static void cancel(Dataset dataset, DatasetCommands commands, Operator operator) {
        switch (commands.cancel(dataset, operator.name())) {
            case CANCELLED, CANCELLED_BEFORE -> {}
            case COMPLETED ->
                throw ProblemException.of(
                        Kind.CONFLICT,
                        "The dataset " + QuotedText.of(dataset.id()) + " is completed and cannot be cancelled.");
            case NO_DATASET -> throw NotFound.dataset(dataset.id());
        }
    }
}
