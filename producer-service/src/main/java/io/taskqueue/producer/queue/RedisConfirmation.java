package io.taskqueue.producer.queue;

import io.taskqueue.producer.config.ConfirmConfig;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisConnection;

/** A question that has Redis confirm, on the connection that has written, that it is as safe as it should be. */
interface RedisConfirmation {
    /**
     * Asks about all that was written before; asked at once, behind what was just sent.
     *
     * @return fails with {@link UnconfirmedException}, or as the connection does
     */
    Future<Void> ask(RedisConnection connection);

    /** The longest time the server itself takes to answer. */
    long timeoutMillis();

    static RedisConfirmation replicated(ConfirmConfig config) {
        return new RedisReplicas(config.replicas(), millis(config));
    }

    static RedisConfirmation fsynced(ConfirmConfig config) {
        return new RedisDisk(config.fsyncedReplicas(), millis(config));
    }

    /** At least one, as zero would have the server wait for ever. */
    private static long millis(ConfirmConfig config) {
        return Math.max(1, config.timeout().toMillis());
    }
}
