/**
 * What every service needs to call Redis and to read its replies, and a connection for list elements of any size.
 * Clients are made by {@link io.taskqueue.redis.master.RedisClients}.
 */
package io.taskqueue.redis;
