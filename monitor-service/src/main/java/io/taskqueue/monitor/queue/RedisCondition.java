package io.taskqueue.monitor.queue;

import io.taskqueue.redis.Call;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the condition of the Redis server from its {@code INFO}. */
@Singleton
public final class RedisCondition {
    private final RedisGateway redis;

    RedisCondition(RedisGateway redis) {
        this.redis = redis;
    }

    /** Checks that the server responds. */
    public void ping() {
        redis.call(Call.of("PING"));
    }

    /** Reads the condition of the server. */
    public Report read() {
        String info = redis.call(Call.of("INFO")).text();
        Map<String, String> fields = info.lines()
                .filter(line -> !line.startsWith("#") && line.contains(":"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
        return new Report(
                fields.getOrDefault("role", "unknown"),
                fields.getOrDefault("aof_enabled", "0").equals("1"),
                fields.getOrDefault("aof_last_write_status", "ok").equals("ok"),
                fields.getOrDefault("aof_last_bgrewrite_status", "ok").equals("ok"),
                fields.getOrDefault("maxmemory_policy", "unknown"),
                Long.parseLong(fields.getOrDefault("used_memory", "0")),
                Long.parseLong(fields.getOrDefault("maxmemory", "0")),
                fields.values().stream()
                        .filter(value -> value.contains("state=online"))
                        .count());
    }

    /**
     * The properties of the server that the queue depends on.
     *
     * @param role {@code master}, or {@code slave} for a replica, which rejects writes
     * @param appendOnly whether writes go to the append-only file
     * @param appendOnlyWritten whether the last write to that file succeeded; true without the file
     * @param appendOnlyRewritten whether the last rewrite of that file succeeded; otherwise it only grows
     * @param evictionPolicy any value but {@code noeviction} can delete status records
     * @param usedMemory in bytes
     * @param maxMemory in bytes, 0 for no limit
     * @param replicas how many replicas are online
     */
    public record Report(
            String role,
            boolean appendOnly,
            boolean appendOnlyWritten,
            boolean appendOnlyRewritten,
            String evictionPolicy,
            long usedMemory,
            long maxMemory,
            long replicas) {
        /** Whether tasks can be submitted and finished. */
        public boolean takesWrites() {
            return role.equals("master") && appendOnlyWritten && !isFull();
        }

        private boolean isFull() {
            return maxMemory > 0 && usedMemory >= maxMemory && evictionPolicy.equals("noeviction");
        }
    }
}
