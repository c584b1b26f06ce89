package io.taskqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.testing.LogCapture;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WrongTypeLogTest {
    private final LogCapture lines = new LogCapture(Level.WARNING);
    private long nanos;
    private final WrongTypeLog log = new WrongTypeLog(() -> nanos);

    @AfterEach
    void stopLooking() {
        lines.close();
    }

    @Test
    void logsEachKeyOnceAMinute() {
        for (int second = 0; second < 90; second++) {
            log.report("task_queue:a is a string");
            log.report("task_queue:b is a string");
            nanos += Duration.ofSeconds(1).toNanos();
        }

        assertThat(lines.lines())
                .hasSize(4)
                .first()
                .asString()
                .contains("event=wrong_key_type problem=\"task_queue:a is a string\"");
    }

    @Test
    void remembersNoMoreThanAThousandKeys() {
        for (int key = 0; key <= 1000; key++) {
            log.report("key " + key);
        }
        log.report("key 1000");
        log.report("key 0");

        assertThat(lines.lines()).hasSize(1002);
    }
}
