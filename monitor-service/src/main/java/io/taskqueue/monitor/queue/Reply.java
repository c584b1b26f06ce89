package io.taskqueue.monitor.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * What Redis answered to one {@link Call}: a number, bytes, a list, nothing, or that the key holds another type, which
 * every method that reads the value then throws.
 */
public final class Reply {
    private final Object value;
    private final WrongTypeException error;

    private Reply(Object value, WrongTypeException error) {
        this.value = value;
        this.error = error;
    }

    /** An answer: a {@link Long}, a byte array, a list of replies, or {@code null}. */
    static Reply of(Object value) {
        return new Reply(value, null);
    }

    static Reply wrongType(WrongTypeException error) {
        return new Reply(null, error);
    }

    public boolean isNothing() {
        return value() == null;
    }

    /** The number; text that is one counts, nothing is 0. */
    public long number() {
        return switch (value()) {
            case Long number -> number;
            case byte[] text -> Long.parseLong(new String(text, UTF_8));
            case null -> 0;
            case Object other -> throw new IllegalStateException("not a number: " + other);
        };
    }

    /** The bytes, {@code null} for nothing. */
    public byte[] bytes() {
        return (byte[]) value();
    }

    /** The bytes as text, {@code null} for nothing. */
    public String text() {
        byte[] bytes = bytes();
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    /** The replies in the list, none for nothing. */
    @SuppressWarnings("unchecked")
    public List<Reply> list() {
        return value() == null ? List.of() : (List<Reply>) value();
    }

    /** The number; where the key holds another type that is noted and {@code fallback} taken. */
    public long numberOr(long fallback, List<String> problems) {
        return isUsable(problems) ? number() : fallback;
    }

    /** The texts in the list; where the key holds another type that is noted and there are none. */
    List<String> textsOrNone(List<String> problems) {
        return isUsable(problems) ? list().stream().map(Reply::text).toList() : List.of();
    }

    /** The bytes; where the key holds another type that is noted and they are {@code null}. */
    byte[] bytesOrNull(List<String> problems) {
        return isUsable(problems) ? bytes() : null;
    }

    /** The list; where the key holds another type that is noted and it is empty. */
    List<Reply> listOrNone(List<String> problems) {
        return isUsable(problems) ? list() : List.of();
    }

    private boolean isUsable(List<String> problems) {
        if (error != null) {
            problems.add(error.getMessage());
        }
        return error == null;
    }

    private Object value() {
        if (error != null) {
            throw error;
        }
        return value;
    }
}
