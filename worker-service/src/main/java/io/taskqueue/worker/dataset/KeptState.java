package io.taskqueue.worker.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.taskqueue.worker.statistics.SummaryMemory;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * The merged chunks of a dataset: their numbers and the summary of their records. Encoded for Redis: one byte for
 * the format, the chunks, the summary. Mutable, for one thread.
 */
final class KeptState {
    /** The format this worker writes and reads. */
    private static final int FORMAT = 1;

    /**
     * How many copies of its bytes are in memory while they are read or written: here, in Redis' client, in growing
     * buffers.
     */
    private static final int COPIES = 6;

    /** By how much values that are kept one by one shrink when they are encoded. */
    private static final int PARTIAL_SHRINKS = 8;

    private static final JsonFactory JSON = new JsonFactory();

    private final ChunkSet chunks;
    private final TableSummary summary;

    /** Its encoded size when it was last read or written, in bytes. */
    private long encoded;

    private KeptState(ChunkSet chunks, TableSummary summary, long encoded) {
        this.chunks = chunks;
        this.summary = summary;
        this.encoded = encoded;
    }

    /** The state of a dataset without merged chunks. */
    static KeptState empty() {
        return new KeptState(new ChunkSet(), TableSummary.open(), 0);
    }

    /**
     * The state {@link #encode} was called on.
     *
     * @throws UnreadableStateException if this worker does not understand the bytes
     */
    static KeptState decode(byte[] bytes) {
        return read(bytes, in -> {
            ChunkSet chunks = ChunkSet.read(in);
            return new KeptState(chunks, TableSummary.decode(in.readAllBytes()), bytes.length);
        });
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** What follows the format. */
    private static <T> T read(byte[] bytes, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new UnreadableStateException("has format " + format + ", this worker knows " + FORMAT, null);
            }
            return reader.read(in);
        } catch (IOException | RuntimeException e) {
            throw e instanceof UnreadableStateException known
                    ? known
                    : new UnreadableStateException("cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Adds chunks, except those it already holds.
     *
     * @return whether it holds more than before
     */
    boolean addAll(List<Partial> partials) {
        long before = chunks.size();
        partials.forEach(this::add);
        return chunks.size() > before;
    }

    private void add(Partial partial) {
        if (chunks.add(partial.chunk())) {
            summary.merge(partial.summary());
        }
    }

    /**
     * Whether an encoded state holds a chunk; decodes no more than needed for that.
     *
     * @throws UnreadableStateException if this worker does not understand the bytes
     */
    static boolean holds(byte[] bytes, long chunk) {
        return read(bytes, in -> ChunkSet.read(in).contains(chunk));
    }

    /**
     * The most memory, in bytes, that it takes to decode a state of {@code encoded} bytes, add to it and encode it
     * again.
     */
    static long mostBytes(long encoded, List<Partial> partials) {
        long added = partials.stream()
                .mapToLong(partial -> partial.summary().bytes())
                .sum();
        return SummaryMemory.mostBytes(encoded) + added + COPIES * (encoded + added / PARTIAL_SHRINKS);
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return summary.bytes();
    }

    /** As {@link TableSummary#manyValued}. */
    Set<String> manyValued() {
        return summary.manyValued();
    }

    /** How many chunks are merged. */
    long chunks() {
        return chunks.size();
    }

    /** How many records those held, bad ones included. */
    long records() {
        return summary.records() + summary.badRecords();
    }

    /** The state as bytes, for {@link #decode}. */
    byte[] encode() {
        byte[] bytes = write(written -> {
            DataOutputStream out = new DataOutputStream(written);
            out.writeByte(FORMAT);
            chunks.write(out);
            out.write(summary.encode());
        });
        encoded = bytes.length;
        return bytes;
    }

    /** How many bytes it took when it was last read or written; 0 if it never was. */
    long encoded() {
        return encoded;
    }

    /** The statistics as JSON. */
    byte[] statistics() {
        return write(bytes -> {
            try (JsonGenerator json = JSON.createGenerator(bytes)) {
                summary.writeJson(json);
            }
        });
    }

    private interface Writer {
        void write(ByteArrayOutputStream bytes) throws IOException;
    }

    private static byte[] write(Writer writer) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            writer.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
