package io.taskqueue.benchmark.stage;

import io.taskqueue.benchmark.client.RedisLink;
import io.vertx.redis.client.Command;
import java.nio.charset.StandardCharsets;

/** What Redis reports about itself. */
public final class RedisInfo {
    private final RedisLink redis;

    RedisInfo(RedisLink redis) {
        this.redis = redis;
    }

    /** The processor time it has taken so far, in seconds. */
    public double cpuSeconds() {
        String cpu = section("cpu");
        return Double.parseDouble(field(cpu, "used_cpu_user")) + Double.parseDouble(field(cpu, "used_cpu_sys"));
    }

    /** The bytes its allocator holds for data and connections. */
    public long usedMemory() {
        return Long.parseLong(field(section("memory"), "used_memory"));
    }

    /** How many clients wait in a blocking command. */
    public int blockedClients() {
        return Integer.parseInt(field(section("clients"), "blocked_clients"));
    }

    public String version() {
        return field(section("server"), "redis_version");
    }

    /** The value of a field in the text of {@code INFO}. */
    static String field(String info, String name) {
        return info.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("INFO has no " + name));
    }

    private String section(String name) {
        return redis.call(Command.INFO, name).toString(StandardCharsets.UTF_8);
    }
}
