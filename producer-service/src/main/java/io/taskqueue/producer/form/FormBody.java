package io.taskqueue.producer.form;

import io.taskqueue.model.MalformedTaskException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A body of {@code application/x-www-form-urlencoded}, as browsers send it, in strict UTF-8. */
final class FormBody {
    /** Others are ignored, however often they come: the choices of a group all have its name. */
    private static final Set<String> READ = Set.of("name", "email", "message", "requestKey");

    private FormBody() {}

    /**
     * What the body holds; fields it knows nothing of are ignored.
     *
     * @throws MalformedTaskException where an escape or the encoding is broken or one of its own fields comes twice
     */
    static FormEntry read(byte[] body) {
        Map<String, String> fields = fields(body);
        String message = fields.get("message");
        return new FormEntry(
                fields.get("name"),
                fields.get("email"),
                // Browsers end the lines of a text area with CR LF, whatever was typed.
                message == null ? null : message.replace("\r\n", "\n"),
                fields.get("requestKey"));
    }

    private static Map<String, String> fields(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        int start = 0;
        while (start < body.length) {
            int end = indexOf(body, '&', start, body.length);
            int equals = indexOf(body, '=', start, end);
            String name = decoded(body, start, equals);
            String value = decoded(body, Math.min(equals + 1, end), end);
            if (READ.contains(name) && fields.put(name, value) != null) {
                throw new MalformedTaskException("", "has a field twice");
            }
            start = end + 1;
        }
        return fields;
    }

    private static int indexOf(byte[] body, char wanted, int start, int end) {
        int at = start;
        while (at < end && body[at] != wanted) {
            at++;
        }
        return at;
    }

    private static String decoded(byte[] body, int start, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end - start);
        for (int at = start; at < end; at++) {
            if (body[at] == '%') {
                bytes.write(escaped(body, at, end));
                at += 2;
            } else {
                bytes.write(body[at] == '+' ? ' ' : body[at]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedTaskException("", "is not valid UTF-8");
        }
    }

    private static int escaped(byte[] body, int at, int end) {
        int high = at + 2 < end ? Character.digit(body[at + 1], 16) : -1;
        int low = at + 2 < end ? Character.digit(body[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new MalformedTaskException("", "has a broken percent escape at byte " + at);
        }
        return high * 16 + low;
    }
}
