package io.taskqueue.systemtests.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import redis.clients.jedis.Jedis;

/** Takes the chunks of one stream of {@link Rows} from its queue, in place of a worker, and looks at each. */
public final class Drain {
    private static final int AT_ONCE = 4;

    /**
     * A chunk's task.
     *
     * @param firstLine the line of the stream it begins on
     * @param firstRow the number its first row begins with
     * @param hash of its text
     */
    public record Chunk(long number, long firstLine, long records, long firstRow, int hash) {
        /** The byte of the stream that follows it. */
        public long end() {
            return Rows.startOf(firstRow + records);
        }
    }

    private final Jedis redis;
    private final byte[] queue;
    private final List<Chunk> chunks = new ArrayList<>();
    private long longest;

    public Drain(Jedis redis, String queue) {
        this.redis = redis;
        this.queue = ("task_queue:" + queue).getBytes(UTF_8);
    }

    /** Takes what is there and what comes until the upload has ended. */
    public Drain until(Future<?> uploadEnds) {
        while (!uploadEnds.isDone()) {
            take();
        }
        return take();
    }

    /** Takes what is there. */
    public Drain take() {
        longest = Math.max(longest, waiting());
        for (List<byte[]> some = some(); !some.isEmpty(); some = some()) {
            some.forEach(envelope -> chunks.add(chunk(envelope)));
        }
        return this;
    }

    private List<byte[]> some() {
        List<byte[]> taken = redis.rpop(queue, AT_ONCE);
        return taken == null ? List.of() : taken;
    }

    /** How many chunks wait. */
    public long waiting() {
        return redis.llen(queue);
    }

    /** How many were ever seen to wait. */
    public long longest() {
        return longest;
    }

    /** What was taken, in that order. */
    public List<Chunk> chunks() {
        return List.copyOf(chunks);
    }

    private Chunk chunk(byte[] envelope) {
        JsonNode payload = Web.json(new String(envelope, UTF_8)).path("payload");
        String texts = "task_chunks:" + payload.path("dataset").asText();
        String text = redis.hget(texts, payload.path("chunk").asText());
        redis.hdel(texts, payload.path("chunk").asText());
        return new Chunk(
                payload.path("chunk").asLong(),
                payload.path("firstLine").asLong(),
                payload.path("records").asLong(),
                Rows.numberOf(text),
                text.hashCode());
    }
}
