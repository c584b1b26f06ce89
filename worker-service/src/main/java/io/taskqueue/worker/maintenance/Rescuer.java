package io.taskqueue.worker.maintenance;

import io.taskqueue.redis.RedisCommandException;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.queue.Recovery.Progress;
import io.taskqueue.worker.queue.Recovery.Result;
import io.taskqueue.worker.queue.TaskAnswer;
import io.taskqueue.worker.runtime.Loop;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes back the tasks of dead workers.
 */
@Singleton
@ConfinedTo("rescue loop")
final class Rescuer implements Maintenance {
    private static final Logger LOG = Logger.getLogger(Rescuer.class);
    private static final int BATCH = 100;

    private final DeadWorkers deadWorkers;
    private final Claims claims;
    private final Recovery recovery;
    private final DeadWorkerPolicy policy;
    private final TaskRecovery tasks;
    private final Duration every;

    Rescuer(
            DeadWorkers deadWorkers,
            Claims claims,
            Recovery recovery,
            DeadWorkerPolicy policy,
            TaskRecovery tasks,
            WorkerConfig config) {
        this.deadWorkers = deadWorkers;
        this.claims = claims;
        this.recovery = recovery;
        this.policy = policy;
        this.tasks = tasks;
        this.every = config.worker().sweepEvery();
    }

    @Override
    public Loop loop() {
        return new Loop("rescue", every, this::round);
    }

    void round() {
        deadWorkers.find().forEach(this::rescue);
    }

    private void rescue(String worker) {
        try {
            // Tasks that go to keys of wrong types stay in front of those that are still to be looked at.
            int stuck = 0;
            List<String> queues = recovery.queuesOf(worker);
            List<Element> elements;
            Result result;
            do {
                elements = claims.held(worker, stuck, BATCH);
                result = tasks.recover(
                        worker, policy.decide(worker, queues, elements, ids -> recovery.runningOn(worker, ids)));
                stuck += Collections.frequency(result.answers(), TaskAnswer.WRONG_TYPE);
            } while (result.progress() == Progress.MORE && !elements.isEmpty());
        } catch (RedisCommandException e) {
            LOG.errorf("event=recovery_failed worker=%s problem=\"%s\"", worker, e.getMessage());
        }
    }
}
