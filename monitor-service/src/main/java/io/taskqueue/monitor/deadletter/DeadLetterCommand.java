package io.taskqueue.monitor.deadletter;

/** What an operator can do with a dead letter. */
public enum DeadLetterCommand {
    /** Returns the task to its queue with all its attempts; its failures are kept. */
    RETRY("retried"),
    /** Deletes the dead letter, and the task's record unless that has a state other than discarded. */
    DISCARD("discarded");

    private final String pastTense;

    DeadLetterCommand(String pastTense) {
        this.pastTense = pastTense;
    }

    /** The past participle for messages and results: {@code "retried"}. */
    public String pastTense() {
        return pastTense;
    }
}
