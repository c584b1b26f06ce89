package io.taskqueue.worker.handler.http;

/** Says that a request got no answer, or one that blames the server; another attempt may fare better. */
public final class HttpRequestFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HttpRequestFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
