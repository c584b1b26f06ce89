package io.taskqueue.monitor.dataset;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.monitor.index.Score;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Finds the chunks that block a dataset because they are dead letters. */
@Singleton
final class DiscardedChunkReader {
    /** How many chunks, from the first, are looked up; bounds the cost of a read. */
    static final int LOOKED_AT = 10_000;

    private static final int NAMED = 100;

    private final RedisGateway redis;
    private final QueueKeys keys;

    DiscardedChunkReader(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * The discarded chunks of a dataset that is not yet merged. Reads the index of dead letters instead of the status
     * records, because the record of a dead letter contains its whole chunk.
     */
    Optional<DiscardedChunks> find(Dataset dataset) {
        int count = (int) Math.min(dataset.progress().chunks(), LOOKED_AT);
        if (count == 0 || dataset.state().hasEnded() || !dataset.progress().lacksChunks()) {
            return Optional.empty();
        }
        Object[] ids = LongStream.range(0, count).mapToObj(dataset::chunkId).toArray();
        List<Reply> times = redis.call(Call.on("ZMSCORE", keys.dead(), ids)).list();
        List<DiscardedChunks.Letter> letters = new ArrayList<>();
        long found = 0;
        for (int chunk = 0; chunk < count; chunk++) {
            String time = times.get(chunk).text();
            if (time != null && found++ < NAMED) {
                letters.add(new DiscardedChunks.Letter(chunk, dataset.chunkId(chunk), Score.toMillis(time)));
            }
        }
        return found == 0 ? Optional.empty() : Optional.of(new DiscardedChunks(found, count, letters));
    }
}
