package io.taskqueue.local.stack;

import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.Part;
import io.taskqueue.local.part.PartFailure;
import io.taskqueue.local.process.PartKind;
import io.taskqueue.local.process.RunFolder;
import io.taskqueue.local.process.Spawner;
import io.taskqueue.local.process.Stopper;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The running parts. Each starts as soon as those it needs are ready, side by side with the others; one that ends by
 * itself after that is started again; all stop kind by kind. Safe for use by several threads.
 */
public final class Stack {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private final Spawner spawner;
    private final PartStarter starter;
    private final Stopper stopper;
    private final Keeper keeper;
    private final Consumer<String> report;
    private final CompletableFuture<PartFailure> failure = new CompletableFuture<>();
    private volatile boolean stopping;

    public Stack(Blueprint blueprint, Layout layout, RunFolder running, Clock clock, Consumer<String> report) {
        this.parts.addAll(blueprint.parts());
        this.spawner = new Spawner(running, clock);
        this.starter = new PartStarter(layout, running, spawner, PATIENCE, report);
        this.stopper = new Stopper(running, report);
        this.report = report;
        this.keeper = new Keeper(starter, report);
    }

    /**
     * Starts every part and returns when all are ready.
     *
     * @param whenReady receives each part that has become ready
     * @throws PartFailure of the first part that fails; the others run until {@link #stop}
     */
    public void start(Consumer<Part> whenReady) throws PartFailure, InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Map<Part, CompletableFuture<Void>> starts = new LinkedHashMap<>();
            for (Part part : parts) {
                CompletableFuture<?>[] needed = needed(part.needs(), starts);
                starts.put(part, CompletableFuture.allOf(needed).thenRunAsync(() -> start(part, whenReady), threads));
            }
            var all = CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new));
            CompletableFuture.anyOf(all, failure).exceptionally(error -> error).get();
            if (failure.isDone() || all.isCompletedExceptionally()) {
                throw failure.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The parts, those that were added included. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /**
     * Starts one more part, which needs only parts that run already, and tries again where it does not become ready.
     */
    public void add(Part part, Consumer<Part> whenReady) throws InterruptedException {
        parts.add(part);
        try {
            Process process = starter.start(part, 0);
            whenReady.accept(part);
            keeper.keep(part, process);
        } catch (PartFailure e) {
            report.accept(e.getMessage());
            keeper.keep(part, null);
        }
    }

    /** Stops every part in order and starts none after. */
    public void stop() {
        stopping = true;
        keeper.stop();
        spawner.close();
        stopper.stopAll();
    }

    private void start(Part part, Consumer<Part> whenReady) {
        try {
            Process process = starter.start(part, 0);
            whenReady.accept(part);
            keeper.keep(part, process);
        } catch (PartFailure e) {
            fail(e);
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (RuntimeException e) {
            fail(new PartFailure("Cannot start %s: %s.".formatted(part.name(), e), e));
            throw e;
        }
    }

    /** That parts end while they are being stopped is no failure. */
    private void fail(PartFailure what) {
        if (!stopping) {
            failure.complete(what);
        }
    }

    /** The starts to wait for. Parts stand behind those they need, so these exist already. */
    private static CompletableFuture<?>[] needed(Set<PartKind> kinds, Map<Part, CompletableFuture<Void>> starts) {
        return starts.entrySet().stream()
                .filter(start -> kinds.contains(start.getKey().kind()))
                .map(Map.Entry::getValue)
                .toArray(CompletableFuture[]::new);
    }
}
