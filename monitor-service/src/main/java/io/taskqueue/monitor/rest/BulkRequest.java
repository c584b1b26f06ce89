package io.taskqueue.monitor.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.taskqueue.monitor.deadletter.DeadLetterFilter;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;
import java.util.List;

/**
 * The body of a command on many dead letters: exactly one of {@code ids}, {@code filter} and {@code all}.
 *
 * @param ids at most {@value #MOST_IDS}
 * @param limit the maximum number to process, with a filter or all; {@code null} for no limit but time
 * @param next the cursor {@code next} of an earlier response
 */
record BulkRequest(
        List<String> ids,
        Filter filter,
        Boolean all,
        @JsonDeserialize(using = WholeNumber.class) Long limit,
        String next) {
    static final int MOST_IDS = 1000;

    /**
     * Selects dead letters. At least one criterion is required, because an empty filter is more likely a mistake than
     * intended: only {@code all} selects all.
     *
     * @param before discarded before this time, epoch milliseconds
     * @param after discarded at this time or later
     */
    record Filter(
            String type,
            String queue,
            String error,
            @JsonDeserialize(using = WholeNumber.class) Long before,
            @JsonDeserialize(using = WholeNumber.class) Long after) {
        Filter {
            Query.notBlank("filter.type", type);
            Query.notBlank("filter.queue", queue);
            Query.notBlank("filter.error", error);
            Query.time("filter.before", before);
            Query.time("filter.after", after);
            if (type == null && queue == null && error == null && before == null && after == null) {
                throw ProblemException.badField(
                        "filter",
                        "must have type, queue, error, before or after; use \"all\": true to select all dead letters");
            }
        }
    }

    BulkRequest {
        boolean wantsAll = Boolean.TRUE.equals(all);
        if ((ids == null ? 0 : 1) + (filter == null ? 0 : 1) + (wantsAll ? 1 : 0) != 1) {
            throw ProblemException.of(Kind.INVALID, "The body must have exactly one of ids, filter and \"all\": true.");
        }
        if (all != null && !all) {
            throw ProblemException.badField("all", "must be true if present");
        }
        if (ids != null && (ids.isEmpty() || ids.size() > MOST_IDS || ids.contains(null))) {
            throw ProblemException.badField("ids", "must contain 1 to " + MOST_IDS + " ids");
        }
        if (ids != null && (limit != null || next != null)) {
            throw ProblemException.badField("ids", "must not be combined with limit or next");
        }
        if (limit != null && limit < 1) {
            throw ProblemException.badField("limit", "must be at least 1");
        }
    }

    DeadLetterFilter selection() {
        return filter == null
                ? DeadLetterFilter.ALL
                : new DeadLetterFilter(filter.type, filter.queue, filter.error, filter.after);
    }

    /**
     * Where to start. Tasks discarded from now on are excluded, so that retried tasks that fail again are not selected.
     */
    Cursor start(long now) {
        if (next != null) {
            return Query.cursor("next", next);
        }
        return Cursor.before(filter == null || filter.before == null ? now + 1 : filter.before);
    }

    long maximum() {
        return limit == null ? Long.MAX_VALUE : limit;
    }
}
