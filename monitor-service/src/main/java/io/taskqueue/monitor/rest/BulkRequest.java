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
 * @param limit how many to handle at most, with a filter or all; {@code null} for as many as there is time for
 * @param next where an earlier answer said to go on
 */
record BulkRequest(
        List<String> ids,
        Filter filter,
        Boolean all,
        @JsonDeserialize(using = WholeNumber.class) Long limit,
        String next) {
    static final int MOST_IDS = 1000;

    /**
     * Which dead letters are meant. At least one part is given, as a filter that lets all through is more likely a mistake
     * than meant: only {@code all} means all.
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
                        "must have type, queue, error, before or after; \"all\": true means all dead letters");
            }
        }
    }

    BulkRequest {
        boolean wantsAll = Boolean.TRUE.equals(all);
        if ((ids == null ? 0 : 1) + (filter == null ? 0 : 1) + (wantsAll ? 1 : 0) != 1) {
            throw ProblemException.of(Kind.INVALID, "The body must have exactly one of ids, filter and \"all\": true.");
        }
        if (all != null && !all) {
            throw ProblemException.badField("all", "can be true only");
        }
        if (ids != null && (ids.isEmpty() || ids.size() > MOST_IDS || ids.contains(null))) {
            throw ProblemException.badField("ids", "must list 1 to " + MOST_IDS + " ids");
        }
        if (ids != null && (limit != null || next != null)) {
            throw ProblemException.badField("ids", "go without limit and next");
        }
        if (limit != null && limit < 1) {
            throw ProblemException.badField("limit", "must be at least 1");
        }
    }

    DeadLetterFilter wanted() {
        return filter == null
                ? DeadLetterFilter.ALL
                : new DeadLetterFilter(filter.type, filter.queue, filter.error, filter.after);
    }

    /** Where to start: what is discarded from now on is not meant, or a retried task that fails again would be. */
    Cursor start(long now) {
        if (next != null) {
            return Query.cursor("next", next);
        }
        return Cursor.before(filter == null || filter.before == null ? now + 1 : filter.before);
    }

    long most() {
        return limit == null ? Long.MAX_VALUE : limit;
    }
}
