package io.taskqueue.monitor.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.monitor.testing.Seed;
import io.taskqueue.testing.EmptyRedis;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A Redis with one dead letter that the scripts must not touch. */
abstract class DeadLetterScriptTest extends EmptyRedis {
    final Seed seed = new Seed(redis);

    @BeforeEach
    void seedAnother() {
        seed.dead("other", 7);
    }

    /** Adds a dead letter and returns the SHA-1 of its record. */
    String dead(String id) {
        return sha1(TaskStatusCodec.encode(seed.dead(id, 9)));
    }

    String sha1(byte[] record) {
        return (String) redis.eval("return redis.sha1hex(ARGV[1])", 0, new String(record, UTF_8));
    }

    @SuppressWarnings("unchecked")
    final List<Object> eval(LuaScript script, List<String> keys, String... arguments) {
        return (List<Object>) redis.eval(script.source(), keys, List.of(arguments));
    }
}
