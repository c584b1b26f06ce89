package io.taskqueue.http.body;

import java.io.IOException;

/** Says that the sender of a body has brought nothing, or too little, for as long as it may. */
public final class SenderTooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    SenderTooSlowException() {
        super("the sender is too slow");
    }
}
