/**
 * Where Redis is and how a service gets there: the settings all services share, checked, and clients that follow the
 * master through failovers, one of them for list elements of any size. Start at {@link io.taskqueue.redis.RedisClients}.
 */
package io.taskqueue.redis;
