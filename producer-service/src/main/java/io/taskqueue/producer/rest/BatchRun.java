package io.taskqueue.producer.rest;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.Submission;
import io.taskqueue.producer.queue.SubmitOutcome;
import io.taskqueue.producer.queue.TaskQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The submission of one batch: some elements are in flight while the next are read, so that neither side waits for the
 * other and memory stays bounded. After the first element that Redis does not answer, the rest is not tried. Not
 * thread-safe.
 */
final class BatchRun {
    private static final int MOST_UNDER_WAY = 1000;
    private static final int MOST_BYTES_UNDER_WAY = 4 * 1024 * 1024;

    private final TaskReader reader;
    private final TaskQueue queue;
    private final String key;
    private final String trace;
    private final List<BatchResult> results = new ArrayList<>();
    private final Queue<UnderWay> underWay = new ArrayDeque<>();
    private int bytesUnderWay;
    private Problem outage;

    BatchRun(TaskReader reader, TaskQueue queue, String key, String trace) {
        this.reader = reader;
        this.queue = queue;
        this.key = key;
        this.trace = trace;
    }

    private record UnderWay(int index, int bytes, CompletionStage<SubmitOutcome> outcome) {}

    /** Submits the element at {@code index}, which is the number of elements before it. */
    void submit(int index, BatchElement element) {
        try {
            Submission submission = read(index, element);
            if (outage == null) {
                results.add(null); // until settled
                int bytes = submission.envelope().length;
                bytesUnderWay += bytes;
                underWay.add(new UnderWay(index, bytes, queue.submit(submission)));
            } else {
                results.add(BatchResult.refused(index, outage));
            }
        } catch (MalformedTaskException | ProblemException e) {
            results.add(BatchResult.refused(index, Problems.of(e)));
        }
        while (underWay.size() >= MOST_UNDER_WAY || bytesUnderWay > MOST_BYTES_UNDER_WAY) {
            settle(underWay.remove());
        }
    }

    /** One result for each element, in order, once all are settled. */
    List<BatchResult> results() {
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
        return results;
    }

    private Submission read(int index, BatchElement element) {
        if (element.json() == null) {
            throw new ProblemException(reader.tooLarge());
        }
        RequestKey requestKey = RequestKey.of("/tasks/batch " + index, key, element.json());
        return reader.read(element.json(), trace, requestKey);
    }

    private void settle(UnderWay one) {
        bytesUnderWay -= one.bytes();
        results.set(one.index(), result(one));
    }

    private BatchResult result(UnderWay one) {
        try {
            SubmitOutcome outcome = one.outcome().toCompletableFuture().join();
            return BatchResult.accepted(one.index(), Problems.requireAccepted(outcome));
        } catch (CompletionException | ProblemException e) {
            Problem problem = Problems.of(e);
            if (problem.kind() == Kind.UNAVAILABLE) {
                outage = Problem.of(Kind.UNAVAILABLE, "Not tried: the queue became unavailable at an earlier task.");
            }
            return BatchResult.refused(one.index(), problem);
        }
    }
}
