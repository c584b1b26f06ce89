package io.taskqueue.monitor.queue;

import io.taskqueue.redis.Call;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** How the Redis server is, as its {@code INFO} tells. */
@Singleton
public final class RedisCondition {
    private final RedisGateway redis;

    RedisCondition(RedisGateway redis) {
        this.redis = redis;
    }

    /** Asks the server whether it is there at all. */
    public void ping() {
        redis.call(Call.of("PING"));
    }

    /** Asks the server how it is. */
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
     * What the queue needs of its server.
     *
     * @param role {@code master}, or {@code slave} for a replica, which takes no writes
     * @param appendOnly whether writes go to the append-only file
     * @param appendOnlyWritten whether the last write to that file succeeded; true without the file
     * @param appendOnlyRewritten whether the last rewrite of that file succeeded; else it only grows
     * @param evictionPolicy anything but {@code noeviction} may throw status records away
     * @param usedMemory in bytes
     * @param maxMemory in bytes, 0 for no limit
     * @param replicas how many follow it and are up to date
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
