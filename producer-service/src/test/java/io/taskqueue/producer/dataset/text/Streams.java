package io.taskqueue.producer.dataset.text;

import io.taskqueue.producer.dataset.StreamPosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Streams for tests, and words to read what is made of them. */
public final class Streams {
    private Streams() {}

    /** A chunk, its text as one reads it. */
    record Cut(long number, long firstLine, long records, String text, StreamPosition upTo) {}

    /** All of a stream: its chunks and, once it has ended, how far it came. */
    record Whole(List<Cut> chunks, StreamPosition end) {
        List<String> texts() {
            return chunks.stream().map(Cut::text).toList();
        }

        List<RefusedLine> refused() {
            return Refusals.read(end.refusedLines());
        }
    }

    public static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text, compressed. */
    public static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The bytes, a few at a time. */
    public static InputStream inDribs(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    /** So many times the text, made as it is read. */
    public static InputStream repeated(String text, long times) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long left = bytes.length * times;

            @Override
            public int read() {
                return left == 0 ? -1 : bytes[(int) ((bytes.length * times - left--) % bytes.length)] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left == 0) {
                    return -1;
                }
                int count = (int) Math.min(left, length);
                int at = (int) ((bytes.length * times - left) % bytes.length);
                for (int i = 0; i < count; i++) {
                    into[offset + i] = bytes[at];
                    at = at + 1 == bytes.length ? 0 : at + 1;
                }
                left -= count;
                return count;
            }
        };
    }

    /** What the stream, which has no header row, is cut into. */
    static Whole cut(InputStream stream, Grammar grammar, int limit) {
        try {
            Cutter cutter =
                    new Cutter(new ByteWindow(stream, limit), grammar, StreamPosition.START, new Refusals(), limit);
            List<Cut> chunks = new ArrayList<>();
            for (Chunk chunk = cutter.next(); chunk != null; chunk = cutter.next()) {
                chunks.add(new Cut(chunk.number(), chunk.firstLine(), chunk.records(), text(chunk), chunk.upTo()));
            }
            return new Whole(chunks, cutter.position());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Chunk chunk) {
        return new String(chunk.text(), StandardCharsets.UTF_8);
    }
}
