package io.taskqueue.worker.runtime;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.worker.queue.DeadLetterIds;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.Recovery.Recovered;
import io.taskqueue.worker.queue.RedisClock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Gives tasks ids of their own where the ones they came with belong to dead letters, whose records must stay. The id a task
 * came with is kept among its failures.
 */
@Singleton
class TakenIds {
    private static final Logger LOG = Logger.getLogger(TakenIds.class);

    private final DeadLetterIds deadLetterIds;
    private final RedisClock clock;

    TakenIds(DeadLetterIds deadLetterIds, RedisClock clock) {
        this.deadLetterIds = deadLetterIds;
        this.clock = clock;
    }

    /** The same tasks in the same order; those whose ids are taken have new ones and are to be adopted. */
    List<Intake.Runnable> renameTaken(String worker, List<Intake.Runnable> tasks) {
        if (!deadLetterIds.mayExist()) {
            return tasks;
        }
        Set<String> taken = deadLetterIds.among(
                tasks.stream().map(runnable -> runnable.task().id()).toList());
        return taken.isEmpty()
                ? tasks
                : tasks.stream()
                        .map(runnable -> taken.contains(runnable.task().id()) ? rename(worker, runnable) : runnable)
                        .toList();
    }

    /** The same task with a new id, to be adopted. */
    Intake.Runnable rename(String worker, Intake.Runnable runnable) {
        Task task = runnable.task();
        List<TaskFailure> failures = new ArrayList<>(task.failures());
        failures.add(TaskFailure.idTaken(task.attempt(), clock.now(), worker, task.id()));
        return new Intake.Runnable(runnable.element(), task.renamed(newId(worker, task.id()), failures), true);
    }

    /** The same end of the same task under a new id. */
    Ending rename(String worker, Ending ending) {
        return ending.renamed(newId(worker, ending.status().id()), worker, clock.now());
    }

    /** The same dead letter under a new id. */
    Recovered rename(String worker, Recovered discarded) {
        return new Recovered(
                discarded.element(),
                rename(worker, Ending.discard(discarded.element(), discarded.status(), clock.now()))
                        .status(),
                discarded.queue(),
                null);
    }

    private static String newId(String worker, String taken) {
        String id = Intake.newId();
        LOG.warnf(
                "id belongs to a dead letter, the task got one of its own: taskId=%s newTaskId=%s worker=%s",
                taken, id, worker);
        return id;
    }
}
