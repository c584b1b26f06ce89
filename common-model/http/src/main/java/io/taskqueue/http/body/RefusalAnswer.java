package io.taskqueue.http.body;

import io.vertx.ext.web.RoutingContext;

/** Answers a request whose body was refused, as the service answers all that is wrong. */
public interface RefusalAnswer {
    /** Ends the response. Called on the event loop, once for a request. */
    void answer(RoutingContext context, BodyRefusal refusal);
}
