package io.taskqueue.bounds;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Converters of durations that have a least and a longest one. */
public final class DurationWithin {
    private DurationWithin() {}

    /** {@code null} for no text: the setting is absent then. */
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

    /** How long another side may be silent: 100 ms to 1 h. */
    public static final class Patience implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, Duration.ofMillis(100), Duration.ofHours(1));
        }
    }
}
