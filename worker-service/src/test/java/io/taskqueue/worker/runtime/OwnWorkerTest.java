package io.taskqueue.worker.runtime;

import static io.taskqueue.worker.runtime.QueueProbe.soon;

import io.taskqueue.testing.RealRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests of {@link OwnWorker}s share: a Redis for each class, empty for each test, and a look into it. */
public abstract class OwnWorkerTest {
    public static RealRedis server;

    public QueueProbe probe;

    @BeforeAll
    static void startRedis() {
        server = RealRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void connect() {
        probe = new QueueProbe(server);
    }

    @AfterEach
    void leaveNothing() {
        probe.redis().configSet("maxmemory", "0");
        probe.redis().configSet("min-replicas-to-write", "0");
        probe.redis().flushAll();
        probe.close();
    }

    /** Waits until so many pops are under way. */
    public void awaitPops(int count) {
        soon().until(() -> probe.blockedClients() == count);
    }
}
