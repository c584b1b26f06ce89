package io.taskqueue.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.AbstractList;
import java.util.List;

/**
 * What Redis answered to one {@link Call} or {@link ScriptCall}: a number, bytes, a list, nothing, or that the key
 * holds another type, which every method that reads the value then throws.
 */
public final class Reply {
    private static final Reply NOTHING = new Reply(null, null);

    private final Response response;
    private final WrongTypeException error;

    private Reply(Response response, WrongTypeException error) {
        this.response = response;
        this.error = error;
    }

    /** @param response {@code null} for nothing */
    public static Reply of(Response response) {
        return response == null ? NOTHING : new Reply(response, null);
    }

    /** The reply to a read of a key that holds another type. */
    public static Reply wrongType(WrongTypeException error) {
        return new Reply(null, error);
    }

    /** Whether there is no value. */
    public boolean isNothing() {
        return value() == null;
    }

    /** Whether it is text, not a number or a list. */
    public boolean isText() {
        return value() != null && (response.type() == ResponseType.BULK || response.type() == ResponseType.SIMPLE);
    }

    /** The number; text that is one counts, nothing is 0. */
    public long number() {
        return value() == null ? 0 : response.toLong();
    }

    /** The bytes, {@code null} for nothing. */
    public byte[] bytes() {
        if (value() == null) {
            return null;
        }
        return response.type() == ResponseType.BULK
                ? response.toBytes()
                : response.toString().getBytes(UTF_8);
    }

    /** The bytes as text, {@code null} for nothing. */
    public String text() {
        return value() == null ? null : response.toString();
    }

    /** How many replies the list has. */
    public int size() {
        return list().size();
    }

    /** One of the list's replies. */
    public Reply get(int index) {
        return Reply.of(value().get(index));
    }

    /** The replies in the list, none for nothing. */
    public List<Reply> list() {
        return value() == null ? List.of() : new Elements(response);
    }

    /** The number; where the key holds another type, that is noted and {@code fallback} returned. */
    public long numberOr(long fallback, List<String> problems) {
        return isUsable(problems) ? number() : fallback;
    }

    /** The texts in the list; where the key holds another type, that is noted and there are none. */
    public List<String> textsOrNone(List<String> problems) {
        return isUsable(problems) ? list().stream().map(Reply::text).toList() : List.of();
    }

    /** The bytes; where the key holds another type, that is noted and they are {@code null}. */
    public byte[] bytesOrNull(List<String> problems) {
        return isUsable(problems) ? bytes() : null;
    }

    /** The list; where the key holds another type, that is noted and it is empty. */
    public List<Reply> listOrNone(List<String> problems) {
        return isUsable(problems) ? list() : List.of();
    }

    private boolean isUsable(List<String> problems) {
        if (error != null) {
            problems.add(error.getMessage());
        }
        return error == null;
    }

    private Response value() {
        if (error != null) {
            throw error;
        }
        return response;
    }

    private static final class Elements extends AbstractList<Reply> {
        private final Response response;

        Elements(Response response) {
            this.response = response;
        }

        @Override
        public Reply get(int index) {
            return Reply.of(response.get(index));
        }

        @Override
        public int size() {
            return response.size();
        }
    }
}
