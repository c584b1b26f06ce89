package io.taskqueue.monitor.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import io.taskqueue.monitor.testing.Seed;
import io.taskqueue.testing.RealRedis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** {@code pause.lua} and {@code resume.lua}, key by key. */
class PauseScriptsTest {
    private static final LuaScript PAUSE = LuaScript.load(PauseScriptsTest.class, "pause");
    private static final LuaScript RESUME = LuaScript.load(PauseScriptsTest.class, "resume");
    private static final List<String> KEYS = List.of("queue_control:q");

    @Test
    void pauseAndResumeWriteOnlyControlKey() {
        try (RealRedis server = RealRedis.start();
                Jedis redis = server.connect()) {
            Seed seed = new Seed(redis);

            assertThat(redis.eval(RESUME.source(), KEYS, List.of())).isEqualTo("not_paused");
            assertThat(redis.eval(PAUSE.source(), KEYS, List.of("one"))).isEqualTo("paused");
            assertThat(redis.eval(PAUSE.source(), KEYS, List.of("two"))).isEqualTo("paused");
            assertThat(seed.everything()).isEqualTo(Map.of("queue_control:q", "string two"));

            assertThat(redis.eval(RESUME.source(), KEYS, List.of())).isEqualTo("resumed");
            assertThat(seed.everything()).isEmpty();

            redis.lpush("queue_control:q", "x");
            assertThat(redis.eval(PAUSE.source(), KEYS, List.of("one"))).isEqualTo("wrong_type queue_control:q");
            assertThat(redis.eval(RESUME.source(), KEYS, List.of())).isEqualTo("wrong_type queue_control:q");
            assertThat(seed.everything()).isEqualTo(Map.of("queue_control:q", "list [x]"));
        }
    }
}
