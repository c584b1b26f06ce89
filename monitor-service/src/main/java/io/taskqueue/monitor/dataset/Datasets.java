package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskId;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.index.IndexEntry;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads datasets. */
@Singleton
public final class Datasets {
    private final RedisGateway redis;
    private final QueueKeys keys;
    private final DatasetReader reader;
    private final DiscardedChunkReader discarded;

    Datasets(RedisGateway redis, QueueKeys keys, DiscardedChunkReader discarded) {
        this.redis = redis;
        this.keys = keys;
        this.reader = new DatasetReader(keys);
        this.discarded = discarded;
    }

    /**
     * Part of the newest datasets, newest first.
     *
     * @param at the time of the read, epoch milliseconds by Redis' clock
     * @param next the cursor of the next page, {@code null} after the last one; a page is short if indexed datasets
     *     have expired
     * @param problems datasets that could not be read
     */
    public record Page(
            long at,
            List<Dataset> datasets,
            String next,
            @JsonInclude(Include.NON_EMPTY) List<String> problems) {}

    /**
     * One dataset; empty if Redis has none with this id.
     *
     * @throws io.taskqueue.model.MalformedTaskException if the text cannot be an id
     * @throws WrongTypeException if its key holds another Redis type
     * @throws UnreadableFieldException if a field breaks the contract
     */
    public Optional<Dataset> find(String id) {
        List<Reply> replies = redis.readAll(List.of(reader.call(TaskId.requireValid(id)), Call.of("TIME")));
        return reader.read(id, replies.get(0), RedisGateway.time(replies.get(1)));
    }

    /** All details of one dataset; throws the same exceptions as {@link #find}. */
    public Optional<DatasetDetail> findAll(String id) {
        List<Reply> replies = redis.readAll(List.of(reader.callForAll(TaskId.requireValid(id)), Call.of("TIME")));
        return reader.readAll(id, replies.get(0), RedisGateway.time(replies.get(1)))
                .map(detail ->
                        discarded.find(detail.dataset()).map(detail::with).orElse(detail));
    }

    /** Up to {@code limit} datasets after the cursor. */
    public Page page(Cursor cursor, int limit) {
        List<IndexEntry> following =
                index().stream().filter(cursor::isFollowedBy).toList();
        List<IndexEntry> shown = following.subList(0, Math.min(limit, following.size()));
        boolean more = following.size() > shown.size();
        return read(shown, more ? Cursor.after(shown.get(shown.size() - 1)).toString() : null);
    }

    private List<IndexEntry> index() {
        List<Reply> flat = redis.call(
                        Call.on("ZREVRANGE", keys.datasets(), 0, DatasetContract.INDEX_LENGTH - 1, "WITHSCORES"))
                .list();
        return IndexEntry.ofPairs(flat.stream().map(Reply::bytes).toList()).stream()
                .filter(entry -> TaskId.isValid(entry.id()))
                .toList();
    }

    private Page read(List<IndexEntry> entries, String next) {
        List<Call> calls = new ArrayList<>();
        entries.forEach(entry -> calls.add(reader.call(entry.id())));
        calls.add(Call.of("TIME"));
        List<Reply> replies = redis.readAll(calls);
        long now = RedisGateway.time(replies.get(entries.size()));
        List<Dataset> datasets = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                reader.read(entries.get(i).id(), replies.get(i), now).ifPresent(datasets::add);
            } catch (WrongTypeException | UnreadableFieldException e) {
                problems.add(e.getMessage());
            }
        }
        return new Page(now, datasets, next, problems);
    }
}
