package io.taskqueue.producer.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskqueue.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of a batch. The results are valid whatever {@link #problem} reports for the request as a whole.
 *
 * @param stop why the body was not read to its end, or {@code null}
 */
public record BatchReport(
        long accepted,
        long rejected,
        long failed,
        List<BatchResult> results,
        @JsonIgnore Problem stop) {
    static BatchReport of(List<BatchResult> results, Problem stop) {
        return new BatchReport(
                count(results, "accepted"), count(results, "rejected"), count(results, "failed"), results, stop);
    }

    private static long count(List<BatchResult> results, String status) {
        return results.stream().filter(result -> result.status().equals(status)).count();
    }

    /**
     * The problem of the request as a whole: it was not read to its end, or nothing was accepted and all may be
     * retried.
     */
    Optional<Problem> problem() {
        if (stop != null) {
            return Optional.of(stop);
        }
        if (accepted > 0 || failed == 0) {
            return Optional.empty();
        }
        return results.stream()
                .map(BatchResult::error)
                .filter(error -> error.kind().isRetryable())
                .max((a, b) -> Integer.compare(a.status(), b.status()))
                .map(error -> Problem.of(error.kind(), error.detail()));
    }

    /** The problem with the results in it. */
    Problem problemWithResults(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>(problem.more());
        members.put("accepted", accepted);
        members.put("rejected", rejected);
        members.put("failed", failed);
        members.put("results", results);
        return problem.with(members);
    }
}
