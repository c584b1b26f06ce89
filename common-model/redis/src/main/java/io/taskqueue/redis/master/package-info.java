/**
 * Where the Redis server is that takes writes, and how a service connects to it: the settings all services share,
 * checked, and clients that follow the master through failovers. Start at
 * {@link io.taskqueue.redis.master.RedisClients}.
 */
package io.taskqueue.redis.master;
