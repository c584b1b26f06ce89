package io.taskqueue.http.body;

import io.vertx.ext.web.RoutingContext;

/** Answers a request whose body was refused, in the way the service answers all problems. */
public interface RefusalAnswer {
    /** Ends the response. Called on the event loop, once for a request. */
    void answer(RoutingContext context, BodyRefusal refusal);
}
