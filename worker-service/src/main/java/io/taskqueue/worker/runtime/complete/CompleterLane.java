package io.taskqueue.worker.runtime.complete;

import io.taskqueue.worker.queue.ByteBatches;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.LeaseLostException;
import io.taskqueue.worker.queue.Pending;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.thread.ConfinedTo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Endings of one kind on their way to Redis, one call at a time. Nothing leaves it before Redis has answered.
 *
 * <p>Any thread may call {@link #add}.
 *
 * @param <E> the kind
 */
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
final class CompleterLane<E extends Ending> {
    /** Receives what Redis has answered for one ending. */
    interface Settler {
        /**
         * @param answer what became of it
         * @param repeated whether it had been sent before without an answer, and so may have been written then
         */
        void settle(Ending ending, TaskAnswer answer, boolean repeated);
    }

    private static final int BATCH = 500;

    private final Function<List<E>, CompletableFuture<List<TaskAnswer>>> sender;
    private final Settler settler;
    private final ConcurrentLinkedQueue<E> waiting = new ConcurrentLinkedQueue<>();
    private final Pending<List<TaskAnswer>> call = new Pending<>();
    private List<E> sending = new ArrayList<>();
    private boolean sentBefore;

    CompleterLane(Function<List<E>, CompletableFuture<List<TaskAnswer>>> sender, Settler settler) {
        this.sender = sender;
        this.settler = settler;
    }

    void add(E ending) {
        waiting.add(ending);
    }

    /**
     * Sends what there is, unless the last call is still unanswered; {@code answered} is called when the next answer
     * is there.
     */
    void flush(Runnable answered) {
        settle(call::take);
        fill();
        if (!call.isBusy() && !sending.isEmpty()) {
            call.begin(sender.apply(sending), answered);
        }
    }

    /** Waits for the answer to the last call, if one is under way. */
    void awaitAnswer() {
        settle(call::await);
    }

    /** Drops everything: other workers have the tasks now. */
    void rejectAll() {
        call.forget();
        for (E next = waiting.poll(); next != null; next = waiting.poll()) {
            sending.add(next);
        }
        sending.forEach(ending -> settler.settle(ending, TaskAnswer.NOT_HELD, false));
        clear();
    }

    private void settle(Supplier<List<TaskAnswer>> reply) {
        try {
            List<TaskAnswer> answers = reply.get();
            if (answers != null) {
                List<E> sent = sending;
                boolean repeated = sentBefore;
                clear();
                for (int i = 0; i < sent.size(); i++) {
                    settler.settle(sent.get(i), answers.get(i), repeated);
                }
            }
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            sentBefore = true;
            throw e;
        }
    }

    private void fill() {
        // A batch whose answer got lost is sent again as it was, so that a rejection can be distinguished from a lost
        // answer.
        if (call.isBusy() || sentBefore) {
            return;
        }
        long bytes = 0;
        while (sending.size() < BATCH && bytes < ByteBatches.BYTES) {
            E next = waiting.poll();
            if (next == null) {
                break;
            }
            sending.add(next);
            bytes += next.length();
        }
    }

    private void clear() {
        sending = new ArrayList<>();
        sentBefore = false;
    }
}
