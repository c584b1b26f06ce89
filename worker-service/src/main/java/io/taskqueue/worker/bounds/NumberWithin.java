package io.taskqueue.worker.bounds;

import org.eclipse.microprofile.config.spi.Converter;

/** Converters of whole numbers that have bounds. */
public final class NumberWithin {
    private NumberWithin() {}

    private static Integer read(String value, int least, int most) {
        int number = Integer.parseInt(value.strip());
        if (number < least || number > most) {
            throw new IllegalArgumentException("must be " + least + " to " + most);
        }
        return number;
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

    /** Bytes of a list element: 1,024 or more. */
    public static final class ElementSize implements Converter<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer convert(String value) {
            return read(value, 1_024, Integer.MAX_VALUE);
        }
    }
}
