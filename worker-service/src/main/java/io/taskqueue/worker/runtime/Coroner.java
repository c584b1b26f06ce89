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
import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.queue.Recovery.Recovered;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.retry.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a dead worker's tasks. One whose handler had started has spent its attempt and may be what
 * killed the worker; one that was only claimed goes back as it was.
 */
@ApplicationScoped
class Coroner {
    private final Recovery recovery;
    private final RetryPolicies policies;
    private final RedisClock clock;
    private final WorkerConfig.Worker config;

    Coroner(Recovery recovery, RetryPolicies policies, RedisClock clock, WorkerConfig config) {
        this.recovery = recovery;
        this.policies = policies;
        this.clock = clock;
        this.config = config.worker();
    }

    /** What becomes of each element of the dead worker's list. */
    List<Recovered> judge(String deadWorker, List<Element> elements) {
        List<Recovered> verdicts = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        List<Element> taskElements = new ArrayList<>();
        for (Element element : elements) {
            Optional<Task> task = readable(element);
            task.ifPresentOrElse(
                    found -> {
                        tasks.add(found);
                        taskElements.add(element);
                    },
                    () -> verdicts.add(backUnread(element)));
        }
        List<Optional<TaskStatus>> records =
                recovery.statuses(tasks.stream().map(Task::id).toList());
        for (int i = 0; i < tasks.size(); i++) {
            verdicts.add(judge(deadWorker, taskElements.get(i), tasks.get(i), records.get(i)));
        }
        return verdicts;
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

    private Recovered judge(String deadWorker, Element element, Task task, Optional<TaskStatus> status) {
        boolean hadStarted = status.filter(last -> last.state() == TaskState.RUNNING)
                .filter(last -> deadWorker.equals(last.worker()))
                .isPresent();
        if (!hadStarted) {
            return new Recovered(element, null, task.queue(), element);
        }
        long now = clock.now();
        TaskFailure death = new TaskFailure(
                task.attempt(), now, deadWorker, TaskFailure.WORKER_LOST, "the worker died while running it");
        Task next = task.failed(death, null);
        RetryPolicy policy = policies.of(task);
        boolean ends = next.workerDeaths() >= policy.maxWorkerDeaths() || task.attempt() >= policy.maxAttempts();
        return ends
                ? new Recovered(element, discarded(task, next, policy, now, status.get()), task.queue(), null)
                : new Recovered(element, available(next, policy), task.queue(), new Element(TaskCodec.encode(next)));
    }

    private static TaskStatus available(Task next, RetryPolicy policy) {
        return TaskStatus.of(next, TaskState.AVAILABLE)
                .maxAttempts(policy.maxAttempts())
                .reason("its worker died")
                .build();
    }

    private static TaskStatus discarded(Task task, Task next, RetryPolicy policy, long now, TaskStatus running) {
        boolean poison = next.workerDeaths() >= policy.maxWorkerDeaths();
        return TaskStatus.of(task, TaskState.DISCARDED)
                .maxAttempts(policy.maxAttempts())
                .failures(next.failures())
                .startedAt(running.startedAt())
                .finishedAt(now)
                .worker(running.worker())
                .reason(poison ? "poison: " + next.workerDeaths() + " workers died while running it" : null)
                .keepingTask(next)
                .build();
    }
}
