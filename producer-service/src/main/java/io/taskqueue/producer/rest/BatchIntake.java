package io.taskqueue.producer.rest;

import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.http.BodyReader;
import io.taskqueue.producer.problem.Kind;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.Rejections;
import io.taskqueue.producer.queue.TaskQueue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Takes batches in, element by element as they arrive. Blocks. */
@Singleton
class BatchIntake {
    private final TaskReader reader;
    private final TaskQueue queue;
    private final Rejections rejections;
    private final int maxTasks;
    private final long maxBatchSize;
    private final int maxTaskSize;

    BatchIntake(TaskReader reader, TaskQueue queue, Rejections rejections, ProducerConfig config) {
        this.reader = reader;
        this.queue = queue;
        this.rejections = rejections;
        this.maxTasks = config.maxBatchTasks();
        this.maxBatchSize = config.maxBatchSize().asLongValue();
        this.maxTaskSize = Math.toIntExact(config.maxTaskSize().asLongValue());
    }

    /** The bytes of a batch, within the limits. */
    BatchBytes bytes(InputStream body) {
        return new BatchBytes(body, maxBatchSize, maxTaskSize);
    }

    /**
     * Puts all elements that are tasks into their queues.
     *
     * @param key the request's idempotency key, or {@code null}
     * @param trace the request's trace context, or {@code null}
     */
    BatchReport take(BatchElements elements, String key, String trace) {
        BatchRun run = new BatchRun(reader, queue, key, trace);
        Problem stop = takeAll(elements, run);
        BatchReport report = BatchReport.of(run.results(), stop);
        report.results().stream()
                .filter(result -> result.error() != null)
                .forEach(result -> rejections.count(result.error()));
        return report;
    }

    /** Why it did not come to the end, {@code null} where it did. */
    private Problem takeAll(BatchElements elements, BatchRun run) {
        try {
            for (int index = 0; index < maxTasks; index++) {
                BatchElement element = elements.next();
                if (element == null) {
                    return null;
                }
                run.submit(index, element);
            }
            return elements.next() == null ? null : tooMany();
        } catch (BrokenBatchException e) {
            return e.problem();
        } catch (IOException e) {
            return BodyReader.brokenOff();
        }
    }

    private Problem tooMany() {
        return Problem.of(
                Kind.TOO_LARGE,
                "The batch has more than " + maxTasks + " tasks. The results tell of the first " + maxTasks
                        + "; send the others again.");
    }
}
