package io.taskqueue.worker.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
 * What the merged chunks of a dataset add up to: which they are, and the summary of their records. In Redis: one byte for
 * the format, the chunks, the summary. Mutable, for one thread.
 */
final class DatasetState {
    /** The format this worker writes and reads. */
    private static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final ChunkSet chunks;
    private final TableSummary summary;

    private DatasetState(ChunkSet chunks, TableSummary summary) {
        this.chunks = chunks;
        this.summary = summary;
    }

    /** Of a dataset none of whose chunks is merged. */
    static DatasetState empty() {
        return new DatasetState(new ChunkSet(), TableSummary.open());
    }

    /**
     * The state {@link #encode} was called on.
     *
     * @throws UnreadableStateException if the bytes are none this worker understands
     */
    static DatasetState decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new UnreadableStateException("has format " + format + ", this worker knows " + FORMAT, null);
            }
            ChunkSet chunks = ChunkSet.read(in);
            return new DatasetState(chunks, TableSummary.decode(in.readAllBytes()));
        } catch (IOException | RuntimeException e) {
            throw e instanceof UnreadableStateException known
                    ? known
                    : new UnreadableStateException("cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Takes chunks in, but for those it holds.
     *
     * @return whether it holds any more than before
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

    /** As {@link TableSummary#manyValued}. */
    Set<String> manyValued() {
        return summary.manyValued();
    }

    /** Whether a chunk is merged. */
    boolean holds(long chunk) {
        return chunks.contains(chunk);
    }

    /** How many chunks are merged. */
    long chunks() {
        return chunks.size();
    }

    /** How many records those held, bad ones included. */
    long records() {
        return summary.records() + summary.badRecords();
    }

    /** All of it. */
    byte[] encode() {
        return write(bytes -> {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(FORMAT);
            chunks.write(out);
            out.write(summary.encode());
        });
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
