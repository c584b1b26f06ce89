package io.taskqueue.worker.handler.http;

import io.taskqueue.bounds.TextOfForm;

/** A host that may be called. */
public final class AllowedHostConverter extends TextOfForm {
    private static final long serialVersionUID = 1L;

    public AllowedHostConverter() {
        super("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?", "must be host or host:port");
    }
}
