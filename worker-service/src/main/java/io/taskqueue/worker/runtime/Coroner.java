package io.taskqueue.worker.runtime;

import io.taskqueue.model.ElementDecoder;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Recovery.Recovered;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.retry.RetryPolicy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a dead worker's tasks. Each has spent its attempt and may be what killed the worker: a claim is
 * followed by the handler's start at once, and nothing in Redis tells the two apart.
 */
@Singleton
class Coroner {
    private final RetryPolicies policies;
    private final RedisClock clock;
    private final WorkerConfig.Worker config;

    Coroner(RetryPolicies policies, RedisClock clock, WorkerConfig config) {
        this.policies = policies;
        this.clock = clock;
        this.config = config.worker();
    }

    /** What becomes of each element of the dead worker's list. */
    List<Recovered> judge(String deadWorker, List<Element> elements) {
        return elements.stream()
                .map(element -> readable(element)
                        .map(task -> judge(deadWorker, element, task))
                        .orElseGet(() -> backUnread(element)))
                .toList();
    }

    /** An element nobody has adopted does not say which queue it came from; any that this worker serves will do. */
    private Recovered backUnread(Element element) {
        return new Recovered(element, null, config.queues().getFirst(), element);
    }

    private Optional<Task> readable(Element element) {
        try {
            return Optional.of(ElementDecoder.decode(element.bytes(), Task.DEFAULT_QUEUE, config.maxElementSize()))
                    .filter(task -> !task.needsAdoption());
        } catch (MalformedTaskException e) {
            return Optional.empty();
        }
    }

    private Recovered judge(String deadWorker, Element element, Task task) {
        long now = clock.now();
        TaskFailure death = new TaskFailure(
                task.attempt(), now, deadWorker, TaskFailure.WORKER_LOST, "the worker died while it held the task");
        Task next = task.failed(death, null);
        RetryPolicy policy = policies.of(task);
        boolean ends = next.workerDeaths() >= policy.maxWorkerDeaths() || task.attempt() >= policy.maxAttempts();
        return ends
                ? new Recovered(element, discarded(task, next, policy, now, deadWorker), task.queue(), null)
                : new Recovered(element, available(next, policy), task.queue(), new Element(TaskCodec.encode(next)));
    }

    private static TaskStatus available(Task next, RetryPolicy policy) {
        return TaskStatus.of(next, TaskState.AVAILABLE)
                .maxAttempts(policy.maxAttempts())
                .reason("its worker died")
                .build();
    }

    private static TaskStatus discarded(Task task, Task next, RetryPolicy policy, long now, String deadWorker) {
        boolean poison = next.workerDeaths() >= policy.maxWorkerDeaths();
        return TaskStatus.of(task, TaskState.DISCARDED)
                .maxAttempts(policy.maxAttempts())
                .failures(next.failures())
                .finishedAt(now)
                .worker(deadWorker)
                .reason(poison ? "poison: " + next.workerDeaths() + " workers died while they held it" : null)
                .keepingTask(next)
                .build();
    }
}
