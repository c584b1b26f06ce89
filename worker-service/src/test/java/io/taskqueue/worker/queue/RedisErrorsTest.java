package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.queue.RedisUnavailableException.Reason;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisErrorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "READONLY You can't write against a read only replica.",
                "MOVED 10795 127.0.0.1:7000",
                "UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)"
            })
    void knowsAServerThatIsMasterNoLonger(String error) {
        assertThat(RedisErrors.isDemotion(new CompletionException(ErrorType.create(error))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"OOM command not allowed", "LOADING Redis is loading", "WRONGTYPE of key", "CONNECTION_CLOSED"})
    void doesNotTakeOtherRefusalsForThat(String error) {
        assertThat(RedisErrors.isDemotion(ErrorType.create(error))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASK 10795 127.0.0.1:7000",
                "CLUSTERDOWN Hash slot not served",
                "CONNECTION_CLOSED",
                "MOVED 10795 127.0.0.1:7000",
                "NOREPLICAS Not enough good replicas to write.",
                "READONLY You can't write against a read only replica.",
                "TRYAGAIN Multiple keys request during rehashing of slot"
            })
    void takesWhatPassesForAnAbsence(String error) {
        assertThat(RedisErrors.translate("claim.lua", ErrorType.create(error)))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessage("claim.lua: " + error);
    }

    @Test
    void takesAWrongTypeForARefusal() {
        assertThat(RedisErrors.translate("claim.lua", ErrorType.create("WRONGTYPE task_queue is a string, not a list")))
                .isInstanceOf(RedisCommandException.class)
                .hasMessage("claim.lua: WRONGTYPE task_queue is a string, not a list");
    }

    @ParameterizedTest
    @CsvSource({
        "OOM command not allowed when used memory > 'maxmemory'.,OUT_OF_MEMORY",
        "READONLY You can't write against a read only replica.,TAKES_NO_WRITES",
        "MISCONF Errors writing to the AOF file,TAKES_NO_WRITES",
        "NOREPLICAS Not enough good replicas to write.,TAKES_NO_WRITES",
        "LOADING Redis is loading the dataset in memory,AWAY",
        "BUSY Redis is busy running a script,AWAY"
    })
    void knowsTheReasonAlsoOfABatch(String error, Reason reason) {
        for (String message : List.of(error, "ERR [0] " + error + "\nERR [1] " + error)) {
            assertThat(RedisErrors.translate("a batch", ErrorType.create(message)))
                    .hasMessage("a batch: " + error)
                    .isInstanceOfSatisfying(
                            RedisUnavailableException.class,
                            away -> assertThat(away.reason()).isEqualTo(reason));
            assertThat(RedisErrors.isReply(ErrorType.create(message))).isTrue();
        }
    }

    @Test
    void takesAWrongTypeInABatchForARefusal() {
        assertThat(RedisErrors.translate("a batch", ErrorType.create("ERR [3] WRONGTYPE Operation against a key")))
                .isInstanceOf(RedisCommandException.class);
    }
}
