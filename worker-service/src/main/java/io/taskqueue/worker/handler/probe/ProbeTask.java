package io.taskqueue.worker.handler.probe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.taskqueue.worker.handler.NonRetryableException;
import java.time.Duration;

/**
 * The payload of {@code probe}. Other fields are ignored, so that a payload may be padded to any size.
 *
 * @param pauseMillis how long the attempt waits, 0 to 600,000 ms; {@code null} for 0
 * @param report whether the result holds the time the handler was entered; {@code null} for no
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProbeTask(Long pauseMillis, Boolean report) {
    private static final long LONGEST_PAUSE = Duration.ofMinutes(10).toMillis();

    /**
     * How long the attempt waits.
     *
     * @throws NonRetryableException if the payload asks for what cannot be done
     */
    Duration pause() {
        long millis = pauseMillis == null ? 0 : pauseMillis;
        if (millis < 0 || millis > LONGEST_PAUSE) {
            throw new NonRetryableException("pauseMillis must be 0 to " + LONGEST_PAUSE + " but is " + millis);
        }
        return Duration.ofMillis(millis);
    }

    boolean reports() {
        return Boolean.TRUE.equals(report);
    }
}
