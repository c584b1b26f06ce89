package io.taskqueue.worker.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.testing.RealRedis;
import io.taskqueue.worker.queue.OwnGateway;
import io.taskqueue.worker.queue.RedisClock;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** A real Redis with datasets as a producer leaves them, and workers that merge into them. */
public final class DatasetStage implements AutoCloseable {
    public static final QueueKeys KEYS = new QueueKeys("{tq}:");
    public static final long OPENED_AT = 1_763_700_000_000L;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final RealRedis server = RealRedis.start();
    private final List<OwnGateway> gateways = new ArrayList<>();
    private final Jedis redis = server.connect();

    public Jedis redis() {
        return redis;
    }

    /** A further worker's merges, over a connection of its own. */
    public Merges worker() {
        return worker(Long.MAX_VALUE);
    }

    /** As {@link #worker()}, one that has so many bytes of memory for states it wrote. */
    Merges worker(long mostKeptBytes) {
        OwnGateway gateway = new OwnGateway(server);
        gateways.add(gateway);
        return new Merges(new Datasets(gateway.gateway(), KEYS), new RedisClock(), new SecureRandom(), mostKeptBytes);
    }

    /** Opens a dataset that has so many chunks. */
    public DatasetStage open(String dataset, int chunks) {
        redis.hset(
                KEYS.dataset(dataset),
                Map.of(
                        "name", "test",
                        "queue", "bulk",
                        "chunks", String.valueOf(chunks),
                        "openedAt", String.valueOf(OPENED_AT),
                        "retention", "60000"));
        redis.set(KEYS.status(dataset), "{\"id\":\"" + dataset + "\",\"type\":\"dataset\",\"status\":\"running\"}");
        return this;
    }

    /** Sets a field of the dataset. */
    public DatasetStage with(String dataset, String field, String value) {
        redis.hset(KEYS.dataset(dataset), field, value);
        return this;
    }

    /** Puts a chunk's text there. */
    public DatasetStage withText(String dataset, int chunk, String text) {
        redis.hset(KEYS.chunks(dataset), String.valueOf(chunk), text);
        return this;
    }

    /** A field of the dataset, {@code null} where it has none. */
    public String field(String dataset, String field) {
        return redis.hget(KEYS.dataset(dataset), field);
    }

    public JsonNode statistics(String dataset) {
        return json(field(dataset, "statistics"));
    }

    public TaskStatus status(String dataset) {
        return TaskStatusCodec.decode(redis.get(KEYS.status(dataset)).getBytes(UTF_8));
    }

    /** The text as JSON, numbers as they are written. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Override
    public void close() {
        gateways.forEach(OwnGateway::close);
        redis.close();
        server.close();
    }
}
