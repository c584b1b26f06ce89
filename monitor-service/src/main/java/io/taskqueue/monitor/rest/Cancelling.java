package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.queue.Dataset;
import io.taskqueue.monitor.queue.DatasetOffice;
import jakarta.ws.rs.core.Response.Status;

/** Cancels a dataset, with a problem where that cannot be. */
public final class Cancelling {
    private Cancelling() {}

    /** Does it; repeating it changes nothing. */
    public static void cancel(Dataset dataset, DatasetOffice office, Operator operator) {
        switch (office.cancel(dataset, operator.name())) {
            case CANCELLED, CANCELLED_BEFORE -> {}
            case COMPLETED ->
                throw ProblemException.of(
                        Status.CONFLICT.getStatusCode(),
                        "The dataset " + Shown.of(dataset.id()) + " is completed, there is nothing left to cancel.");
            case NO_DATASET -> throw ProblemException.unknownDataset(dataset.id());
        }
    }
}
