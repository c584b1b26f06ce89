package io.taskqueue.redis.master;

/** How the Redis servers are arranged, and so how the one that takes writes is found. */
public enum RedisMode {
    /** One server, at its address. */
    STANDALONE,
    /** A master with replicas, watched over by Sentinels that say who it is. */
    SENTINEL,
    /** A cluster, of which one master owns the slot all keys lie in. */
    CLUSTER
}
