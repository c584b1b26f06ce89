package io.taskqueue.worker.dataset;

import io.taskqueue.worker.queue.Datasets;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.statistics.TableSummary;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Merges what chunks bring into their datasets, each chunk once, whoever else does so at the same time. Thread-safe. */
@Singleton
public class Merges {
    /** Of how many datasets the state is kept that was written last. */
    private static final int KEPT = 8;

    private final Datasets datasets;
    private final RedisClock clock;
    private final RandomGenerator random;
    private final Map<String, GroupCommit<Partial, Standing>> commits = new LinkedHashMap<>(KEPT, 1, true);

    Merges(Datasets datasets, RedisClock clock, RandomGenerator random) {
        this.datasets = datasets;
        this.clock = clock;
        this.random = random;
    }

    /** Whether a chunk is to be analysed; never {@link Standing#MERGED}, which only {@link #merge} finds out. */
    public Standing standing(String dataset, long chunk) {
        return datasets.find(dataset)
                .map(stored -> {
                    if (stored.cancelled()) {
                        return Standing.CANCELLED;
                    }
                    return chunk < stored.chunks() ? Standing.WANTED : Standing.UNKNOWN;
                })
                .orElse(Standing.GONE);
    }

    /**
     * Merges what a chunk brought, unless its dataset holds it already.
     *
     * @param summary of its records; it is read, never changed
     * @return {@link Standing#MERGED}, {@link Standing#CANCELLED} or {@link Standing#GONE}
     * @throws InterruptedException if the thread was interrupted; whether the chunk is merged is unknown
     * @throws UnreadableStateException if this worker cannot read what is merged so far
     */
    public Standing merge(String dataset, long chunk, TableSummary summary) throws InterruptedException {
        return commits(dataset).commit(new Partial(chunk, summary));
    }

    /** One that is dropped while in use does no harm: its writes and those of its successor are told apart by version. */
    private synchronized GroupCommit<Partial, Standing> commits(String dataset) {
        GroupCommit<Partial, Standing> own = commits.computeIfAbsent(
                dataset, id -> new GroupCommit<>(new DatasetWriter(id, datasets, clock, random)));
        if (commits.size() > KEPT) {
            commits.remove(commits.keySet().iterator().next());
        }
        return own;
    }
}
