package io.taskqueue.http.body;

import java.io.IOException;

/** The sender of a body was silent or too slow for longer than its patience. */
public final class SenderTooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    SenderTooSlowException() {
        super("the sender is too slow");
    }
}
