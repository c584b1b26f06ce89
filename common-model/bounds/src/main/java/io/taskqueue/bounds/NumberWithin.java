package io.taskqueue.bounds;

import org.eclipse.microprofile.config.spi.Converter;

/** Converters of whole numbers with bounds. */
public final class NumberWithin {
    private NumberWithin() {}

    private static Integer read(String value, int least, int most) {
        Long number = read(value, (long) least, most);
        return number == null ? null : Math.toIntExact(number);
    }

    /** {@code null} for an empty text: the setting is then absent. */
    private static Long read(String value, long least, long most) {
        String text = value.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // What is not a number gets the same message as one out of bounds.
        }
        throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    }

    /** 0 or more. */
    public static final class NotNegative implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 0, Integer.MAX_VALUE);
        }
    }

    /** 0 or more, as a {@code long}. */
    public static final class Count implements Converter<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long convert(String value) {
            return read(value, 0, Long.MAX_VALUE);
        }
    }

    /** 1 or more. */
    public static final class Positive implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 1, Integer.MAX_VALUE);
        }
    }

    /** A port to listen at: 0 to 65,535, 0 for any free one. */
    public static final class Port implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 0, 65_535);
        }
    }

    /** A port to connect to: 1 to 65,535. */
    public static final class RemotePort implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 1, 65_535);
        }
    }

    /** Tasks run at once: 1 to 10,000. */
    public static final class Slots implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 1, 10_000);
        }
    }

    /** Tasks submitted at once: 1 to 100,000. */
    public static final class Batch implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 1, 100_000);
        }
    }

    /** Streams received at once: 1 to 100. */
    public static final class Streams implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 1, 100);
        }
    }

    /** Bytes of a list element: 1,024 or more. */
    public static final class ElementSize implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 1_024, Integer.MAX_VALUE);
        }
    }
}
