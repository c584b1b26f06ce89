package io.taskqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.redis.RedisUnavailableException.Effect;
import io.taskqueue.redis.RedisUnavailableException.Reason;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.redis.client.impl.types.ErrorType;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisErrorsTest {
    private static final String BEFORE_7 =
            "ERR Error running script (call to f_5d1): @user_script:9: @user_script: 9: -";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOADING Redis is loading the dataset in memory                                     | AWAY            | false
            MASTERDOWN Link with MASTER is down                                                | AWAY            | false
            CLUSTERDOWN Hash slot not served                                                   | AWAY            | false
            ASK 10795 127.0.0.1:7000                                                           | AWAY            | false
            TRYAGAIN Multiple keys request during rehashing of slot                            | AWAY            | false
            BUSY Redis is busy running a script                                                | AWAY            | false
            NOAUTH Authentication required.                                                    | AWAY            | false
            WRONGPASS invalid username-password pair or user is disabled.                      | AWAY            | false
            MOVED 10795 127.0.0.1:7000                                                         | AWAY            | true
            UNBLOCKED force unblock from blocking operation, instance state changed            | AWAY            | true
            READONLY You can't write against a read only replica.                              | TAKES_NO_WRITES | true
            ERR WAIT cannot be used with replica instances.                                    | TAKES_NO_WRITES | true
            ERR WAITAOF cannot be used with replica instances.                                 | TAKES_NO_WRITES | true
            MISCONF Errors writing to the AOF file                                             | TAKES_NO_WRITES | false
            NOREPLICAS Not enough good replicas to write.                                      | TAKES_NO_WRITES | false
            OOM command not allowed when used memory > 'maxmemory'.                            | OUT_OF_MEMORY   | false
            """)
    void knowsWhatKeepsRedisFromServing(String error, Reason reason, boolean demotion) {
        for (String message :
                List.of(error, "ERR [0] " + error, "ERR [0] " + error + "\nERR [1] " + error, BEFORE_7 + error)) {
            ErrorType failure = ErrorType.create(message);

            assertThat(RedisErrors.reason(failure)).as(message).contains(reason);
            assertThat(RedisErrors.isDemotion(new CompletionException(failure)))
                    .as(message)
                    .isEqualTo(demotion);
            assertThat(RedisErrors.breaksConnection(failure)).as(message).isEqualTo(demotion);
            assertThat(RedisErrors.isReply(failure)).isTrue();
            assertThat(RedisErrors.isWrongType(failure)).isFalse();
            assertThat(RedisErrors.isUnknownScript(failure)).isFalse();
            assertThat(RedisErrors.translate("claim.lua", failure))
                    .isInstanceOfSatisfying(
                            RedisUnavailableException.class,
                            away -> assertThat(away.reason()).isEqualTo(reason));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WRONGTYPE task_queue is a string, not a list                     | WRONGTYPE | true  | false
            NOSCRIPT No matching script.                                     | NOSCRIPT  | false | true
            NOPERM this user has no permissions to run the 'info' command    | NOPERM    | false | false
            ERR unknown command 'WAITAOF', with args beginning with:         | ERR       | false | false
            """)
    void takesAllOthersForARefusalOfTheCommand(String error, String code, boolean wrongType, boolean unknownScript) {
        for (String message : List.of(error, "ERR [3] " + error)) {
            ErrorType failure = ErrorType.create(message);

            assertThat(RedisErrors.reason(failure)).isEmpty();
            assertThat(RedisErrors.code(failure)).isEqualTo(code);
            assertThat(RedisErrors.isDemotion(failure)).isFalse();
            assertThat(RedisErrors.isWrongType(failure)).isEqualTo(wrongType);
            assertThat(RedisErrors.isUnknownScript(failure)).isEqualTo(unknownScript);
            assertThat(RedisErrors.breaksConnection(failure)).isFalse();
            assertThat(RedisErrors.translate("claim.lua", failure))
                    .isInstanceOf(RedisCommandException.class)
                    .hasMessage("claim.lua: " + message);
        }
    }

    @Test
    void countsTheGravestErrorOfABatch() {
        ErrorType mixed =
                ErrorType.create("ERR [0] WRONGTYPE Operation against a key\nERR [1] OOM command not allowed\n"
                        + "ERR [4] READONLY You can't write against a read only replica.");

        assertThat(RedisErrors.reason(mixed)).contains(Reason.TAKES_NO_WRITES);
        assertThat(RedisErrors.isDemotion(mixed)).isTrue();
        assertThat(RedisErrors.isWrongType(mixed)).isFalse();
    }

    @Test
    void knowsWhetherACallTookEffect() {
        assertThat(RedisErrors.effect(ErrorType.create("OOM command not allowed")))
                .isEqualTo(Effect.NONE);
        assertThat(RedisErrors.effect(ErrorType.create("ERR [1] OOM command not allowed")))
                .isEqualTo(Effect.UNKNOWN);
        assertThat(RedisErrors.effect(ErrorType.create("CONNECTION_CLOSED"))).isEqualTo(Effect.UNKNOWN);
        assertThat(RedisErrors.effect(new TimeoutException())).isEqualTo(Effect.UNKNOWN);
        assertThat(RedisErrors.effect(new IllegalStateException())).isEqualTo(Effect.UNKNOWN);
        assertThat(RedisErrors.effect(new ConnectException("refused"))).isEqualTo(Effect.NONE);
        assertThat(RedisErrors.effect(new ConnectionPoolTooBusyException("full")))
                .isEqualTo(Effect.NONE);
    }

    @Test
    void takesWhateverIsNoReplyForAnAbsenceThatBreaksTheConnection() {
        for (Throwable failure : List.of(
                ErrorType.create("CONNECTION_CLOSED"), new TimeoutException(), new ConnectException("refused"))) {
            assertThat(RedisErrors.isReply(failure)).isFalse();
            assertThat(RedisErrors.breaksConnection(failure)).isTrue();
            assertThat(RedisErrors.reason(failure)).contains(Reason.AWAY);
            assertThat(RedisErrors.code(failure)).isEmpty();
            assertThat(RedisErrors.isDemotion(failure)).isFalse();
        }
    }

    @Test
    void namesWhatWasAttemptedAndWhatWasFound() {
        assertThat(RedisErrors.translate(
                        "a batch", ErrorType.create("ERR [0] OOM not allowed\nERR [1] OOM not allowed")))
                .hasMessage("a batch: OOM not allowed");
        assertThat(RedisErrors.translate("claim.lua", ErrorType.create("CONNECTION_CLOSED")))
                .hasMessage("claim.lua: CONNECTION_CLOSED");
        assertThat(RedisErrors.translate("claim.lua", new CompletionException(new TimeoutException())))
                .hasMessage("claim.lua: TimeoutException");
    }

    @Test
    void describesToPeopleOutsideWhatWasFound() {
        Map<Throwable, String> found = Map.of(
                ErrorType.create("OOM command not allowed: task_queue"),
                "Redis refuses: OOM",
                ErrorType.create("NOPERM no access to task_queue"),
                "Redis refuses: NOPERM",
                ErrorType.create("CONNECTION_CLOSED"),
                "Redis closed the connection before it answered",
                new TimeoutException(),
                "Redis did not answer within 2000 ms",
                new ConnectException("localhost:1"),
                "Redis cannot be reached",
                new ConnectionPoolTooBusyException("full"),
                "Redis cannot be reached",
                new IllegalStateException(),
                "Redis could not be asked");

        found.forEach((failure, text) -> assertThat(RedisErrors.unavailable(failure, Duration.ofSeconds(2)))
                .hasMessage(text)
                .hasCause(failure));
    }

    @Test
    void knowsACommandTheServerIsTooOldFor() {
        assertThat(RedisErrors.isUnknownCommand(ErrorType.create("ERR unknown command `WAITAOF`, with args")))
                .isTrue();
        assertThat(RedisErrors.isUnknownCommand(ErrorType.create("ERR syntax error")))
                .isFalse();
    }
}
