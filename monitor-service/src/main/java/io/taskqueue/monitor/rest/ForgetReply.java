package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.queue.QueueRegistry;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;

/** Removes a queue from the known queues and maps the outcome to a problem if that fails. */
public final class ForgetReply {
    private ForgetReply() {}

    /** Removes the queue from the known queues. */
    public static void forget(String queue, QueueRegistry registry, Operator operator) {
        switch (registry.forget(queue, operator.name())) {
            case FORGOTTEN -> {}
            case UNKNOWN -> throw NotFound.queue(queue);
            case NOT_EMPTY -> throw refused(queue, "it holds waiting or scheduled tasks");
            case PAUSED -> throw refused(queue, "it is paused; resume it first");
            case SERVED -> throw refused(queue, "a live worker serves it");
        }
    }

    private static ProblemException refused(String queue, String why) {
        return ProblemException.of(Kind.CONFLICT, "The queue " + queue + " was not removed: " + why + ".");
    }
}
