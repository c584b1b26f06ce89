package io.taskqueue.systemtests.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.taskqueue.testing.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Submits tasks with LPUSH, as any Redis client may, and reads back what became of them. Thread-safe. */
public final class Tasks implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STATUSES_A_CALL = 500;

    private final RedisClient redis;
    private final String gateHost;

    Tasks(RealRedis redis, Gate gate) {
        this.redis = RedisClient.create("127.0.0.1", redis.port());
        this.gateHost = gate.host();
    }

    /** A connection to Redis. */
    public RedisClient redis() {
        return redis;
    }

    /** The envelope of a task that calls the gate. */
    public String calling(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"http.request\",\"payload\":{\"method\":\"POST\",\"url\":\"http://"
                + gateHost + "/\"}}";
    }

    /** Submits one task that calls the gate; answers its id. */
    public String submit() {
        return submit(1).getFirst();
    }

    /** Submits tasks that call the gate in one LPUSH; answers their ids. */
    public List<String> submit(int count) {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        push(ids.stream().map(this::calling).toArray(String[]::new));
        return ids;
    }

    public void push(String... elements) {
        redis.lpush("task_queue", elements);
    }

    /** The status record, a missing node where there is none. */
    public JsonNode status(String id) {
        return parse(redis.get("task_status:" + id));
    }

    public String state(String id) {
        return status(id).path("status").asText();
    }

    public void awaitState(String id, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(status(id).path("status").asText())
                        .as(() -> "state of " + status(id))
                        .isEqualTo(state));
    }

    /** Waits for all of them, also through a restart of Redis. */
    public void awaitCompleted(List<String> ids) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(JedisConnectionException.class)
                .untilAsserted(() -> assertThat(notCompleted(ids)).isEmpty());
    }

    /** The first of these tasks that are not completed, each with its record. */
    public List<String> notCompleted(List<String> ids) {
        List<JsonNode> statuses = statuses(ids);
        return IntStream.range(0, ids.size())
                .filter(i -> !statuses.get(i).path("status").asText().equals("completed"))
                .limit(3)
                .mapToObj(
                        i -> ids.get(i) + (statuses.get(i).isMissingNode() ? " has no record" : " " + statuses.get(i)))
                .toList();
    }

    /** How many of these tasks have no status record. */
    public long unknown(List<String> ids) {
        return statuses(ids).stream().filter(JsonNode::isMissingNode).count();
    }

    private List<JsonNode> statuses(List<String> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + STATUSES_A_CALL)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + STATUSES_A_CALL)))
                .map(some -> some.stream().map(id -> "task_status:" + id).toArray(String[]::new))
                .flatMap(keys -> redis.mget(keys).stream())
                .map(Tasks::parse)
                .toList();
    }

    /** The names of registered workers. */
    public Set<String> workers() {
        return redis.smembers("task_workers");
    }

    /** How many tasks the worker holds. */
    public long held(String worker) {
        return redis.llen("task_processing:" + worker);
    }

    /** Asserts that no task is anywhere under way: no queue, no schedule, no processing list, no lost worker. */
    public void assertNothingUnderWay() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(keysUnderWay()).isEmpty());
    }

    private List<String> keysUnderWay() {
        return redis.keys("task_*").stream()
                .filter(key -> key.startsWith("task_processing:")
                        || key.startsWith("task_scheduled")
                        || key.equals("task_workers_lost")
                        || (key.startsWith("task_queue") && !key.equals("task_queues")))
                .toList();
    }

    @Override
    public void close() {
        redis.close();
    }

    private static JsonNode parse(String json) {
        try {
            return json == null ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status record is no JSON: " + json, e);
        }
    }
}
