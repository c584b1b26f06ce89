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

/** How a worker's hold on one task ends, with everything the script needs already in bytes. */
public sealed interface Ending {
    /** The task as it lies in the processing list. */
    Element element();

    /** The record that describes the end. */
    TaskStatus status();

    /** {@link #status} in bytes. */
    Element statusRecord();

    /** How many bytes a call with this ending carries. */
    int length();

    /**
     * The same end of the same task under an id of its own, where the id it was submitted with turns out to belong to a
     * dead letter. That id is noted before the failure that ends the attempt, if one does.
     */
    Ending renamed(String newId, String worker, long now);

    /** An end after which the task is not done: it waits for another attempt or is a dead letter. */
    sealed interface Unfinished extends Ending {
        /** Due time or time of discarding, epoch milliseconds. */
        long at();

        /** What the script stores beside the record: the next envelope or the id of the dead letter. */
        Element stored();

        @Override
        default int length() {
            return element().length() + statusRecord().length() + stored().length();
        }
    }

    /**
     * The task is done, or need not be done any more. Its record stays for the retention.
     *
     * @param retention how long the record is kept
     */
    record Complete(Element element, TaskStatus status, Element statusRecord, Duration retention) implements Ending {
        /** Encodes the record. */
        public Complete(Element element, TaskStatus status, Duration retention) {
            this(element, status, encoded(status), retention);
        }

        @Override
        public int length() {
            return element.length() + statusRecord.length();
        }

        @Override
        public Complete renamed(String newId, String worker, long now) {
            List<TaskFailure> failures = new ArrayList<>(status.failures());
            failures.add(TaskFailure.idTaken(status.attempt(), now, worker, status.id()));
            return new Complete(element, renamedStatus(status, newId, failures), retention);
        }
    }

    /**
     * The task waits in the schedule.
     *
     * @param at when it is due, epoch milliseconds
     * @param stored its next envelope
     */
    record Wait(Element element, TaskStatus status, Element statusRecord, long at, Element stored)
            implements Unfinished {
        /** Has the task wait until {@code next.notBefore()}; encodes record and envelope. */
        public Wait(Element element, TaskStatus status, Task next) {
            this(element, status, encoded(status), next.notBefore(), new Element(TaskCodec.encode(next)));
        }

        @Override
        public Wait renamed(String newId, String worker, long now) {
            List<TaskFailure> failures = withIdTaken(status, worker, now);
            TaskStatus renamed = renamedStatus(status, newId, failures);
            byte[] next = renamedEnvelope(status, stored.bytes(), newId, failures);
            return new Wait(element, renamed, encoded(renamed), at, new Element(next));
        }
    }

    /**
     * The task becomes a dead letter.
     *
     * @param at when, epoch milliseconds
     * @param stored its id
     */
    record Discard(Element element, TaskStatus status, Element statusRecord, long at, Element stored)
            implements Unfinished {
        /** Encodes the record. */
        public Discard(Element element, TaskStatus status, long at) {
            this(element, status, encoded(status), at, new Element(status.id().getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Discard renamed(String newId, String worker, long now) {
            return new Discard(element, renamedStatus(status, newId, withIdTaken(status, worker, now)), at);
        }
    }

    private static Element encoded(TaskStatus status) {
        return new Element(TaskStatusCodec.encode(status));
    }

    /** The failures with a note of the id, in front of the failure that ended the attempt. */
    private static List<TaskFailure> withIdTaken(TaskStatus status, String worker, long now) {
        List<TaskFailure> failures = new ArrayList<>(status.failures());
        failures.add(Math.max(0, failures.size() - 1), TaskFailure.idTaken(status.attempt(), now, worker, status.id()));
        return failures;
    }

    private static TaskStatus renamedStatus(TaskStatus status, String newId, List<TaskFailure> failures) {
        RawJson envelope = status.task() == null
                ? null
                : RawJson.of(renamedEnvelope(status, status.task().toBytes(), newId, failures));
        return status.renamed(newId, failures, envelope);
    }

    private static byte[] renamedEnvelope(
            TaskStatus status, byte[] envelope, String newId, List<TaskFailure> failures) {
        return TaskCodec.encode(TaskCodec.decode(envelope, status.queue()).renamed(newId, failures));
    }
}
