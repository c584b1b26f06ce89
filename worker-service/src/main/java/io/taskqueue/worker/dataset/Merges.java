package io.taskqueue.worker.dataset;

import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.statistics.TableSummary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Merges the summaries of chunks into their datasets, each chunk once, even if other workers do the same concurrently.
 * Thread-safe.
 */
@Singleton
public class Merges {
    /** How many datasets' last written states are kept. */
    private static final int KEPT = 8;

    private static final int HEAP_PARTS_FOR_MERGING = 4;
    private static final int HEAP_PARTS_FOR_KEPT = 8;

    private final Datasets datasets;
    private final RedisClock clock;
    private final RandomGenerator random;
    private final MemoryBudget merging = MemoryBudget.ofHeap(HEAP_PARTS_FOR_MERGING);
    private final long mostKeptBytes;
    private final Map<String, Open> open = new LinkedHashMap<>(KEPT, 1, true);

    private record Open(DatasetWriter writer, GroupCommit<Partial, Standing> commit) {}

    @Inject
    Merges(Datasets datasets, RedisClock clock, RandomGenerator random) {
        this(datasets, clock, random, Runtime.getRuntime().maxMemory() / HEAP_PARTS_FOR_KEPT);
    }

    /** @param mostKeptBytes how much memory the kept states may take together */
    Merges(Datasets datasets, RedisClock clock, RandomGenerator random, long mostKeptBytes) {
        this.datasets = datasets;
        this.clock = clock;
        this.random = random;
        this.mostKeptBytes = mostKeptBytes;
    }

    /**
     * Fetches a chunk's text if it is to be analysed. A chunk that is merged already may be reported as wanted while
     * its text is still there; only {@link #merge} finds that out.
     *
     * @throws UnreadableStateException if the text is not there and this worker cannot read what is merged so far
     */
    public Fetched fetch(String dataset, long chunk) {
        StoredChunk stored = datasets.chunk(dataset, chunk);
        Standing standing = stored.dataset()
                .map(known -> standing(known, chunk, stored.text() != null))
                .orElse(Standing.GONE);
        if (standing == Standing.LOST && holds(dataset, chunk)) {
            standing = Standing.MERGED;
        }
        return new Fetched(standing, standing == Standing.WANTED ? stored.text() : null);
    }

    private static Standing standing(StoredDataset stored, long chunk, boolean hasText) {
        if (stored.cancelled()) {
            return Standing.CANCELLED;
        }
        if (chunk >= stored.chunks()) {
            return Standing.UNKNOWN;
        }
        return hasText ? Standing.WANTED : Standing.LOST;
    }

    private boolean holds(String dataset, long chunk) {
        byte[] state = datasets.state(dataset).bytes();
        return state != null && KeptState.holds(state, chunk);
    }

    /**
     * The columns of a dataset that are known to have many values, for summaries of further chunks; empty until this
     * worker has merged a chunk of it.
     */
    public Set<String> manyValued(String dataset) {
        return open(dataset).writer().manyValued();
    }

    /**
     * Announces that this worker is summarising a chunk of the dataset, so that merges may wait for it briefly.
     *
     * @return ends the announcement; to be run once, when the chunk is summarised or will not be
     */
    public Runnable announce(String dataset) {
        return open(dataset).commit().announce();
    }

    /**
     * Merges a chunk's summary, unless its dataset holds it already.
     *
     * @param summary of its records; it is read, never changed
     * @return {@link Standing#MERGED}, {@link Standing#CANCELLED} or {@link Standing#GONE}
     * @throws InterruptedException if the thread was interrupted; whether the chunk is merged is unknown
     * @throws UnreadableStateException if this worker cannot read what is merged so far
     */
    public Standing merge(String dataset, long chunk, TableSummary summary) throws InterruptedException {
        Standing standing = open(dataset).commit().commit(new Partial(chunk, summary));
        forgetBeyondLimit();
        return standing;
    }

    /** Drops the least recently used states above the limit. */
    private synchronized void forgetBeyondLimit() {
        long bytes = 0;
        for (Open latest : new ArrayList<>(open.values()).reversed()) {
            bytes += latest.writer().keptBytes();
            if (bytes > mostKeptBytes) {
                latest.writer().forget();
            }
        }
    }

    /** Dropping one that is in use is harmless: its writes and those of its successor have different versions. */
    private synchronized Open open(String dataset) {
        Open own = open.computeIfAbsent(dataset, this::begin);
        if (open.size() > KEPT) {
            open.remove(open.keySet().iterator().next());
        }
        return own;
    }

    private Open begin(String dataset) {
        DatasetWriter writer = new DatasetWriter(dataset, datasets, clock, random, merging);
        return new Open(writer, new GroupCommit<>(writer));
    }
}
