package io.taskqueue.producer.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.redis.RedisUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Sends concurrent submissions to queues of one durability together: a single one is sent at once, and those that
 * arrive while a call is in flight are sent with the next, so batches grow with the load and no timer is needed. One
 * call at a time keeps each queue in the order of submission. Thread-safe; never blocks.
 */
final class SubmitLane {
    private static final int MOST_TASKS = 500;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final long MOST_WAITING_BYTES = 32L * 1024 * 1024;

    private final EnqueueScript script;

    @GuardedBy("this")
    private final Map<String, Queue<Waiting>> waitingByQueue = new LinkedHashMap<>();

    @GuardedBy("this")
    private long waitingBytes;

    @GuardedBy("this")
    private boolean callUnderWay;

    SubmitLane(EnqueueScript script) {
        this.script = script;
    }

    private record Waiting(Submission submission, CompletableFuture<SubmitOutcome> outcome) {
        int bytes() {
            return submission.envelope().length;
        }
    }

    /** Puts the task into its queue; fails with {@link RedisUnavailableException}. */
    CompletionStage<SubmitOutcome> submit(Submission submission) {
        Waiting one = new Waiting(submission, new CompletableFuture<>());
        if (!add(one)) {
            return CompletableFuture.failedFuture(
                    RedisUnavailableException.refused("too many submissions wait for Redis", null));
        }
        sendWaiting();
        return one.outcome();
    }

    private synchronized boolean add(Waiting one) {
        if (waitingBytes > MOST_WAITING_BYTES) {
            return false;
        }
        waitingBytes += one.bytes();
        return waitingByQueue
                .computeIfAbsent(one.submission().task().queue(), queue -> new ArrayDeque<>())
                .add(one);
    }

    private void sendWaiting() {
        List<Waiting> batch = nextBatch();
        if (!batch.isEmpty()) {
            send(batch);
        }
    }

    /** The submissions of the next call, all for one queue; empty if none waits or a call is in flight. */
    private synchronized List<Waiting> nextBatch() {
        if (callUnderWay || waitingByQueue.isEmpty()) {
            return List.of();
        }
        callUnderWay = true;
        String queue = waitingByQueue.keySet().iterator().next();
        Queue<Waiting> waiting = waitingByQueue.remove(queue);
        List<Waiting> batch = takeFrom(waiting);
        if (!waiting.isEmpty()) {
            waitingByQueue.put(queue, waiting); // at the end: queues take turns
        }
        return batch;
    }

    @GuardedBy("this")
    private List<Waiting> takeFrom(Queue<Waiting> waiting) {
        List<Waiting> batch = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty()
                && batch.size() < MOST_TASKS
                && (batch.isEmpty() || bytes + waiting.element().bytes() <= MOST_BYTES)) {
            bytes += waiting.element().bytes();
            batch.add(waiting.remove());
        }
        waitingBytes -= bytes;
        return batch;
    }

    private void send(List<Waiting> batch) {
        String queue = batch.get(0).submission().task().queue();
        List<Submission> submissions = batch.stream().map(Waiting::submission).toList();
        script.enqueue(queue, submissions).whenComplete((outcomes, failure) -> {
            List<Waiting> hopeless = ended(failure);
            sendWaiting(); // before the answers are delivered, so that Redis is not idle meanwhile
            if (failure == null) {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).outcome().complete(outcomes.get(i));
                }
            } else {
                batch.forEach(one -> one.outcome().completeExceptionally(cause(failure)));
                hopeless.forEach(one -> one.outcome().completeExceptionally(notTried(failure)));
            }
        });
    }

    /**
     * Ends the call. After one that Redis left unanswered or unconfirmed, returns all that wait, as none is worth a
     * try.
     */
    private synchronized List<Waiting> ended(Throwable failure) {
        callUnderWay = false;
        boolean silent = failure != null && cause(failure) instanceof RedisUnavailableException e && e.outcomeUnknown();
        if (!silent) {
            return List.of();
        }
        List<Waiting> all =
                waitingByQueue.values().stream().flatMap(Queue::stream).toList();
        waitingByQueue.clear();
        waitingBytes = 0;
        return all;
    }

    private static RedisUnavailableException notTried(Throwable failure) {
        return RedisUnavailableException.refused(cause(failure).getMessage(), null);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
