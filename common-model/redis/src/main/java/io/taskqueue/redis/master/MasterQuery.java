package io.taskqueue.redis.master;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** What a locator is asked, and how its answer is read. */
interface MasterQuery {
    /** The commands, sent together. */
    List<Request> commands();

    /**
     * Who the master is by these replies.
     *
     * @param asked the locator's address, which stands for itself where the answer names no host
     * @throws IllegalStateException if they do not name it
     */
    Master read(List<Response> replies, Address asked);
}
