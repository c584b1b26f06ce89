package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.testing.EmptyRedis;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import redis.clients.jedis.exceptions.JedisDataException;

/** One script against a real, empty Redis with a key prefix; after each test every key must carry the prefix. */
abstract class ScriptTest extends EmptyRedis {
    static final String WORKER = "w1";
    static final String OTHER = "w2";

    final QueueKeys keys = new QueueKeys("{tq}:");
    final String lease = keys.workerStatus(WORKER);
    final String processing = keys.processing(WORKER);
    final String queue = keys.queue("default");
    final String mail = keys.queue("mail");
    final String scheduled = keys.scheduled("default");
    final String workers = keys.workers();
    final String lost = keys.lostWorkers();
    final String dead = keys.dead();
    final String oversized = keys.oversized();
    final int idAt = keys.statusIdAt();
    final String queues = keys.queues();

    private final LuaScript script;

    ScriptTest(String name) {
        this.script = LuaScript.load(Claims.class, name);
    }

    @AfterEach
    void hasTouchedOnlyOurKeys() {
        redis.configSet("maxmemory", "0");
        assertThat(redis.keys("*")).allMatch(key -> key.startsWith("{tq}:"));
    }

    Object run(List<String> scriptKeys, Object... arguments) {
        return run(script, scriptKeys, arguments);
    }

    Object run(LuaScript other, List<String> scriptKeys, Object... arguments) {
        return redis.eval(
                other.source(),
                scriptKeys,
                Arrays.stream(arguments).map(String::valueOf).toList());
    }

    Snapshot now() {
        return Snapshot.of(redis);
    }

    String status(String taskId) {
        return keys.status(taskId);
    }

    /** Leaves Redis no memory for anything that needs some. */
    void fillMemory() {
        redis.configSet("maxmemory", "1");
    }

    /** Runs the script on the seeded database; it must answer that {@code key} has a wrong type and change nothing. */
    void refusesWrongType(Snapshot before, String key, Runnable call) {
        before.seed(redis);

        assertThatThrownBy(call::run)
                .as(key)
                .isInstanceOf(JedisDataException.class)
                .hasMessageContaining("WRONGTYPE");

        assertThat(now()).isEqualTo(before);
    }
}
