package io.taskqueue.producer.problem;

import java.util.Locale;

/** The kinds of problem the service knows; each has its status and title. */
public enum Kind {
    /** The body, a field or a header breaks its rule. */
    INVALID(400, "Bad Request"),
    /** Another site's page made a browser send the form. */
    CROSS_SITE(403, "Forbidden"),
    NOT_FOUND(404, "Not Found"),
    METHOD(405, "Method Not Allowed"),
    NOT_ACCEPTABLE(406, "Not Acceptable"),
    /** The body arrives more slowly than it may. */
    TOO_SLOW(408, "Request Timeout"),
    /** There is a task with the id the submitter chose. */
    ID_TAKEN(409, "Conflict"),
    /** What was asked for and what is there do not go together. */
    CONFLICT(409, "Conflict"),
    /** The body, the batch or the task is too large. */
    TOO_LARGE(413, "Content Too Large"),
    MEDIA_TYPE(415, "Unsupported Media Type"),
    /** The task's type is not among the configured ones. */
    UNKNOWN_TYPE(422, "Unprocessable Content"),
    /** The idempotency key was used for another request. */
    KEY_REUSED(422, "Unprocessable Content"),
    /** The queue holds as many tasks as it may. */
    QUEUE_FULL(429, "Too Many Requests"),
    /** As many requests of this kind as may are under way. */
    TOO_BUSY(429, "Too Many Requests"),
    /** A key in Redis holds what the queue does not put there. */
    BROKEN_KEY(500, "Internal Server Error"),
    /** A fault of this service. */
    FAULT(500, "Internal Server Error"),
    /** Redis is away, silent or refuses to write. */
    UNAVAILABLE(503, "Service Unavailable");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The status in words. */
    public String title() {
        return title;
    }

    /** Whether the same request may succeed a little later. */
    public boolean isRetryable() {
        return this == QUEUE_FULL || this == TOO_BUSY || this == UNAVAILABLE;
    }

    /** The name metrics use: {@code queue-full}. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
