package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taskqueue.testing.RealRedis;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class LuaScriptTest {
    @Test
    void knowsTheNameRedisGivesIt() {
        LuaScript script = LuaScript.load(LuaScriptTest.class, "echo");

        try (RealRedis redis = RealRedis.start();
                Jedis client = redis.connect()) {
            assertThat(client.scriptLoad(script.source())).isEqualTo(script.sha1());
            assertThat(client.evalsha(script.sha1(), List.of(), List.of("hello")))
                    .isEqualTo("hello");
        }
        assertThat(script.name()).isEqualTo("echo");
        assertThat(script.source()).startsWith("-- Answers").endsWith("return ARGV[1]\n");
    }

    @Test
    void mustExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LuaScript.load(LuaScriptTest.class, "missing"))
                .withMessage("no script /redis/missing.lua on the class path");
    }
}
