package io.taskqueue.worker.dataset;

import io.taskqueue.worker.queue.RedisClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * Merges chunks into one dataset by compare-and-set. Keeps what it wrote last, so that it need not be read back while
 * no other worker writes. For one thread at a time.
 */
final class DatasetWriter implements GroupCommit.Writer<Partial, Standing> {
    /** A double represents these exactly, and so does a number in every language. */
    private static final long VERSIONS = 1L << 53;

    /** How many summaries a write waits for: encoding and sending the whole state costs as much as several merges. */
    private static final int GROUP = 8;

    /** For narrow tables a write waits for more of them, as long as they have no more columns than this together. */
    private static final int COLUMNS_IN_A_GROUP = 80;

    /**
     * About the time it takes to read the largest chunk with {@link #GATHERING_COLUMNS} columns: that much is saved,
     * and no more is lost.
     */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final int GATHERING_COLUMNS = 100;

    /**
     * A state and its version in Redis.
     *
     * @param bytes about how many bytes of memory it takes
     */
    private record Known(String version, KeptState state, long bytes) {
        private static final Known NOTHING = new Known("", null, 0);

        private Known(String version, KeptState state) {
            this(version, state, state.bytes());
        }
    }

    private final String dataset;
    private final Datasets datasets;
    private final RedisClock clock;
    private final RandomGenerator random;
    private final MemoryBudget memory;
    private StoredDataset stored;

    /** What was written last; {@link Known#NOTHING} if that is unknown or not kept. */
    private final AtomicReference<Known> kept = new AtomicReference<>(Known.NOTHING);

    private volatile Set<String> manyValued = Set.of();

    DatasetWriter(String dataset, Datasets datasets, RedisClock clock, RandomGenerator random, MemoryBudget memory) {
        this.dataset = dataset;
        this.datasets = datasets;
        this.clock = clock;
        this.random = random;
        this.memory = memory;
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
        int most = Math.max(GROUP, COLUMNS_IN_A_GROUP / columns);
        Duration longest = GATHERING.multipliedBy(Math.max(1, columns / GATHERING_COLUMNS));
        partials.addAll(more.gather(most - first.size(), longest));
        try (MemoryBudget.Share share = memory.share()) {
            return merge(partials, more, share);
        }
    }

    private Standing merge(List<Partial> partials, GroupCommit.More<Partial> more, MemoryBudget.Share share)
            throws InterruptedException {
        // The state changes from here on, and if the write fails it is unknown what Redis holds.
        Known base = kept.getAndSet(Known.NOTHING);
        boolean wasKept = base != Known.NOTHING;
        if (wasKept) {
            share.resize(KeptState.mostBytes(base.state().encoded(), partials));
        } else {
            base = read(partials, share);
        }
        while (true) {
            if (base.state().addAll(partials)) {
                String next = Long.toString(random.nextLong(VERSIONS));
                MergeAnswer answer = datasets.merge(dataset, toWrite(base, next, partials));
                if (!(answer instanceof MergeAnswer.Stale stale)) {
                    return standing(answer, new Known(next, base.state()));
                }
                base = known(stale.stored(), partials, share);
            } else if (wasKept) {
                // Redis may have lost its last writes since, and only what it holds counts.
                base = read(partials, share);
            } else {
                kept.set(base);
                return Standing.MERGED;
            }
            wasKept = false;
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            partials.addAll(more.take());
        }
    }

    /** Reserves all memory for merging, as the size of the state is unknown until it has arrived. */
    private Known read(List<Partial> partials, MemoryBudget.Share share) throws InterruptedException {
        share.resize(Long.MAX_VALUE);
        return known(datasets.state(dataset), partials, share);
    }

    /** While this waits for memory it holds the encoded state alone. */
    private static Known known(StoredState stored, List<Partial> partials, MemoryBudget.Share share)
            throws InterruptedException {
        int encoded = stored.bytes() == null ? 0 : stored.bytes().length;
        share.resize(KeptState.mostBytes(encoded, partials));
        KeptState state = stored.bytes() == null ? KeptState.empty() : KeptState.decode(stored.bytes());
        return new Known(stored.version(), state);
    }

    /** The memory of what is kept, in bytes. For any thread. */
    long keptBytes() {
        return kept.get().bytes();
    }

    /** Drops what is kept: the next write reads what Redis holds. For any thread. */
    void forget() {
        kept.set(Known.NOTHING);
    }

    /** As {@link KeptState#manyValued}, of what was last written. For any thread. */
    Set<String> manyValued() {
        return manyValued;
    }

    private Standing standing(MergeAnswer answer, Known written) {
        return switch (answer) {
            case MergeAnswer.Merged merged -> {
                kept.set(merged.last() ? Known.NOTHING : written);
                manyValued = written.state().manyValued();
                yield Standing.MERGED;
            }
            case MergeAnswer.Cancelled cancelled -> Standing.CANCELLED;
            case MergeAnswer.Gone gone -> Standing.GONE;
            case MergeAnswer.Stale stale -> throw new IllegalStateException("a stale write does not end a merge");
        };
    }

    private MergeWrite toWrite(Known base, String next, List<Partial> partials) {
        KeptState state = base.state();
        long now = clock.now();
        return new MergeWrite(
                base.version(),
                next,
                state.encode(),
                state.statistics(),
                partials.stream().map(Partial::chunk).toList(),
                state.chunks(),
                state.records(),
                now,
                DatasetRecord.completed(dataset, stored, now));
    }
}
