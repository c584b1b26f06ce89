package io.taskqueue.local.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An answer of the inbox.
 *
 * @param type its media type
 * @param policy what a browser may do with it, as a Content-Security-Policy
 */
record Page(int status, String type, String policy, ByteBuffer body) {
    private static final String OWN = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    static Page html(String body) {
        return new Page(200, "text/html; charset=utf-8", OWN, utf8(body));
    }

    static Page json(byte[] body) {
        return new Page(200, "application/json", OWN, ByteBuffer.wrap(body));
    }

    static Page text(int status, String body) {
        return new Page(status, "text/plain; charset=utf-8", OWN, utf8(body));
    }

    static Page raw(byte[] mail) {
        return new Page(200, "text/plain; charset=utf-8", SANDBOX, ByteBuffer.wrap(mail));
    }

    /** A mail's own HTML: it may show itself, and neither run scripts nor load anything. */
    static Page untrusted(Mail mail) {
        return new Page(200, "text/html; charset=utf-8", SANDBOX, utf8(mail.html()));
    }

    private static ByteBuffer utf8(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }
}
