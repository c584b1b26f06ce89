package io.taskqueue.monitor.rest;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;

/** Problems for addresses of things that do not exist. */
public final class NotFound {
    private NotFound() {}

    /** No status record under this id. */
    public static ProblemException task(String id) {
        return of("There is no status record for the task " + QuotedText.of(id)
                + ". Either the task was never submitted, or its record has expired since it ended, or it was pushed"
                + " directly into a list and no worker has claimed it yet.");
    }

    /** No dead letter with this id. */
    public static ProblemException deadLetter(String id) {
        return of("There is no dead letter " + QuotedText.of(id) + ".");
    }

    /** No dataset with this id. */
    public static ProblemException dataset(String id) {
        return of("There is no dataset " + QuotedText.of(id)
                + ". Either it was never opened, or it has expired since it ended.");
    }

    /** No queue of this name. */
    static ProblemException queue(String name) {
        return of("There is no queue " + QuotedText.of(name)
                + ": no task was submitted to it, no worker serves it, and it is not configured.");
    }

    private static ProblemException of(String detail) {
        return ProblemException.of(Kind.NOT_FOUND, detail);
    }
}
