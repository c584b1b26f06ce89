package io.taskqueue.worker.queue;

import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeLog;

/** What a script did with one task of its batch. */
public enum TaskAnswer {
    /** The worker does not hold the task any more; nothing was written for it. */
    NOT_HELD,
    /** What was asked for was written. */
    WRITTEN,
    /**
     * The task's id is that of a dead letter, whose record stays; nothing was written and the worker holds the task.
     */
    ID_TAKEN,
    /** The key the task goes to holds another Redis type; nothing was written and the worker holds the task. */
    WRONG_TYPE;

    private static final TaskAnswer[] BY_NUMBER = values();

    /** From what scripts return for a task: a number, or a text that says which key has which wrong type. */
    static TaskAnswer of(Reply answer, WrongTypeLog wrongTypes) {
        if (answer.isText()) {
            wrongTypes.report(answer.text());
            return WRONG_TYPE;
        }
        return BY_NUMBER[(int) answer.number()];
    }
}
