package io.taskqueue.monitor.dataset;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Streams the events of datasets to any number of listeners. One virtual thread per dataset polls twice a second for
 * all its listeners; a slow listener receives only the latest event. Thread-safe.
 */
@Singleton
public final class DatasetFeed {
    private static final DatasetWatch.Pauses PAUSES = new DatasetWatch.Pauses(500, 20);

    private final Datasets datasets;

    @GuardedBy("this")
    private final Map<String, Audience> audiences = new HashMap<>();

    DatasetFeed(Datasets datasets) {
        this.datasets = datasets;
    }

    private record Audience(DatasetWatch watch, Set<MultiEmitter<? super DatasetEvent>> listeners) {}

    /** The events of a dataset from now on, beginning with {@code now}; the stream ends with the dataset. */
    public Multi<DatasetEvent> listen(Dataset now) {
        DatasetEvent first = new DatasetEvent.Progress(now);
        return first.isLast()
                ? Multi.createFrom().item(first)
                : Multi.createFrom().emitter(listener -> join(now.id(), first, listener), BackPressureStrategy.LATEST);
    }

    /** The number of listeners. */
    public synchronized int listeners() {
        return audiences.values().stream()
                .mapToInt(audience -> audience.listeners().size())
                .sum();
    }

    /** The number of datasets that are polled. */
    public synchronized int watched() {
        return audiences.size();
    }

    @PreDestroy
    synchronized void close() {
        audiences.values().forEach(audience -> audience.watch().stop());
    }

    private void join(String id, DatasetEvent first, MultiEmitter<? super DatasetEvent> listener) {
        listener.emit(first);
        synchronized (this) {
            audiences.computeIfAbsent(id, key -> gather(key, first)).listeners().add(listener);
        }
        listener.onTermination(() -> leave(id, listener));
        if (listener.isCancelled()) {
            leave(id, listener);
        }
    }

    private Audience gather(String id, DatasetEvent known) {
        DatasetWatch watch = new DatasetWatch(() -> read(id), event -> send(id, event), PAUSES, known);
        Thread.ofVirtual().name("dataset-" + id).start(watch);
        return new Audience(watch, new HashSet<>());
    }

    private synchronized void leave(String id, MultiEmitter<? super DatasetEvent> listener) {
        Audience audience = audiences.get(id);
        if (audience != null
                && audience.listeners().remove(listener)
                && audience.listeners().isEmpty()) {
            audience.watch().stop();
            audiences.remove(id);
        }
    }

    // A watch stopped during its last read may send to the audience of its successor; the event is just as current.
    private void send(String id, DatasetEvent event) {
        List<MultiEmitter<? super DatasetEvent>> listeners;
        synchronized (this) {
            Audience audience = event.isLast() ? audiences.remove(id) : audiences.get(id);
            listeners = audience == null ? List.of() : new ArrayList<>(audience.listeners());
        }
        // Outside the lock, because an emitter can call back and writes to the listener's connection.
        listeners.forEach(listener -> {
            listener.emit(event);
            if (event.isLast()) {
                listener.complete();
            }
        });
    }

    private DatasetEvent read(String id) {
        try {
            return datasets.find(id)
                    .<DatasetEvent>map(DatasetEvent.Progress::new)
                    .orElseGet(DatasetEvent.Gone::new);
        } catch (RuntimeException e) {
            return new DatasetEvent.Unknown(e);
        }
    }
}
