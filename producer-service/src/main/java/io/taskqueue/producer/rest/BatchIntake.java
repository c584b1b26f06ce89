package io.taskqueue.producer.rest;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.problem.Rejections;
import io.taskqueue.producer.queue.TaskQueue;
import jakarta.inject.Singleton;

/** Submits batches element by element. Blocks. */
@Singleton
class BatchIntake {
    private final TaskReader reader;
    private final TaskQueue queue;
    private final Rejections rejections;
    private final int maxTasks;
    private final int maxTaskSize;

    BatchIntake(TaskReader reader, TaskQueue queue, Rejections rejections, ProducerConfig config) {
        this.reader = reader;
        this.queue = queue;
        this.rejections = rejections;
        this.maxTasks = config.maxBatchTasks();
        this.maxTaskSize = Math.toIntExact(config.maxTaskSize().asLongValue());
    }

    /** The bytes of a batch, with the limit of one element. */
    BatchBytes bytes(byte[] body) {
        return new BatchBytes(body, maxTaskSize);
    }

    /**
     * Puts all elements that are valid tasks into their queues.
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

    /** Submits all elements; returns why it stopped before the end, {@code null} if it did not. */
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
        }
    }

    private Problem tooMany() {
        return Problem.of(
                Kind.TOO_LARGE,
                "The batch has more than " + maxTasks + " tasks. The results cover the first " + maxTasks
                        + "; send the others again.");
    }
}
