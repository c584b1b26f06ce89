package io.taskqueue.worker.queue;

import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import java.nio.charset.StandardCharsets;

/**
 * How a worker's hold on one task ends, with everything the script needs already in bytes.
 *
 * @param element the task as it lies in the processing list
 * @param status the record that tells the end
 * @param step what happens beside it
 * @param record {@code status} in bytes
 * @param at due time or time of discarding, epoch milliseconds, by step; 0 for a task that is done
 * @param extra nothing, the next envelope, or the task's id, by step
 */
public record Ending(Element element, TaskStatus status, Step step, Element record, long at, Element extra) {
    /** What happens to the task beside its record. */
    public enum Step {
        /** Its record stays for the retention. */
        COMPLETE,
        /** Its next envelope waits in the schedule. */
        WAIT,
        /** It becomes a dead letter. */
        DISCARD
    }

    /** The task is done. */
    public static Ending complete(Element element, TaskStatus status) {
        return of(element, status, Step.COMPLETE, 0, new byte[0]);
    }

    /** The task waits until {@code next.notBefore()}. */
    public static Ending waitFor(Element element, TaskStatus status, Task next) {
        return of(element, status, Step.WAIT, next.notBefore(), TaskCodec.encode(next));
    }

    /** The task becomes a dead letter at {@code now}. */
    public static Ending discard(Element element, TaskStatus status, long now) {
        return of(element, status, Step.DISCARD, now, status.id().getBytes(StandardCharsets.UTF_8));
    }

    private static Ending of(Element element, TaskStatus status, Step step, long at, byte[] extra) {
        return new Ending(element, status, step, new Element(TaskStatusCodec.encode(status)), at, new Element(extra));
    }
}
