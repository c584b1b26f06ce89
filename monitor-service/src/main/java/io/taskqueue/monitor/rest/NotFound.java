package io.taskqueue.monitor.rest;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;

/** The problems of addresses that name something the queue does not have. */
public final class NotFound {
    private NotFound() {}

    /** No status record under this id. */
    public static ProblemException task(String id) {
        return of("There is no status record for the task " + QuotedText.of(id)
                + ". Either no such task was submitted, or it ended so long ago that its record expired, or it was pushed"
                + " straight into a list and no worker has claimed it yet.");
    }

    /** No dead letter with this id. */
    public static ProblemException deadLetter(String id) {
        return of("There is no dead letter " + QuotedText.of(id) + ".");
    }

    /** No dataset with this id. */
    public static ProblemException dataset(String id) {
        return of("There is no dataset " + QuotedText.of(id)
                + ". Either none was ever opened under this id, or it ended so long ago that it expired.");
    }

    /** No queue of this name. */
    static ProblemException queue(String name) {
        return of("There is no queue " + QuotedText.of(name)
                + ": no task was ever submitted to it, no worker serves it and it is not configured.");
    }

    private static ProblemException of(String detail) {
        return ProblemException.of(Kind.NOT_FOUND, detail);
    }
}
