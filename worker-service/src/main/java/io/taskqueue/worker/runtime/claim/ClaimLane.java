package io.taskqueue.worker.runtime.claim;

import io.taskqueue.redis.RedisUnavailableException;
import io.taskqueue.redis.RedisUnavailableException.Reason;
import io.taskqueue.worker.queue.ByteBatches;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Pending;
import io.taskqueue.worker.thread.ConfinedTo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The claims of the queue loop, one call at a time, each bounded by number and by bytes.
 */
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class ClaimLane {
    private static final int MOST = 500;
    /** Enough that the call itself costs little beside it; with more, worker and Redis would work by turns. */
    private static final int BYTES = ByteBatches.BYTES;
    /** From here on a script's copies of an element cost more than a command for each. */
    private static final int LARGE = 4 * 1024;
    /** Plain moves cannot stop at a number of bytes: what follows small elements may be as large as elements get. */
    private static final int MOST_MOVES = 16;

    /** How long a lack of memory is remembered. */
    private static final Duration SCRIPTS_ONLY = Duration.ofSeconds(10);

    private final Claims claims;
    private final Runnable answered;
    private final Pending<List<ClaimedElement>> call = new Pending<>();
    private boolean large;
    private boolean memoryLacked;
    private boolean refused;
    private long memoryLackedAt;
    private int asked;
    private int usualLength;
    private boolean tookAll;

    /** @param answered is called on any thread when {@link #take} has something to return */
    public ClaimLane(Claims claims, Runnable answered) {
        this.claims = claims;
        this.answered = answered;
    }

    /** Whether a claim is under way or its elements not taken yet. */
    public boolean isBusy() {
        return call.isBusy();
    }

    /** Begins to claim at most {@code free} elements, at least 1. */
    public void begin(String worker, List<String> queues, int free) {
        large = usualLength >= LARGE && queues.size() == 1 && movesMayWork();
        asked = Math.min(free, large ? Math.clamp(BYTES / usualLength, 1, MOST_MOVES) : MOST);
        CompletableFuture<List<ClaimedElement>> claim = large
                ? claims.claimLarge(worker, queues.getFirst(), asked)
                : claims.claim(worker, queues, asked, BYTES);
        usualLength = 0;
        call.begin(claim, answered);
    }

    /** What the last claim returned, once; {@code null} while there is none. Throws what it failed with. */
    public List<ClaimedElement> take() {
        List<ClaimedElement> claimed = takeAnswer();
        if (claimed != null) {
            int bytes = claimed.stream()
                    .mapToInt(element -> element.element().length())
                    .sum();
            usualLength = claimed.isEmpty() ? 0 : bytes / claimed.size();
            tookAll = claimed.size() < asked && bytes < BYTES && !refused;
        }
        return claimed;
    }

    /** A script also works where a move lacks the memory: it removes first. */
    private boolean movesMayWork() {
        return !memoryLacked || System.nanoTime() - memoryLackedAt > SCRIPTS_ONLY.toNanos();
    }

    private List<ClaimedElement> takeAnswer() {
        try {
            refused = false;
            return call.take();
        } catch (RedisUnavailableException e) {
            if (!large || e.reason() != Reason.OUT_OF_MEMORY) {
                throw e;
            }
            refused = true;
            memoryLacked = true;
            memoryLackedAt = System.nanoTime();
            return List.of();
        }
    }

    /** Whether the claim last taken has left nothing in the queues. */
    public boolean tookAll() {
        return tookAll;
    }

    /** Lets go of the claim under way. */
    public void forget() {
        call.forget();
    }
}
