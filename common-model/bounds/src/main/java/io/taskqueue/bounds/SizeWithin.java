package io.taskqueue.bounds;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigInteger;
import org.eclipse.microprofile.config.spi.Converter;

/** Converters of sizes in bytes that have bounds. */
public final class SizeWithin {
    private static final MemorySizeConverter PLAIN = new MemorySizeConverter();

    private SizeWithin() {}

    /** {@code null} for an empty text: the setting is then absent. */
    private static MemorySize read(String value, long least, long most) {
        MemorySize size;
        try {
            size = PLAIN.convert(value);
        } catch (IllegalArgumentException e) {
            throw refusal(least, most);
        }
        if (size != null && !isWithin(size.asBigInteger(), least, most)) {
            throw refusal(least, most);
        }
        return size;
    }

    private static boolean isWithin(BigInteger bytes, long least, long most) {
        return bytes.compareTo(BigInteger.valueOf(least)) >= 0 && bytes.compareTo(BigInteger.valueOf(most)) <= 0;
    }

    private static IllegalArgumentException refusal(long least, long most) {
        return new IllegalArgumentException(
                "must be a size such as 512K or 16M, from " + least + " to " + most + " bytes");
    }

    /** Text of one chunk of a dataset: 1K to 1M. */
    public static final class Chunk implements Converter<MemorySize> {
        private static final long serialVersionUID = 1L;

        @Override
        public MemorySize convert(String value) {
            return read(value, 1_024, 1_024 * 1_024);
        }
    }

    /** Bytes per second: 1 to 1G. */
    public static final class Rate implements Converter<MemorySize> {
        private static final long serialVersionUID = 1L;

        @Override
        public MemorySize convert(String value) {
            return read(value, 1, 1_024 * 1_024 * 1_024);
        }
    }

    /** Of what is held for many requests at once: 1M to 1G. */
    public static final class Memory implements Converter<MemorySize> {
        private static final long serialVersionUID = 1L;

        @Override
        public MemorySize convert(String value) {
            return read(value, 1_024 * 1_024, 1_024 * 1_024 * 1_024);
        }
    }

    /** Of what may wait in Redis: 1M to 1T. */
    public static final class Backlog implements Converter<MemorySize> {
        private static final long serialVersionUID = 1L;

        @Override
        public MemorySize convert(String value) {
            return read(value, 1_024 * 1_024, 1_024L * 1_024 * 1_024 * 1_024);
        }
    }

    /** Of what is held in one array: up to 2G less a byte. */
    public static final class Held implements Converter<MemorySize> {
        private static final long serialVersionUID = 1L;

        @Override
        public MemorySize convert(String value) {
            return read(value, 0, Integer.MAX_VALUE);
        }
    }

    /** Of what is counted as it comes: up to 8E less a byte. */
    public static final class Counted implements Converter<MemorySize> {
        private static final long serialVersionUID = 1L;

        @Override
        public MemorySize convert(String value) {
            return read(value, 0, Long.MAX_VALUE);
        }
    }
}
