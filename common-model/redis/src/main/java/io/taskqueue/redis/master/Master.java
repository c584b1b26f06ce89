package io.taskqueue.redis.master;

/**
 * The server that takes writes, as one locator knows it.
 *
 * @param epoch counts failovers; of two answers the one with the greater epoch is newer
 */
record Master(Address address, long epoch) {}
