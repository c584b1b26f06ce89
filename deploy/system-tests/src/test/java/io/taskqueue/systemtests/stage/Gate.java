package io.taskqueue.systemtests.stage;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The server {@code http.request} tasks call. Each request is one effect of the task whose id it carries; the gate
 * remembers when it came, and while it is shut lets it wait for its answer. A path that is a number, such as
 * {@code /250}, is answered so many milliseconds later, so that a task can be of any length.
 */
public final class Gate implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BACKLOG = 4_096;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<Instant>> effects = new ConcurrentHashMap<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile CountDownLatch door = new CountDownLatch(0);

    Gate() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** As the worker's list of allowed hosts names it. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets requests wait from now on, those that wait already included. */
    public synchronized void shut() {
        if (door.getCount() == 0) {
            door = new CountDownLatch(1);
        }
    }

    /** Answers all that wait and all that come. */
    public void open() {
        door.countDown();
    }

    /** Never answers the requests of this task from now on, whether or not the gate is shut. */
    public void hold(String taskId) {
        held.add(taskId);
    }

    /** How many requests have come. */
    public int arrived() {
        return arrived.get();
    }

    /** How many requests have got their answer. */
    public int answered() {
        return answered.get();
    }

    public void awaitArrived(int requests) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> arrived.get() >= requests);
    }

    public void awaitAnswered(int requests) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> answered.get() >= requests);
    }

    /** When each effect of the task began, in order. */
    public List<Instant> effects(String taskId) {
        return List.copyOf(effects.getOrDefault(taskId, List.of()));
    }

    /** The tasks that had effects. */
    public Set<String> taskIds() {
        return Set.copyOf(effects.keySet());
    }

    /** How many effects the task had. */
    public int runs(String taskId) {
        return effects(taskId).size();
    }

    @Override
    public void close() {
        open();
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String taskId = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        CountDownLatch doorAtArrival = door;
        effects.computeIfAbsent(taskId, unused -> new CopyOnWriteArrayList<>()).add(Instant.now());
        arrived.incrementAndGet();
        try {
            doorAtArrival.await();
            if (held.contains(taskId)) {
                closed.await();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(length(exchange)));
            exchange.sendResponseHeaders(200, -1);
            answered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static long length(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath().substring(1);
        return path.isEmpty() ? 0 : Long.parseLong(path);
    }
}
