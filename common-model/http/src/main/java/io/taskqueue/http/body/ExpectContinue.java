package io.taskqueue.http.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Asks for a body whose sender waits until it is asked ({@code Expect: 100-continue}). */
final class ExpectContinue {
    private ExpectContinue() {}

    static void answer(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }
}
