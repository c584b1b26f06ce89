package io.taskqueue.worker.queue;

import io.taskqueue.worker.thread.ConfinedTo;
import java.util.concurrent.CompletableFuture;

/**
 * One call at a time: begun by a thread that continues with other work and takes the answer later. {@link #begin}'s
 * listener is called on any thread.
 *
 * @param <T> the answer, never {@code null}
 */
@ConfinedTo(ConfinedTo.OWNER)
public final class Pending<T> {
    private CompletableFuture<T> call;

    /** Whether a call is under way or its answer not taken yet. */
    public boolean isBusy() {
        return call != null;
    }

    /** Does not wait; {@code answered} is called on any thread when {@link #take} has something to return. */
    public void begin(CompletableFuture<T> begun, Runnable answered) {
        if (call != null) {
            throw new IllegalStateException("a call is under way");
        }
        call = begun;
        begun.whenComplete((answer, failure) -> answered.run());
    }

    /** The answer, once; {@code null} while there is none. Throws what the call failed with. */
    public T take() {
        return call == null || !call.isDone() ? null : await();
    }

    /** As {@link #take}, but waits for the answer of a call under way. */
    public T await() {
        try {
            return call == null ? null : RedisGateway.await(call);
        } finally {
            call = null;
        }
    }

    /** Lets go of the call; its answer will never be taken. */
    public void forget() {
        call = null;
    }
}
