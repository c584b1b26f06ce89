package io.taskqueue.worker.maintenance;

import io.taskqueue.model.ElementDecoder;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Recovery.Verdict;
import io.taskqueue.worker.queue.RedisClock;
import io.taskqueue.worker.retry.RetryPolicies;
import io.taskqueue.worker.retry.RetryPolicy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Decides what happens to a dead worker's tasks. Each has spent its attempt and may have killed the worker: a claim is
 * followed by the handler's start at once, and nothing in Redis distinguishes the two. Only a suspect, which one more
 * death would make poison, runs alone and with a record that states it; a suspect without one had not begun and is
 * returned as it was.
 */
@Singleton
class DeadWorkerPolicy {
    private final RetryPolicies policies;
    private final RedisClock clock;
    private final WorkerConfig.Worker config;

    DeadWorkerPolicy(RetryPolicies policies, RedisClock clock, WorkerConfig config) {
        this.policies = policies;
        this.clock = clock;
        this.config = config.worker();
    }

    /**
     * The verdict on each element of the dead worker's list.
     *
     * @param queues those the dead worker served, empty if they are not known
     * @param running finds those of some ids whose records show that the dead worker ran them
     */
    List<Verdict> decide(
            String deadWorker,
            List<String> queues,
            List<Element> elements,
            Function<Collection<String>, Set<String>> running) {
        List<Optional<Task>> tasks = elements.stream().map(this::readable).toList();
        Set<String> ranAlone = running.apply(tasks.stream()
                .flatMap(Optional::stream)
                .filter(this::isSuspect)
                .map(Task::id)
                .toList());
        return IntStream.range(0, elements.size())
                .mapToObj(i -> tasks.get(i)
                        .map(task -> decide(deadWorker, elements.get(i), task, ranAlone))
                        .orElseGet(() -> backUnread(elements.get(i), queues)))
                .toList();
    }

    private boolean isSuspect(Task task) {
        return policies.of(task).isSuspect(task.workerDeaths());
    }

    /** An element that was never adopted does not name its queue: it is returned to one that the dead worker served. */
    private Verdict backUnread(Element element, List<String> queues) {
        return new Verdict(element, null, (queues.isEmpty() ? config.queues() : queues).getFirst(), element);
    }

    private Optional<Task> readable(Element element) {
        try {
            return Optional.of(ElementDecoder.decode(element.bytes(), Task.DEFAULT_QUEUE, config.maxElementSize()))
                    .filter(task -> !task.needsAdoption());
        } catch (MalformedTaskException e) {
            return Optional.empty();
        }
    }

    private Verdict decide(String deadWorker, Element element, Task task, Set<String> ranAlone) {
        boolean suspect = isSuspect(task);
        if (suspect && !ranAlone.contains(task.id())) {
            return new Verdict(element, available(task, policies.of(task)), task.queue(), element);
        }
        long now = clock.now();
        TaskFailure death = new TaskFailure(
                task.attempt(), now, deadWorker, TaskFailure.WORKER_LOST, "the worker died while it held the task");
        Task next = task.failed(death, null);
        RetryPolicy policy = policies.of(task);
        return suspect || task.attempt() >= policy.maxAttempts()
                ? new Verdict(element, discarded(task, next, suspect, now, deadWorker), task.queue(), null)
                : new Verdict(element, available(next, policy), task.queue(), new Element(TaskCodec.encode(next)));
    }

    private static TaskStatus available(Task next, RetryPolicy policy) {
        return TaskStatus.of(next, TaskState.AVAILABLE)
                .maxAttempts(policy.maxAttempts())
                .reason("its worker died")
                .build();
    }

    private TaskStatus discarded(Task task, Task next, boolean poison, long now, String deadWorker) {
        return TaskStatus.discarded(task, next, deadWorker, now)
                .maxAttempts(policies.of(task).maxAttempts())
                .reason(poison ? "poison: " + next.workerDeaths() + " workers died while they held it" : null)
                .build();
    }
}
