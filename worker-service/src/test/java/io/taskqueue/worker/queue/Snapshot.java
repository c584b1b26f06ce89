package io.taskqueue.worker.queue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.resps.Tuple;

/**
 * All keys of a database with their contents, read from a Redis, written to one, or made up by its methods, each of
 * which answers a copy with one key changed. A key whose contents are empty is not there, as in Redis.
 */
record Snapshot(SortedMap<String, Content> keys) {
    static final Snapshot EMPTY = new Snapshot(new TreeMap<>());
    private static final long SEEDED_LIFE_MILLIS = 60_000;

    /**
     * @param value a text, a list from left to right, a sorted set of members, scores by member, or values by field
     * @param expires whether the key has a time to live
     */
    record Content(String type, Object value, boolean expires) {}

    /** Everything in the database now. */
    static Snapshot of(Jedis redis) {
        SortedMap<String, Content> all = new TreeMap<>();
        for (String key : redis.keys("*")) {
            String type = redis.type(key);
            all.put(key, new Content(type, value(redis, type, key), redis.pttl(key) >= 0));
        }
        return new Snapshot(all);
    }

    /** Replaces everything in the database; keys that expire get a minute. */
    Snapshot seed(Jedis redis) {
        redis.flushAll();
        keys.forEach((key, content) -> {
            write(redis, key, content);
            if (content.expires()) {
                redis.pexpire(key, SEEDED_LIFE_MILLIS);
            }
        });
        return this;
    }

    Snapshot string(String key, String value) {
        return with(key, new Content("string", value, false));
    }

    Snapshot expiring(String key, String value) {
        return with(key, new Content("string", value, true));
    }

    /** From left to right. */
    Snapshot list(String key, String... elements) {
        return elements.length == 0 ? without(key) : with(key, new Content("list", List.of(elements), false));
    }

    Snapshot set(String key, String... members) {
        return members.length == 0
                ? without(key)
                : with(key, new Content("set", new TreeSet<>(List.of(members)), false));
    }

    Snapshot zset(String key, Map<String, Double> scores) {
        return scores.isEmpty() ? without(key) : with(key, new Content("zset", new TreeMap<>(scores), false));
    }

    Snapshot hash(String key, Map<String, String> fields) {
        return with(key, new Content("hash", new TreeMap<>(fields), false));
    }

    Snapshot expiringHash(String key, Map<String, String> fields) {
        return with(key, new Content("hash", new TreeMap<>(fields), true));
    }

    Snapshot without(String key) {
        return with(key, null);
    }

    private Snapshot with(String key, Content content) {
        SortedMap<String, Content> copy = new TreeMap<>(keys);
        if (content == null) {
            copy.remove(key);
        } else {
            copy.put(key, content);
        }
        return new Snapshot(Collections.unmodifiableSortedMap(copy));
    }

    private static Object value(Jedis redis, String type, String key) {
        return switch (type) {
            case "string" -> redis.get(key);
            case "list" -> redis.lrange(key, 0, -1);
            case "set" -> new TreeSet<>(redis.smembers(key));
            case "hash" -> new TreeMap<>(redis.hgetAll(key));
            case "zset" ->
                new TreeMap<>(redis.zrangeWithScores(key, 0, -1).stream()
                        .collect(Collectors.toMap(Tuple::getElement, Tuple::getScore)));
            default -> throw new IllegalStateException(key + " is a " + type + ", which no script writes");
        };
    }

    private static void write(Jedis redis, String key, Content content) {
        switch (content.value()) {
            case String text -> redis.set(key, text);
            case List<?> elements -> elements.forEach(element -> redis.rpush(key, (String) element));
            case Map<?, ?> fields
            when content.type().equals("hash") ->
                fields.forEach((field, value) -> redis.hset(key, (String) field, (String) value));
            case Map<?, ?> scores ->
                scores.forEach((member, score) -> redis.zadd(key, (Double) score, (String) member));
            case Iterable<?> members -> members.forEach(member -> redis.sadd(key, (String) member));
            default -> throw new IllegalStateException(key + " holds " + content.value());
        }
    }
}
