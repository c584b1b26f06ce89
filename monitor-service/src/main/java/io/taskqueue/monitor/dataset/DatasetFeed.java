package io.taskqueue.monitor.dataset;

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
 * Tells any number of listeners how datasets come on. Each dataset somebody listens to is looked at twice a second by one
 * virtual thread, however many listen; a listener costs memory alone, and one who is slow is told the latest only.
 */
@Singleton
public final class DatasetFeed {
    private static final DatasetWatch.Pauses PAUSES = new DatasetWatch.Pauses(500, 20);

    private final Datasets datasets;
    private final Map<String, Audience> audiences = new HashMap<>();

    DatasetFeed(Datasets datasets) {
        this.datasets = datasets;
    }

    private record Audience(DatasetWatch watch, Set<MultiEmitter<? super DatasetEvent>> listeners) {}

    /** What is new about a dataset from now on, {@code now} first; it ends with the dataset. */
    public Multi<DatasetEvent> listen(Dataset now) {
        DatasetEvent first = new DatasetEvent.Progress(now);
        return first.isLast()
                ? Multi.createFrom().item(first)
                : Multi.createFrom().emitter(listener -> join(now.id(), first, listener), BackPressureStrategy.LATEST);
    }

    /** How many listen. */
    public synchronized int listeners() {
        return audiences.values().stream()
                .mapToInt(audience -> audience.listeners().size())
                .sum();
    }

    /** How many datasets are looked at for them. */
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

    private Audience gather(String id, DatasetEvent told) {
        DatasetWatch watch = new DatasetWatch(() -> look(id), news -> tell(id, news), PAUSES, told);
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

    // A watch that was stopped during its last look may tell the audience of the one that followed it; that is as true.
    private void tell(String id, DatasetEvent news) {
        List<MultiEmitter<? super DatasetEvent>> listeners;
        synchronized (this) {
            Audience audience = news.isLast() ? audiences.remove(id) : audiences.get(id);
            listeners = audience == null ? List.of() : new ArrayList<>(audience.listeners());
        }
        // Outside the lock: an emitter may call back, and writes to the listener's connection.
        listeners.forEach(listener -> {
            listener.emit(news);
            if (news.isLast()) {
                listener.complete();
            }
        });
    }

    private DatasetEvent look(String id) {
        try {
            return datasets.find(id)
                    .<DatasetEvent>map(DatasetEvent.Progress::new)
                    .orElseGet(DatasetEvent.Gone::new);
        } catch (RuntimeException e) {
            return new DatasetEvent.Unknown(e);
        }
    }
}
