package io.taskqueue.worker.runtime.attempt;

/**
 * Why the worker holds an element: its attempt is in flight, or the attempt has ended and Redis has not answered yet.
 */
sealed interface Held permits Attempt, Held.Ended {
    /** The one value of an element whose ending is on its way. */
    enum Ended implements Held {
        ENDED
    }
}
