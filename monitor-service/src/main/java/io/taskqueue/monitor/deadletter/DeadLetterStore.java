package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.index.IndexEntry;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.monitor.queue.TaskRecords;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads dead letters: their ids by page, their records a few megabytes at a time. */
@Singleton
final class DeadLetterStore {
    /** How many bytes of records are held at once; records contain payloads. */
    static final int BYTES_AT_ONCE = 4 * 1024 * 1024;

    private static final LuaScript LIST = LuaScript.load(DeadLetterStore.class, "list_dead");

    private final RedisGateway redis;
    private final QueueKeys keys;

    DeadLetterStore(RedisGateway redis, QueueKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** How many dead letters there are that were discarded at this time or later; {@code null} for all. */
    long count(Long after) {
        String least = after == null ? "-inf" : after.toString();
        return redis.call(Call.on("ZCOUNT", keys.dead(), least, "+inf")).number();
    }

    /** Up to {@code count} entries after the cursor, newest first. */
    List<IndexEntry> list(Cursor cursor, int count) {
        List<byte[]> arguments =
                List.of(cursor.score(), cursor.member(), String.valueOf(count).getBytes(UTF_8));
        return IndexEntry.ofPairs(redis.run(LIST, List.of(keys.dead()), arguments).list().stream()
                .map(Reply::bytes)
                .toList());
    }

    /** The entry of each id, in order; empty for an id that is not a dead letter's. */
    List<Optional<IndexEntry>> find(List<String> ids) {
        List<Reply> scores = redis.readAll(
                ids.stream().map(id -> Call.on("ZSCORE", keys.dead(), id)).toList());
        List<Optional<IndexEntry>> entries = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            byte[] member = ids.get(i).getBytes(UTF_8);
            entries.add(Optional.ofNullable(scores.get(i).text()).map(score -> new IndexEntry(member, score)));
        }
        return entries;
    }

    /** The entries with their records, in order; records are read as the stream is consumed. */
    Stream<LoadedLetter> load(List<IndexEntry> entries) {
        List<Reply> sizes = redis.readAll(calls("STRLEN", entries));
        List<List<Sized>> parts = new ArrayList<>();
        long bytes = Long.MAX_VALUE / 2;
        for (int i = 0; i < entries.size(); i++) {
            Sized entry = new Sized(entries.get(i), sizes.get(i).numberOr(0, new ArrayList<>()));
            if (bytes + entry.toRead() > BYTES_AT_ONCE) {
                parts.add(new ArrayList<>());
                bytes = 0;
            }
            bytes += entry.toRead();
            parts.getLast().add(entry);
        }
        return parts.stream().map(this::loadAtOnce).flatMap(List::stream);
    }

    private List<LoadedLetter> loadAtOnce(List<Sized> entries) {
        Iterator<Reply> records = redis.readAll(calls(
                        "GET",
                        entries.stream()
                                .filter(entry -> !entry.isTooLarge())
                                .map(Sized::entry)
                                .toList()))
                .iterator();
        List<LoadedLetter> letters = new ArrayList<>();
        for (Sized sized : entries) {
            IndexEntry entry = sized.entry();
            String key = keys.status(entry.id());
            letters.add(
                    sized.isTooLarge()
                            ? LoadedLetter.tooLarge(entry, key, sized.size())
                            : LoadedLetter.of(entry, key, records.next()));
        }
        return letters;
    }

    /** An entry and the size of its record in bytes. */
    private record Sized(IndexEntry entry, long size) {
        boolean isTooLarge() {
            return size > TaskRecords.LONGEST;
        }

        long toRead() {
            return isTooLarge() ? 0 : size;
        }
    }

    private List<Call> calls(String command, List<IndexEntry> entries) {
        return entries.stream()
                .map(entry -> Call.on(command, keys.status(entry.id())))
                .toList();
    }
}
