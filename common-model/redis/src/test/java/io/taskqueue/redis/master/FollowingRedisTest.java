package io.taskqueue.redis.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowingRedisTest {
    private static final Request PING = Request.cmd(Command.PING);

    private final List<FakeRedis> clients = new ArrayList<>();
    private final AtomicInteger demotions = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final FollowingRedis redis = new FollowingRedis(this::client, demotions::incrementAndGet, nanos::get);

    @Test
    void leavesTheOldMasterForTheNewOne() {
        redis.follow(new Address("a", 1));
        assertThat(text(redis.send(PING))).isEqualTo("a:1");

        redis.follow(new Address("b", 2));

        assertThat(text(redis.send(PING))).isEqualTo("b:2");
        assertThat(redis.batch(List.of(PING)).result()).hasToString("[b:2]");
        assertThat(clients).extracting(client -> client.closed).containsExactly(true, false);
    }

    @Test
    void letsCallsWaitForTheFirstMaster() {
        Future<Response> early = redis.send(PING);
        assertThat(early.isComplete()).isFalse();

        redis.follow(new Address("a", 1));

        assertThat(text(early)).isEqualTo("a:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "READONLY You can't write against a read only replica.",
                "ERR [0] READONLY You can't write against a read only replica.",
                "MOVED 10795 127.0.0.1:7000",
                "ERR WAIT cannot be used with replica instances."
            })
    void connectsAnewWhereTheServerIsMasterNoLonger(String error) {
        redis.follow(new Address("a", 1));
        clients.getFirst().error = error;
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

        assertThat(redis.send(PING).failed()).isTrue();

        assertThat(demotions).hasValue(1);
        assertThat(clients).extracting(client -> client.closed).containsExactly(true, false);
        assertThat(text(redis.send(PING))).isEqualTo("a:1");
    }

    @Test
    void connectsAnewAtMostOnceASecond() {
        redis.follow(new Address("a", 1));
        clients.getFirst().error = "READONLY You can't write against a read only replica.";

        assertThat(redis.send(PING).failed()).isTrue();

        assertThat(demotions).hasValue(1);
        assertThat(clients).hasSize(1);
    }

    @Test
    void keepsItsConnectionsWhateverElseRedisRefuses() {
        redis.follow(new Address("a", 1));
        clients.getFirst().error = "OOM command not allowed when used memory > 'maxmemory'.";
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

        assertThat(redis.send(PING).failed()).isTrue();

        assertThat(demotions).hasValue(0);
        assertThat(clients).hasSize(1);
    }

    private FakeRedis client(Address address) {
        FakeRedis client = new FakeRedis(address);
        clients.add(client);
        return client;
    }

    private static String text(Future<Response> answer) {
        return answer.result().toString();
    }
}
