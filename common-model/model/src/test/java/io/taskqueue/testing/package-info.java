/**
 * The vocabulary the tests of all services share: a real Redis to start, kill, freeze and ask, and the contract every
 * Lua header keeps. Start at {@link io.taskqueue.testing.RealRedis}.
 */
package io.taskqueue.testing;
