package io.taskqueue.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.worker.config.TestConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryPoliciesTest {
    private final RetryPolicies policies = new RetryPolicies(TestConfig.of(Map.of(
            "taskqueue.retry.max-attempts", "4",
            "taskqueue.retry.backoff", "1s",
            "taskqueue.retry.max-backoff", "1m",
            "taskqueue.retry.timeout", "2m",
            "taskqueue.retry.max-worker-deaths", "2",
            "taskqueue.types.\"form.submission\".max-attempts", "7",
            "taskqueue.types.\"form.submission\".backoff", "3s",
            "taskqueue.types.\"form.submission\".max-backoff", "5m",
            "taskqueue.types.\"form.submission\".timeout", "9s",
            "taskqueue.types.\"form.submission\".concurrency", "2")));

    @Test
    void usesGeneralSettingsForATypeWithoutItsOwn() {
        assertThat(policies.of(task("text", "")))
                .isEqualTo(new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(2), 2));
    }

    @Test
    void prefersTheSettingsOfTheType() {
        assertThat(policies.of(task("form.submission", "")))
                .isEqualTo(new RetryPolicy(7, Duration.ofSeconds(3), Duration.ofMinutes(5), Duration.ofSeconds(9), 2));
    }

    @Test
    void prefersWhatTheEnvelopeSaysToAll() {
        RetryPolicy policy = policies.of(task("form.submission", ",\"maxAttempts\":1,\"timeout\":250"));

        assertThat(policy.maxAttempts()).isEqualTo(1);
        assertThat(policy.timeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(policy.backoff()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void limitsOnlyTheTypesThatAreLimited() {
        assertThat(policies.concurrency("form.submission")).contains(2);
        assertThat(policies.concurrency("text")).isEmpty();
    }

    private static Task task(String type, String fields) {
        String json = "{\"id\":\"1\",\"type\":\"" + type + "\",\"payload\":{},\"enqueuedAt\":1" + fields + "}";
        return TaskCodec.decode(json.getBytes(StandardCharsets.UTF_8), Task.DEFAULT_QUEUE);
    }
}
