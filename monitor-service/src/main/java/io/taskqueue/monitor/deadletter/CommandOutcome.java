package io.taskqueue.monitor.deadletter;

/** The outcome of a command on one dead letter. */
public enum CommandOutcome {
    /** The command succeeded. */
    DONE,
    /** The dead letter does not exist, or no longer does. */
    NO_DEAD_LETTER,
    /** The task's record has a state other than discarded. */
    NOT_DISCARDED,
    /** The record changed after it was read. */
    CHANGED,
    /** The record holds no envelope that could be pushed again. */
    NOT_RETRYABLE,
    /** The record cannot be read. */
    UNREADABLE,
    /** A key holds another Redis type. */
    WRONG_TYPE
}
