package io.taskqueue.bounds;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Converters of durations with a lower bound. */
public final class DurationFrom {
    private DurationFrom() {}

    /** {@code null} for an empty text: the setting is then absent. */
    private static Duration read(String value, long leastMillis) {
        Duration duration;
        try {
            duration = DurationConverter.parseDuration(value);
        } catch (IllegalArgumentException e) {
            throw refusal(leastMillis);
        }
        if (duration != null && duration.compareTo(Duration.ofMillis(leastMillis)) < 0) {
            throw refusal(leastMillis);
        }
        return duration;
    }

    private static IllegalArgumentException refusal(long leastMillis) {
        return new IllegalArgumentException(
                "must be a duration such as 500ms, 10s or 5m, at least " + leastMillis + "ms");
    }

    /** Not negative. */
    public static final class Zero implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, 0);
        }
    }

    /** 1 ms or more. */
    public static final class OneMillisecond implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, 1);
        }
    }

    /** 10 ms or more. */
    public static final class TenMilliseconds implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, 10);
        }
    }

    /** 50 ms or more. */
    public static final class FiftyMilliseconds implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, 50);
        }
    }

    /** 100 ms or more. */
    public static final class HundredMilliseconds implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, 100);
        }
    }

    /** 500 ms or more. */
    public static final class HalfSecond implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, 500);
        }
    }

    /** 1 s or more. */
    public static final class OneSecond implements Converter<Duration> {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration convert(String value) {
            return read(value, 1_000);
        }
    }
}
