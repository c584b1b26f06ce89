package io.taskqueue.systemtests.durability;

import redis.clients.jedis.Jedis;

/** The Redis servers of one run and what may happen to them. */
interface Servers extends AutoCloseable {
    /** Where the producer finds the server that takes writes when all is well. */
    int port();

    /** Brings about what the case is about. */
    void fail();

    /** Waits until there is a server that takes writes, as far as the outside world can see; answers its port. */
    int awaitRecovery();

    /** A connection to the server that has the last word, closed by the caller. */
    Jedis survivor();

    @Override
    void close();
}
