package io.taskqueue.worker.handler.mail;

import io.taskqueue.bounds.TextOfForm;

/** Text that may stand in a header. */
public final class OneLineConverter extends TextOfForm {
    private static final long serialVersionUID = 1L;

    public OneLineConverter() {
        super("[^\\p{Cc}]{1,200}", "must have 1 to 200 characters and no control characters");
    }
}
