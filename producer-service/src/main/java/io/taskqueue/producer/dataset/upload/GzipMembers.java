package io.taskqueue.producer.dataset.upload;

import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.StreamProblems;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses a gzip stream of any number of members. The JDK's own reader calls {@code available} to see whether
 * another member follows, which a network stream cannot answer, and takes a corrupt one for the end; see ADR 34. Not
 * thread-safe.
 */
final class GzipMembers extends InputStream {
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    /** Real data of this length compresses less; only data made to exhaust a machine compresses more. */
    private static final int HIGHEST_RATIO = 200;

    private static final long RATIO_COUNTS_FROM = 1024 * 1024;

    private final InputStream raw;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] input = new byte[32 * 1024];
    private int at;
    private int filled;
    private long before;
    private long decompressed;
    private boolean inMember;

    GzipMembers(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (inMember || beginsMember()) {
                int inflated = inflate(bytes, offset, length);
                if (inflated > 0) {
                    return inflated;
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw broken("is corrupt");
        } catch (EOFException e) {
            throw broken("ends prematurely");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** The number of decompressed bytes; after 0, the next call has more input. */
    private int inflate(byte[] bytes, int offset, int length) throws IOException, DataFormatException {
        int inflated = inflater.inflate(bytes, offset, length);
        at = filled - inflater.getRemaining();
        check.update(bytes, offset, inflated);
        decompressed += inflated;
        if (decompressed > RATIO_COUNTS_FROM && decompressed / HIGHEST_RATIO > before + at) {
            throw broken("expands to more than " + HIGHEST_RATIO + " times its size");
        }
        if (inflated == 0 && inflater.finished()) {
            endMember();
        } else if (inflated == 0) {
            inflateMore();
        }
        return inflated;
    }

    private void inflateMore() throws IOException, DataFormatException {
        if (!inflater.needsInput()) {
            throw new DataFormatException();
        }
        if (!fill()) {
            throw new EOFException();
        }
        inflater.setInput(input, 0, filled);
    }

    private boolean beginsMember() throws IOException {
        if (at == filled && !fill()) {
            return false;
        }
        boolean first = before + at == 0;
        if (!first && input[at] == 0) {
            skipPadding();
            return false;
        }
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw broken(decompressed == 0 ? "is not gzip data" : "is followed by other data");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        skip(flags & HEADER_CHECK);
        inflater.reset();
        inflater.setInput(input, at, filled - at);
        check.reset();
        inMember = true;
        return true;
    }

    /** Zeros after the last member fill the block of a tape or an archive. */
    private void skipPadding() throws IOException {
        do {
            while (at < filled) {
                if (next() != 0) {
                    throw broken("is followed by other data");
                }
            }
        } while (fill());
    }

    private void endMember() throws IOException {
        long size = inflater.getBytesWritten();
        if (next32() != check.getValue() || next32() != (size & 0xffff_ffffL)) {
            throw broken("is corrupt");
        }
        inMember = false;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText(int present) throws IOException {
        int character = present;
        while (character != 0) {
            character = next();
        }
    }

    private long next32() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (at == filled && !fill()) {
            throw new EOFException();
        }
        return input[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        before += filled;
        at = 0;
        filled = Math.max(0, raw.read(input));
        return filled > 0;
    }

    private ProblemException broken(String problem) {
        return StreamProblems.invalid("The gzip body " + problem + " at byte " + (before + at) + ", after "
                + decompressed + " decompressed bytes.");
    }
}
