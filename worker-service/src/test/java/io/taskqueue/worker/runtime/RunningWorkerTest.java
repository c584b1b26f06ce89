package io.taskqueue.worker.runtime;

import io.taskqueue.testing.RealRedis;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of a {@link RunningWorker} share: its Redis, a look into it, and what the handlers ran. */
public abstract class RunningWorkerTest {
    public RealRedis server;

    @Inject
    public Runs runs;

    public QueueProbe probe;

    @BeforeEach
    void connect() {
        probe = new QueueProbe(server);
        probe.worker();
    }

    @AfterEach
    void disconnect() {
        probe.close();
    }
}
