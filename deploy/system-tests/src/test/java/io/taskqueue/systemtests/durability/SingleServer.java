package io.taskqueue.systemtests.durability;

import io.taskqueue.testing.RealRedis;
import redis.clients.jedis.Jedis;

/** One server, which is killed (SIGKILL) and started again on its append-only file. */
final class SingleServer implements Servers {
    private final RealRedis redis;

    SingleServer(String... settings) {
        redis = RealRedis.start(settings);
    }

    @Override
    public int port() {
        return redis.port();
    }

    @Override
    public void fail() {
        redis.kill();
    }

    @Override
    public int awaitRecovery() {
        redis.startAgain();
        return redis.port();
    }

    @Override
    public Jedis survivor() {
        return redis.connect();
    }

    @Override
    public void close() {
        redis.close();
    }
}
