package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.config.TestConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Retentions retentions = new Retentions(
            TestConfig.of(Map.of("taskqueue.retention", "1h", "taskqueue.types.\"data.analysis\".retention", "2h")));

    @Test
    void isTheGeneralOneUnlessTheHandlerAsks() {
        assertThat(retentions.of("text", null)).isEqualTo(HOUR);
    }

    @Test
    void isAsShortAsTheHandlerAsks() {
        assertThat(retentions.of("text", Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
        assertThat(retentions.of("text", Duration.ofDays(10))).isEqualTo(HOUR);
    }

    @Test
    void isWhatIsSetForTheTypeWhateverTheHandlerAsks() {
        assertThat(retentions.of("data.analysis", null)).isEqualTo(Duration.ofHours(2));
        assertThat(retentions.of("data.analysis", Duration.ofMinutes(10))).isEqualTo(Duration.ofHours(2));
    }
}
