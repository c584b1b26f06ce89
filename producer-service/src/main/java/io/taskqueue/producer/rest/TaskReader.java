package io.taskqueue.producer.rest;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.config.TaskIds;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.Submission;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;

/** Reads a task as submitters write it, an envelope without the fields only the queue sets, into a submission. */
@Singleton
class TaskReader {
    private static final String DELAY = "delay";
    /** {@code /tasks/batch} is where batches are posted. */
    private static final String RESERVED_ID = "batch";

    private final TaskIds ids;
    private final Clock clock;
    private final Set<String> types;
    private final long maxTaskSize;

    TaskReader(TaskIds ids, Clock clock, ProducerConfig config) {
        this.ids = ids;
        this.clock = clock;
        this.types = Set.copyOf(config.types());
        this.maxTaskSize = config.maxTaskSize().asLongValue();
    }

    /**
     * The task in {@code json}, ready to be submitted.
     *
     * @param traceparent of the request, {@code null} for none; one in the task takes precedence
     * @param requestKey the idempotency key of the task, or {@code null}
     * @throws MalformedTaskException naming the field at fault
     * @throws ProblemException if the type is unknown or the task is too large
     */
    Submission read(byte[] json, String traceparent, RequestKey requestKey) {
        Task said = TaskCodec.decode(json, Task.DEFAULT_QUEUE);
        refuseForeignFields(said);
        refuse("id", said.id(), RESERVED_ID);
        requireAcceptedType(said.type());
        Submission submission = Submission.of(completed(said, traceparent), requestKey);
        if (submission.envelope().length > maxTaskSize) {
            throw new ProblemException(tooLarge());
        }
        return submission;
    }

    /** The problem of a task that is too large. */
    Problem tooLarge() {
        return Problem.ofField(Kind.TOO_LARGE, "payload", "makes the task larger than " + maxTaskSize + " bytes");
    }

    private static void refuseForeignFields(Task said) {
        refuse("enqueuedAt", said.enqueuedAt() != null);
        refuse("attempt", said.attempt() != 1);
        refuse("workerDeaths", said.workerDeaths() != 0);
        refuse("failures", !said.failures().isEmpty());
        for (String name : said.extensions().keySet()) {
            if (!name.equals(DELAY)) {
                throw new MalformedTaskException(name, "is not a field of a task");
            }
        }
    }

    private static void refuse(String field, boolean present) {
        if (present) {
            throw new MalformedTaskException(field, "must not be set; the queue sets it");
        }
    }

    /** Ids are part of addresses, and one address below that of tasks is in use. */
    private static void refuse(String field, String value, String reserved) {
        if (reserved.equals(value)) {
            throw new MalformedTaskException(field, "is reserved: " + reserved);
        }
    }

    private void requireAcceptedType(String type) {
        if (!types.contains(type)) {
            throw new ProblemException(Problem.ofField(
                    Kind.UNKNOWN_TYPE,
                    "type",
                    "is unknown; known types are " + String.join(", ", new TreeSet<>(types))));
        }
    }

    private Task completed(Task said, String traceparent) {
        long now = clock.millis();
        Long notBefore = notBefore(said, now);
        if (said.expiresAt() != null && said.expiresAt() <= Math.max(now, notBefore == null ? 0 : notBefore)) {
            throw new MalformedTaskException(
                    "expiresAt", "must be epoch milliseconds, later than now and than the due time of the task");
        }
        return Task.builder(said.type(), said.queue(), said.payload())
                .id(said.id() == null ? ids.next() : said.id())
                .enqueuedAt(now)
                .notBefore(notBefore)
                .expiresAt(said.expiresAt())
                .timeout(said.timeout())
                .maxAttempts(said.maxAttempts())
                .traceparent(said.traceparent() == null ? traceparent : said.traceparent())
                .build();
    }

    private static Long notBefore(Task said, long now) {
        RawJson delay = said.extensions().get(DELAY);
        if (delay == null || delay.toString().equals("null")) {
            return said.notBefore();
        }
        if (said.notBefore() != null) {
            throw new MalformedTaskException(DELAY, "and notBefore are mutually exclusive");
        }
        if (!delay.toString().matches("\\d{1,15}")) {
            throw new MalformedTaskException(DELAY, "must be a non-negative integer, in milliseconds");
        }
        long due = now + Long.parseLong(delay.toString());
        if (due > Task.LATEST_TIME) {
            throw new MalformedTaskException(DELAY, "ends after the year 9999");
        }
        return due;
    }
}
