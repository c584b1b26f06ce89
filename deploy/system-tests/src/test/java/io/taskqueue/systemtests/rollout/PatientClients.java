package io.taskqueue.systemtests.rollout;

import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Web;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Submitters that do as the documentation tells: each sends one task after the other under an idempotency key of its
 * own, to the producers in turn, and repeats it under that key at the next one until it is acknowledged.
 */
final class PatientClients {
    private static final long PACE = Duration.ofMillis(50).toNanos();
    private static final int CLIENTS = 4;

    /** An answer that did not acknowledge a task. */
    record Refusal(RunningService by, int status, String text) {}

    private final Supplier<List<RunningService>> producers;
    private final IntFunction<String> task;
    private final String run = UUID.randomUUID().toString();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    /**
     * @param producers those that are there at the moment
     * @param task the request's body of each number from 1
     */
    PatientClients(Supplier<List<RunningService>> producers, IntFunction<String> task) {
        this.producers = producers;
        this.task = task;
        for (int i = 0; i < CLIENTS; i++) {
            threads.execute(this::submitAgainAndAgain);
        }
    }

    /** Begins no new submission and sees those under way through; answers the ids of all that were acknowledged. */
    List<String> stop() {
        stopped = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no producer acknowledges the last tasks: " + refusals);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(acknowledged);
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public String toString() {
        return "refused " + refusals.size() + ", without an answer " + unanswered;
    }

    private void submitAgainAndAgain() {
        while (!stopped) {
            int number = next.incrementAndGet();
            do {
                LockSupport.parkNanos(PACE);
            } while (!submit(task.apply(number), run + "-" + number));
        }
    }

    private boolean submit(String body, String key) {
        List<RunningService> there = producers.get();
        RunningService producer = there.get(Math.floorMod(turn.incrementAndGet(), there.size()));
        try {
            Web.Answer answer = Web.postJson(producer.url("/tasks"), body, key);
            if (answer.status() == 202) {
                return acknowledged.add(answer.body().path("id").asText());
            }
            refusals.add(new Refusal(producer, answer.status(), answer.text()));
        } catch (UncheckedIOException e) {
            unanswered.incrementAndGet();
        }
        return false;
    }
}
