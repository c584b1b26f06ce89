package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.queue.QueueRegistry;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;

/** Forgets a queue, with a problem where it cannot be. */
public final class ForgetReply {
    private ForgetReply() {}

    /** Takes the queue off the list of queues. */
    public static void forget(String queue, QueueRegistry registry, Operator operator) {
        switch (registry.forget(queue, operator.name())) {
            case FORGOTTEN -> {}
            case UNKNOWN -> throw NotFound.queue(queue);
            case NOT_EMPTY -> throw refused(queue, "tasks wait in it, or for their time");
            case PAUSED -> throw refused(queue, "it is paused; resume it first");
            case SERVED -> throw refused(queue, "a live worker serves it");
        }
    }

    private static ProblemException refused(String queue, String why) {
        return ProblemException.of(Kind.CONFLICT, "The queue " + queue + " was not forgotten: " + why + ".");
    }
}
