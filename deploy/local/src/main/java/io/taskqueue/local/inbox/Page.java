package io.taskqueue.local.inbox;

import java.nio.charset.StandardCharsets;

/**
 * An answer of the inbox.
 *
 * @param type its media type
 * @param policy what a browser may do with it, as a Content-Security-Policy
 */
record Page(int status, String type, String policy, byte[] body) {
    private static final String OWN = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    static Page html(String body) {
        return new Page(200, "text/html; charset=utf-8", OWN, body.getBytes(StandardCharsets.UTF_8));
    }

    static Page json(byte[] body) {
        return new Page(200, "application/json", OWN, body);
    }

    static Page text(int status, String body) {
        return new Page(status, "text/plain; charset=utf-8", OWN, body.getBytes(StandardCharsets.UTF_8));
    }

    static Page raw(byte[] mail) {
        return new Page(200, "text/plain; charset=utf-8", SANDBOX, mail);
    }

    /** A mail's own HTML: it may show itself, and neither run scripts nor load anything. */
    static Page untrusted(Mail mail) {
        return new Page(200, "text/html; charset=utf-8", SANDBOX, mail.html().getBytes(StandardCharsets.UTF_8));
    }
}
