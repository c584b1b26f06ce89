package io.taskqueue.worker.handler.http;

/** A request got no response, or one that blames the server; another attempt may succeed. */
public final class HttpRequestFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HttpRequestFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
