package io.taskqueue.redis;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what Redis sends into replies (RESP 2, no arrays but the empty one). Of a value longer than the limit it keeps
 * nothing but the length. Confined to the connection's event loop.
 */
final class ReplyReader implements Handler<Buffer> {
    private static final int END_OF_LINE = 2;
    private static final int LONGEST_LINE = 64 * 1024;

    private final long longest;
    private final Consumer<ElementReply> replies;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private byte[] value;
    private int filled;
    private ElementReply skipped;
    private long toSkip;

    /** @param longest bytes of the longest value that is read */
    ReplyReader(long longest, Consumer<ElementReply> replies) {
        this.longest = longest;
        this.replies = replies;
    }

    /** @throws IllegalStateException if Redis sends what no reply begins with */
    @Override
    public void handle(Buffer received) {
        int at = 0;
        while (at < received.length()) {
            if (toSkip > 0) {
                at += skip(received.length() - at);
            } else if (value != null) {
                at += fill(received, at);
            } else {
                at += readLine(received, at);
            }
        }
    }

    private int skip(int available) {
        int skip = (int) Math.min(toSkip, available);
        toSkip -= skip;
        if (toSkip == 0) {
            replies.accept(skipped);
        }
        return skip;
    }

    private int fill(Buffer received, int at) {
        int length = Math.min(value.length - filled, received.length() - at);
        received.getBytes(at, at + length, value, filled);
        filled += length;
        if (filled == value.length) {
            skip(new ElementReply.Value(value), END_OF_LINE);
            value = null;
        }
        return length;
    }

    private int readLine(Buffer received, int at) {
        byte next = received.getByte(at);
        if (next == '\n') {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            begin(text.charAt(0), text.substring(1));
        } else if (next != '\r') {
            line.write(next);
            check(line.size() <= LONGEST_LINE, "a line without an end");
        }
        return 1;
    }

    private void begin(char kind, String text) {
        switch (kind) {
            case ':' -> replies.accept(new ElementReply.Count(Long.parseLong(text)));
            case '+' -> replies.accept(new ElementReply.Value(text.getBytes(StandardCharsets.UTF_8)));
            case '-' -> replies.accept(new ElementReply.Refusal(text));
            case '$' -> beginValue(Long.parseLong(text));
            default -> {
                // A blocking command whose time is up answers with an array that is not there.
                check(kind == '*' && text.equals("-1"), "a reply of the kind " + kind);
                replies.accept(new ElementReply.Nothing());
            }
        }
    }

    private void beginValue(long length) {
        if (length < 0) {
            replies.accept(new ElementReply.Nothing());
        } else if (length > longest) {
            skip(new ElementReply.TooLong(length), length + END_OF_LINE);
        } else if (length == 0) {
            skip(new ElementReply.Value(new byte[0]), END_OF_LINE);
        } else {
            value = new byte[(int) length];
            filled = 0;
        }
    }

    private void skip(ElementReply then, long bytes) {
        skipped = then;
        toSkip = bytes;
    }

    private static void check(boolean expected, String found) {
        if (!expected) {
            throw new IllegalStateException("Redis sent " + found);
        }
    }
}
