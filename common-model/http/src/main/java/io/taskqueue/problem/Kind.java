package io.taskqueue.problem;

import java.util.Locale;

/** The kinds of problem a service answers with; docs/problems.md describes each. */
public enum Kind {
    /** The address, a parameter, a header, the body or a field is invalid. */
    INVALID(400, "Bad Request"),
    /** Another site's page made a browser send the request. */
    CROSS_SITE(403, "Forbidden"),
    /** What the address names does not exist. */
    NOT_FOUND(404, "Not Found"),
    /** The address does not support the method. */
    METHOD(405, "Method Not Allowed"),
    /** No form of the answer is acceptable to the client. */
    NOT_ACCEPTABLE(406, "Not Acceptable"),
    /** The body arrives too slowly. */
    TOO_SLOW(408, "Request Timeout"),
    /** A task with the id the submitter chose exists. */
    ID_TAKEN(409, "Conflict"),
    /** The request conflicts with the current state of its target. */
    CONFLICT(409, "Conflict"),
    /** The body, the batch or the task is too large. */
    TOO_LARGE(413, "Content Too Large"),
    /** The address and its parameters are too long. */
    URI_TOO_LONG(414, "URI Too Long"),
    /** The body has a type that the address does not accept. */
    MEDIA_TYPE(415, "Unsupported Media Type"),
    /** The task's type is not among the configured ones. */
    UNKNOWN_TYPE(422, "Unprocessable Content"),
    /** The queue is a new one, and the limit of queues is reached. */
    TOO_MANY_QUEUES(422, "Unprocessable Content"),
    /** The idempotency key was used for another request. */
    KEY_REUSED(422, "Unprocessable Content"),
    /** The dead letter has no envelope that could be queued again. */
    NOT_RETRYABLE(422, "Unprocessable Content"),
    /** The queue holds its maximum of tasks. */
    QUEUE_FULL(429, "Too Many Requests"),
    /** The limit of concurrent requests of this kind is reached. */
    TOO_BUSY(429, "Too Many Requests"),
    /** The headers are too large. */
    HEADERS_TOO_LARGE(431, "Request Header Fields Too Large"),
    /** A key in Redis holds data that no service writes. */
    BROKEN_KEY(500, "Internal Server Error"),
    /** A fault of this service. */
    FAULT(500, "Internal Server Error"),
    /** Redis is away, silent or refuses to write. */
    UNAVAILABLE(503, "Service Unavailable");

    private static final String TYPE_PREFIX = "urn:taskqueue:problem:";

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

    /** The kind in words, the same for every problem of it. */
    public String title() {
        return title;
    }

    /** The URI that identifies the kind: {@code urn:taskqueue:problem:queue-full}. */
    public String type() {
        return TYPE_PREFIX + reason();
    }

    /** Whether the same request may succeed a little later. */
    public boolean isRetryable() {
        return this == QUEUE_FULL || this == TOO_BUSY || this == UNAVAILABLE;
    }

    /** The name in types and metrics: {@code queue-full}. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
