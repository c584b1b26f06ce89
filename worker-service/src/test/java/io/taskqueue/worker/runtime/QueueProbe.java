package io.taskqueue.worker.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.WorkerStatusCodec;
import io.taskqueue.testing.RealRedis;
import io.taskqueue.worker.runtime.claim.IdleWaits;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import redis.clients.jedis.Jedis;

/** A test's eyes and hands in the Redis a worker serves. */
public final class QueueProbe implements AutoCloseable {
    public static final QueueKeys KEYS = new QueueKeys("");

    private final Jedis redis;

    QueueProbe(RealRedis server) {
        this.redis = server.connect();
    }

    public Jedis redis() {
        return redis;
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** @param fields further fields of the envelope, {@code "timeout":100} */
    public static String envelope(String id, String type, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"payload\":{\"n\":1},\"enqueuedAt\":"
                + System.currentTimeMillis() + more + "}";
    }

    /** Submits as any Redis client may, and answers the new task's id. */
    public String push(String type, String... fields) {
        String id = newId();
        redis.lpush("task_queue", envelope(id, type, fields));
        return id;
    }

    /** The task's record, {@code null} while there is none. */
    public TaskStatus status(String id) {
        byte[] found = redis.get(KEYS.status(id).getBytes(UTF_8));
        return found == null ? null : TaskStatusCodec.decode(found);
    }

    public TaskStatus await(String id, TaskState state) {
        return soon().until(() -> status(id), status -> status != null && status.state() == state);
    }

    /** Pauses a queue as an operator does; afterwards the worker knows and no pop from before is under way. */
    public void pause(String queue) {
        redis.set(KEYS.control(queue), "{\"paused\":true}");
        awaitBeat();
        soon().pollDelay(IdleWaits.LONGEST.plusMillis(500)).until(() -> true);
    }

    public void resume(String queue) {
        redis.del(KEYS.control(queue));
    }

    /** Waits until the worker has had so many more heartbeats. */
    void awaitBeats(int count) {
        for (int beat = 0; beat < count; beat++) {
            awaitBeat();
        }
    }

    private void awaitBeat() {
        long last = beatAt();
        soon().until(() -> beatAt() > last);
    }

    private long beatAt() {
        byte[] heartbeat = redis.get(KEYS.workerStatus(worker()).getBytes(UTF_8));
        return WorkerStatusCodec.decode(heartbeat).beatAt();
    }

    /** How many commands the server has processed since it started. */
    long commandsProcessed() {
        return infoNumber("stats", "total_commands_processed");
    }

    /** How many pops wait. */
    public long blockedClients() {
        return infoNumber("clients", "blocked_clients");
    }

    private long infoNumber(String section, String field) {
        return redis.info(section)
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).trim()))
                .findFirst()
                .orElseThrow();
    }

    /** The name the worker holds its lease under. */
    public String worker() {
        Supplier<String> name = () -> redis.smembers(KEYS.workers()).stream()
                .filter(worker -> redis.exists(KEYS.workerStatus(worker)))
                .findFirst()
                .orElse(null);
        return soon().until(name::get, found -> found != null);
    }

    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }

    @Override
    public void close() {
        redis.close();
    }
}
