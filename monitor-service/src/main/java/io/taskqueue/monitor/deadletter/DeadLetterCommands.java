package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.LogText;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskId;
import io.taskqueue.model.TaskState;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.deadletter.DeadLetterCommand.Result;
import io.taskqueue.monitor.deadletter.DeadLetterException.Outcome;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.index.IndexEntry;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.monitor.queue.TaskRecords;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries out what operators want done to dead letters, one or very many, and logs who wanted it. */
@Singleton
public final class DeadLetterCommands {
    private static final Logger LOG = Logger.getLogger(DeadLetterCommands.class);

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final DeadLetterStore store;
    private final TaskRecords records;
    private final Ticker ticker;
    private final Duration bulkTime;

    DeadLetterCommands(
            RedisGateway redis,
            QueueKeys keys,
            DeadLetterStore store,
            TaskRecords records,
            Ticker ticker,
            MonitorConfig config) {
        this.redis = redis;
        this.keys = keys;
        this.store = store;
        this.records = records;
        this.ticker = ticker;
        this.bulkTime = config.bulkTime();
    }

    /**
     * Does it to one dead letter.
     *
     * @throws DeadLetterException if it was not done
     */
    public void apply(DeadLetterCommand command, String id, String operator) {
        Result result = handle(command, TaskId.requireValid(id));
        LOG.infof(
                "event=dead-letter command=%s taskId=%s operator=%s outcome=%s",
                command, LogText.of(id), operator, result.outcome());
        if (result.outcome() != Outcome.DONE) {
            throw new DeadLetterException(
                    id, result.outcome(), "The task was not " + command.pastTense() + ": " + result.detail() + ".");
        }
    }

    /** Does it to each of these ids once, in order, as far as they are dead letters. */
    public BulkReport applyToIds(DeadLetterCommand command, List<String> ids, String operator) {
        BulkTally tally = new BulkTally();
        List<String> distinct = List.copyOf(new LinkedHashSet<>(ids));
        List<Optional<IndexEntry>> entries = store.find(distinct);
        for (int i = 0; i < distinct.size(); i++) {
            if (entries.get(i).isEmpty()) {
                tally.add(new Result(distinct.get(i), Outcome.NO_DEAD_LETTER, "it is no dead letter"));
            }
        }
        Iterator<LoadedLetter> letters =
                store.load(entries.stream().flatMap(Optional::stream).toList()).iterator();
        DeadLetterBatch batch = new DeadLetterBatch(part -> command.run(part, redis, keys, redis.now()), tally);
        letters.forEachRemaining(batch::add);
        batch.flush();
        return report(command, tally.report(null), operator);
    }

    /**
     * Does it to those the filter lets through, from the cursor back, until all or {@code limit} of them were handled or
     * the configured time is up; then the report tells where to go on.
     */
    public BulkReport applyToMatching(
            DeadLetterCommand command, DeadLetterFilter filter, Cursor start, long limit, String operator) {
        long begun = ticker.nanos();
        BulkTally tally = new BulkTally();
        DeadLetterBatch batch = new DeadLetterBatch(part -> command.run(part, redis, keys, redis.now()), tally);
        DeadLetterScan scan = new DeadLetterScan(store, start);
        boolean more = scan.hasNext();
        for (long matched = 0;
                more && matched < limit && ticker.nanos() - begun < bulkTime.toNanos();
                more = scan.hasNext()) {
            LoadedLetter letter = scan.next();
            if (filter.isTooOld(letter)) {
                more = false;
                break;
            }
            if (filter.matches(letter)) {
                batch.add(letter);
                matched++;
            }
        }
        batch.flush();
        return report(command, tally.report(more ? scan.position() : null), operator);
    }

    private Result handle(DeadLetterCommand command, String id) {
        Optional<IndexEntry> entry = store.find(List.of(id)).get(0);
        if (entry.isEmpty()) {
            return missing(id);
        }
        List<LoadedLetter> letter = store.load(List.of(entry.get())).toList();
        return command.run(letter, redis, keys, redis.now()).get(0);
    }

    private Result missing(String id) {
        Optional<TaskState> state =
                records.find(id).map(record -> record.status().state());
        return state.filter(found -> found != TaskState.DISCARDED)
                .map(found -> new Result(id, Outcome.NOT_DISCARDED, "it is no dead letter but " + found.wireName()))
                .orElseGet(() -> new Result(id, Outcome.NO_DEAD_LETTER, "there is no such dead letter"));
    }

    private static BulkReport report(DeadLetterCommand command, BulkReport report, String operator) {
        LOG.infof(
                "event=dead-letters command=%s operator=%s matched=%d done=%d complete=%s",
                command, operator, report.matched(), report.done(), report.complete());
        return report;
    }
}
