package io.taskqueue.systemtests.stage;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that submit one task after another to a producer and remember what it acknowledged. */
public final class Submitters implements AutoCloseable {
    private static final long PAUSE_AFTER_REFUSAL = Duration.ofMillis(50).toNanos();

    /** A task the producer has answered for, and when the answer came. */
    public record Acknowledged(String id, Instant at) {}

    private final RunningService producer;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    public Submitters(RunningService producer, int clients) {
        this.producer = producer;
        for (int i = 0; i < clients; i++) {
            this.clients.execute(this::submitAgainAndAgain);
        }
    }

    /** The tasks the producer has answered for. */
    public List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Ends when the last request is answered. */
    @Override
    public void close() {
        stopped = true;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the producer has not answered the last requests");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submitAgainAndAgain() {
        while (!stopped) {
            if (!submit()) {
                LockSupport.parkNanos(PAUSE_AFTER_REFUSAL);
            }
        }
    }

    private boolean submit() {
        try {
            Web.Answer answer =
                    Web.postJson(producer.url("/tasks"), "{\"type\":\"text\",\"payload\":{\"text\":\"under load\"}}");
            if (answer.status() == 202) {
                acknowledged.add(new Acknowledged(answer.body().path("id").asText(), Instant.now()));
            }
            return answer.status() == 202;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
