package io.taskqueue.producer.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import redis.clients.jedis.Jedis;

/** All of Redis as text, to compare before and after. */
public final class Everything {
    private Everything() {}

    /** Every key with its type, whether it expires, and its content. */
    public static Map<String, String> in(Jedis redis) {
        Map<String, String> all = new TreeMap<>();
        for (String key : redis.keys("*")) {
            String expiry = redis.pttl(key) < 0 ? "" : " (expires)";
            all.put(key, redis.type(key) + expiry + " " + content(redis, key));
        }
        return all;
    }

    private static String content(Jedis redis, String key) {
        return switch (redis.type(key)) {
            case "string" -> redis.get(key);
            case "hash" -> new TreeMap<>(redis.hgetAll(key)).toString();
            case "list" -> redis.lrange(key, 0, -1).toString();
            case "set" -> new TreeSet<>(redis.smembers(key)).toString();
            case "zset" -> redis.zrangeWithScores(key, 0, -1).toString();
            case String other -> throw new IllegalStateException("unexpected type " + other);
        };
    }
}
