package io.taskqueue.systemtests.durability;

import io.taskqueue.systemtests.stage.Web;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Submitters that do as the documentation tells: each sends one task after the other under an idempotency key of its
 * own and repeats it under that key until it is acknowledged. The task's text is its key.
 */
final class Clients {
    private static final long PAUSE_AFTER_REFUSAL = Duration.ofMillis(50).toNanos();

    private final String url;
    private final String queue;
    private final String run;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    /** @param run tells the keys of this run from those of all others */
    Clients(String url, String queue, String run, int count) {
        this.url = url;
        this.queue = queue;
        this.run = run;
        for (int i = 0; i < count; i++) {
            threads.execute(this::submitAgainAndAgain);
        }
    }

    /** How many tasks are acknowledged by now. */
    int acknowledgements() {
        return acknowledged.size();
    }

    long refusals() {
        return refused.get();
    }

    /** The id by which each key was acknowledged first; begins no new submission and waits for those under way. */
    Map<String, String> stop() {
        stopped = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the producer has not answered the last requests");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.copyOf(acknowledged);
    }

    private void submitAgainAndAgain() {
        while (!stopped) {
            String key = run + "-" + next.incrementAndGet();
            while (!submit(key) && !stopped) {
                LockSupport.parkNanos(PAUSE_AFTER_REFUSAL);
            }
        }
    }

    private boolean submit(String key) {
        try {
            Web.Answer answer = Web.postJson(
                    url, "{\"type\":\"text\",\"queue\":\"" + queue + "\",\"payload\":{\"text\":\"" + key + "\"}}", key);
            if (answer.status() == 202) {
                requireReached(answer);
                acknowledged.put(key, answer.body().path("id").asText());
                return true;
            }
        } catch (UncheckedIOException e) {
            // no answer is no acknowledgement
        }
        refused.incrementAndGet();
        return false;
    }

    private void requireReached(Web.Answer answer) {
        if (!answer.body().path("durability").asText().equals(queue)) {
            throw new IllegalStateException("was promised " + queue + " and told " + answer.text());
        }
    }
}
