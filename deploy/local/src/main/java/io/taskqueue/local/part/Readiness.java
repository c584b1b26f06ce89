package io.taskqueue.local.part;

/**
 * A part's answer to the question whether it can be used.
 *
 * @param ready whether it can
 * @param reason what it waits for or how asking failed; empty when ready
 */
public record Readiness(boolean ready, String reason) {
    static final Readiness READY = new Readiness(true, "");

    static Readiness waiting(String reason) {
        return new Readiness(false, reason);
    }
}
