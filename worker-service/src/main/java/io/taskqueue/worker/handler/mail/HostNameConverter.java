package io.taskqueue.worker.handler.mail;

import io.taskqueue.bounds.TextOfForm;

/** What may stand right of the {@code @} in {@code Message-ID}. */
public final class HostNameConverter extends TextOfForm {
    private static final long serialVersionUID = 1L;

    public HostNameConverter() {
        super("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*", "must be a host name");
    }
}
