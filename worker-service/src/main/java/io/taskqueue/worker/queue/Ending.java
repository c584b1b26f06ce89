package io.taskqueue.worker.queue;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker's hold on one task ends, with everything the script needs already in bytes.
 *
 * @param element the task as it lies in the processing list
 * @param status the record that tells the end
 * @param step what happens beside it
 * @param record {@code status} in bytes
 * @param at due time or time of discarding, epoch milliseconds, by step; 0 for a task that is done
 * @param extra nothing, the next envelope, or the task's id, by step
 * @param retention how long the record of a task that is done is kept; {@code null} otherwise
 */
public record Ending(
        Element element, TaskStatus status, Step step, Element record, long at, Element extra, Duration retention) {
    /** What happens to the task beside its record. */
    public enum Step {
        /** Its record stays for the retention. */
        COMPLETE,
        /** Its next envelope waits in the schedule. */
        WAIT,
        /** It becomes a dead letter. */
        DISCARD
    }

    /** The task is done, or need not be done any more. */
    public static Ending complete(Element element, TaskStatus status, Duration retention) {
        return of(element, status, Step.COMPLETE, 0, new byte[0], retention);
    }

    /** The task waits until {@code next.notBefore()}. */
    public static Ending waitFor(Element element, TaskStatus status, Task next) {
        return of(element, status, Step.WAIT, next.notBefore(), TaskCodec.encode(next), null);
    }

    /** The task becomes a dead letter at {@code now}. */
    public static Ending discard(Element element, TaskStatus status, long now) {
        return of(element, status, Step.DISCARD, now, status.id().getBytes(StandardCharsets.UTF_8), null);
    }

    /**
     * The same end of the same task under an id of its own, where it turns out that the one it came with belongs to a dead
     * letter. Which one that was is noted before the failure that ends the attempt, if one does.
     */
    public Ending renamed(String newId, String worker, long now) {
        List<TaskFailure> failures = new ArrayList<>(status.failures());
        int end = step == Step.COMPLETE ? failures.size() : Math.max(0, failures.size() - 1);
        failures.add(end, TaskFailure.idTaken(status.attempt(), now, worker, status.id()));
        RawJson envelope =
                status.task() == null ? null : RawJson.of(renamed(status.task().toBytes(), newId, failures));
        TaskStatus renamed = status.renamed(newId, failures, envelope);
        return switch (step) {
            case COMPLETE -> complete(element, renamed, retention);
            case WAIT -> of(element, renamed, step, at, renamed(extra.bytes(), newId, failures), null);
            case DISCARD -> discard(element, renamed, at);
        };
    }

    private byte[] renamed(byte[] envelope, String newId, List<TaskFailure> failures) {
        return TaskCodec.encode(TaskCodec.decode(envelope, status.queue()).renamed(newId, failures));
    }

    /** What it takes to tell it, in bytes. */
    public int length() {
        return element.length() + record.length() + extra.length();
    }

    private static Ending of(Element element, TaskStatus status, Step step, long at, byte[] extra, Duration retention) {
        Element record = new Element(TaskStatusCodec.encode(status));
        return new Ending(element, status, step, record, at, new Element(extra), retention);
    }
}
