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
 * Gunzips a stream of any number of members. The JDK's own reader asks {@code available} whether another member follows,
 * which no network stream can tell, and takes a broken one for the end. Not thread-safe.
 */
final class GzipMembers extends InputStream {
    private static final int HEADER_CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    /** Data shrink less than this over so many bytes; only what is made to fill machines shrinks more. */
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
            throw broken("is broken");
        } catch (EOFException e) {
            throw broken("ends in the middle");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** How many bytes came out; with none, the next call has more to go by. */
    private int inflate(byte[] bytes, int offset, int length) throws IOException, DataFormatException {
        int inflated = inflater.inflate(bytes, offset, length);
        at = filled - inflater.getRemaining();
        check.update(bytes, offset, inflated);
        decompressed += inflated;
        if (decompressed > RATIO_COUNTS_FROM && decompressed / HIGHEST_RATIO > before + at) {
            throw broken("holds more than " + HIGHEST_RATIO + " times its size");
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
            throw broken(decompressed == 0 ? "is no gzip" : "goes on as no gzip");
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
                    throw broken("goes on as no gzip");
                }
            }
        } while (fill());
    }

    private void endMember() throws IOException {
        long size = inflater.getBytesWritten();
        if (next32() != check.getValue() || next32() != (size & 0xffff_ffffL)) {
            throw broken("is broken");
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
        return StreamProblems.invalid("The gzip body " + problem + ", at byte " + (before + at) + " of it; "
                + decompressed + " bytes came out of it before.");
    }
}
