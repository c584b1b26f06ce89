package io.taskqueue.producer.form;

import io.taskqueue.http.PercentEncoding;
import io.taskqueue.model.MalformedTaskException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads a body of {@code application/x-www-form-urlencoded}, as browsers send it, in strict UTF-8. */
final class FormBody {
    /** Other fields are ignored and may be repeated, as the choices of a group all have its name. */
    private static final Set<String> READ = Set.of("name", "email", "message", "requestKey");

    private FormBody() {}

    /**
     * The entry that the body holds; unknown fields are ignored.
     *
     * @throws MalformedTaskException if an escape or the encoding is invalid or a known field is repeated
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
            String name = PercentEncoding.decodeForm(body, start, equals);
            String value = PercentEncoding.decodeForm(body, Math.min(equals + 1, end), end);
            if (READ.contains(name) && fields.put(name, value) != null) {
                throw new MalformedTaskException("", "repeats a field");
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
}
