package io.taskqueue.producer.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Lets the rest of a refused body run out, so that its sender gets round to reading the answer, but not for ever. */
final class Discard {
    private static final long PATIENCE_MILLIS = 10_000;

    private Discard() {}

    static void rest(HttpServerRequest request) {
        Vertx vertx = Vertx.currentContext().owner();
        long impatience =
                vertx.setTimer(PATIENCE_MILLIS, id -> request.response().reset());
        request.handler(chunk -> {});
        request.endHandler(end -> vertx.cancelTimer(impatience));
        request.exceptionHandler(failure -> vertx.cancelTimer(impatience));
        request.resume();
    }
}
