package io.taskqueue.worker.runtime.claim;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.worker.queue.DeadLetterIds;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.queue.Recovery.Verdict;
import io.taskqueue.worker.queue.RedisClock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Gives tasks ids of their own where the ones they came with belong to dead letters, whose records must stay. The id a
 * task came with is kept among its failures.
 */
@Singleton
public final class TakenIds {
    private static final Logger LOG = Logger.getLogger(TakenIds.class);

    private final DeadLetterIds deadLetterIds;
    private final RedisClock clock;

    public TakenIds(DeadLetterIds deadLetterIds, RedisClock clock) {
        this.deadLetterIds = deadLetterIds;
        this.clock = clock;
    }

    /** The same tasks in the same order; those whose ids are taken have new ones and are to be adopted. */
    public List<ClaimTriage.Startable> renameTaken(String worker, List<ClaimTriage.Startable> tasks) {
        if (!deadLetterIds.mayExist()) {
            return tasks;
        }
        Set<String> taken = deadLetterIds.among(
                tasks.stream().map(startable -> startable.task().id()).toList());
        return taken.isEmpty()
                ? tasks
                : tasks.stream()
                        .map(startable -> taken.contains(startable.task().id()) ? rename(worker, startable) : startable)
                        .toList();
    }

    /** The same task with a new id, to be adopted. */
    public ClaimTriage.Startable rename(String worker, ClaimTriage.Startable startable) {
        Task task = startable.task();
        List<TaskFailure> failures = new ArrayList<>(task.failures());
        failures.add(TaskFailure.idTaken(task.attempt(), clock.now(), worker, task.id()));
        return new ClaimTriage.Startable(startable.element(), task.renamed(newId(worker, task.id()), failures), true);
    }

    /** The same end of the same task under a new id. */
    public Ending rename(String worker, Ending ending) {
        return ending.renamed(newId(worker, ending.status().id()), worker, clock.now());
    }

    /** The same dead letter under a new id. */
    public Verdict rename(String worker, Verdict discarded) {
        return new Verdict(
                discarded.element(),
                rename(worker, new Ending.Discard(discarded.element(), discarded.status(), clock.now()))
                        .status(),
                discarded.queue(),
                null);
    }

    private static String newId(String worker, String taken) {
        String id = ClaimTriage.newId();
        LOG.warnf("event=task_id_replaced taskId=%s newTaskId=%s worker=%s", taken, id, worker);
        return id;
    }
}
