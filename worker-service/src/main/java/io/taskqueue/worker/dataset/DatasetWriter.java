package io.taskqueue.worker.dataset;

import io.taskqueue.worker.queue.Datasets;
import io.taskqueue.worker.queue.MergeAnswer;
import io.taskqueue.worker.queue.MergeWrite;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.queue.StoredDataset;
import io.taskqueue.worker.queue.StoredState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Merges chunks into one dataset by compare-and-set. What it wrote last it keeps, so that it need not be read back while
 * no other worker writes. For one thread at a time.
 */
final class DatasetWriter implements GroupCommit.Writer<Partial, Standing> {
    /** A double, and so every language's number, tells these apart. */
    private static final long VERSIONS = 1L << 53;

    /** Columns of how many partial results a write waits for: to encode the whole state costs as much as several merges. */
    private static final int COLUMNS_IN_A_GROUP = 80;

    /** About as long as the largest chunks are read, so that this much is saved and not more is lost. */
    private static final Duration LONGEST_GATHERING = Duration.ofMillis(100);

    /** A state, and the version Redis knows it by. */
    private record Known(String version, DatasetState state) {}

    private final String dataset;
    private final Datasets datasets;
    private final RedisClock clock;
    private final RandomGenerator random;
    private StoredDataset stored;
    private Known known;
    private volatile Set<String> manyValued = Set.of();

    DatasetWriter(String dataset, Datasets datasets, RedisClock clock, RandomGenerator random) {
        this.dataset = dataset;
        this.datasets = datasets;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Standing write(List<Partial> first, GroupCommit.More<Partial> more) throws InterruptedException {
        if (stored == null) {
            stored = datasets.find(dataset).orElse(null);
        }
        if (stored == null) {
            return Standing.GONE;
        }
        List<Partial> partials = new ArrayList<>(first);
        int columns = Math.max(1, first.getFirst().summary().columns());
        partials.addAll(more.gather(COLUMNS_IN_A_GROUP / columns - first.size(), LONGEST_GATHERING));
        return merge(partials, more);
    }

    private Standing merge(List<Partial> partials, GroupCommit.More<Partial> more) throws InterruptedException {
        boolean kept = known != null;
        Known base = kept ? known : known(datasets.state(dataset));
        // It changes from here on, and if the write fails nobody knows what Redis holds.
        known = null;
        while (true) {
            if (base.state().addAll(partials)) {
                Known next = new Known(Long.toString(random.nextLong(VERSIONS)), base.state());
                MergeAnswer answer = datasets.merge(dataset, toWrite(base.version(), next, partials));
                if (!(answer instanceof MergeAnswer.Stale stale)) {
                    return standing(answer, next);
                }
                base = known(stale.stored());
            } else if (kept) {
                // Redis may have lost its last writes since: only what it holds counts.
                base = known(datasets.state(dataset));
            } else {
                known = base;
                return Standing.MERGED;
            }
            kept = false;
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            partials.addAll(more.take());
        }
    }

    /** As {@link DatasetState#manyValued}, of what was last written. For any thread. */
    Set<String> manyValued() {
        return manyValued;
    }

    private Standing standing(MergeAnswer answer, Known written) {
        return switch (answer) {
            case MergeAnswer.Merged merged -> {
                known = merged.last() ? null : written;
                manyValued = written.state().manyValued();
                yield Standing.MERGED;
            }
            case MergeAnswer.Cancelled cancelled -> Standing.CANCELLED;
            case MergeAnswer.Gone gone -> Standing.GONE;
            case MergeAnswer.Stale stale -> throw new IllegalStateException("a stale write is no end");
        };
    }

    private MergeWrite toWrite(String read, Known next, List<Partial> partials) {
        DatasetState state = next.state();
        long now = clock.now();
        return new MergeWrite(
                read,
                next.version(),
                state.encode(),
                state.statistics(),
                partials.stream().map(Partial::chunk).toList(),
                state.chunks(),
                state.records(),
                now,
                DatasetRecord.completed(dataset, stored, now));
    }

    private static Known known(StoredState stored) {
        return new Known(
                stored.version(), stored.bytes() == null ? DatasetState.empty() : DatasetState.decode(stored.bytes()));
    }
}
