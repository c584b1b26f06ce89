package io.taskqueue.bounds;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Converters of durations with a lower and an upper bound. */
public final class DurationWithin {
    private DurationWithin() {}

    /** {@code null} for an empty text: the setting is then absent. */
    private static Duration read(String value, Duration least, Duration longest) {
        Duration duration;
        try {
            duration = DurationConverter.parseDuration(value);
        } catch (IllegalArgumentException e) {
            throw refusal(least, longest);
        }
        if (duration != null && (duration.compareTo(least) < 0 || duration.compareTo(longest) > 0)) {
            throw refusal(least, longest);
        }
        return duration;
    }

    private static IllegalArgumentException refusal(Duration least, Duration longest) {
        return new IllegalArgumentException("must be a duration such as 500ms, 10s or 5m, from " + least.toMillis()
                + "ms to " + longest.toMillis() + "ms");
    }

    /** How long the other side may be silent: 100 ms to 1 h. */
    public static final class Silence implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, Duration.ofMillis(100), Duration.ofHours(1));
        }
    }
}
