package io.taskqueue.monitor.deadletter;

import io.taskqueue.model.LogText;
import io.taskqueue.model.TaskId;
import io.taskqueue.model.TaskState;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.index.Cursor;
import io.taskqueue.monitor.index.IndexEntry;
import io.taskqueue.monitor.queue.TaskRecords;
import io.taskqueue.redis.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries out operators' commands on one or many dead letters and logs each with the operator's name. */
@Singleton
public final class DeadLetterCommands {
    private static final Logger LOG = Logger.getLogger(DeadLetterCommands.class);

    private final DeadLetterScripts scripts;
    private final DeadLetterStore store;
    private final TaskRecords records;
    private final Ticker ticker;
    private final Duration bulkTime;

    DeadLetterCommands(
            DeadLetterScripts scripts,
            DeadLetterStore store,
            TaskRecords records,
            Ticker ticker,
            MonitorConfig config) {
        this.scripts = scripts;
        this.store = store;
        this.records = records;
        this.ticker = ticker;
        this.bulkTime = config.bulkTime();
    }

    /**
     * Carries out the command on one dead letter.
     *
     * @throws DeadLetterException if it fails
     */
    public void apply(DeadLetterCommand command, String id, String operator) {
        CommandResult result = handle(command, TaskId.requireValid(id));
        LOG.infof(
                "event=dead_letter command=%s taskId=%s operator=%s outcome=%s",
                command, LogText.of(id), operator, result.outcome());
        if (result.outcome() != CommandOutcome.DONE) {
            throw new DeadLetterException(
                    id, result.outcome(), "The task was not " + command.pastTense() + ": " + result.detail() + ".");
        }
    }

    /** Carries out the command once for each of these ids, in order, where the id is that of a dead letter. */
    public BulkReport applyToIds(DeadLetterCommand command, List<String> ids, String operator) {
        BulkTally tally = new BulkTally();
        List<String> distinct = List.copyOf(new LinkedHashSet<>(ids));
        List<Optional<IndexEntry>> entries = store.find(distinct);
        for (int i = 0; i < distinct.size(); i++) {
            if (entries.get(i).isEmpty()) {
                tally.add(new CommandResult(distinct.get(i), CommandOutcome.NO_DEAD_LETTER, "it is not a dead letter"));
            }
        }
        DeadLetterBatch batch = batch(command, tally);
        store.load(entries.stream().flatMap(Optional::stream).toList()).forEachOrdered(batch::add);
        batch.flush();
        return report(command, tally.report(null), operator);
    }

    /**
     * Carries out the command on the dead letters that the filter matches, from the cursor backwards, until
     * {@code limit} of them are processed or the configured time is up; the report then has a cursor to continue at.
     */
    public BulkReport applyToMatching(
            DeadLetterCommand command, DeadLetterFilter filter, Cursor start, long limit, String operator) {
        BulkTally tally = new BulkTally();
        DeadLetterBatch batch = batch(command, tally);
        FilteredScan scan =
                new FilteredScan(new DeadLetterScan(store, start), filter, ScanBudget.ofTime(bulkTime, ticker));
        scan.upTo(limit, batch::add);
        batch.flush();
        return report(command, tally.report(scan.next()), operator);
    }

    private DeadLetterBatch batch(DeadLetterCommand command, BulkTally tally) {
        return new DeadLetterBatch(letters -> scripts.run(command, letters), tally);
    }

    private CommandResult handle(DeadLetterCommand command, String id) {
        Optional<IndexEntry> entry = store.find(List.of(id)).get(0);
        if (entry.isEmpty()) {
            return missing(id);
        }
        List<LoadedLetter> letter = store.load(List.of(entry.get())).toList();
        return scripts.run(command, letter).get(0);
    }

    private CommandResult missing(String id) {
        Optional<TaskState> state =
                records.find(id).map(record -> record.status().state());
        return state.filter(found -> found != TaskState.DISCARDED)
                .map(found -> new CommandResult(
                        id, CommandOutcome.NOT_DISCARDED, "it is not a dead letter; its state is " + found.wireName()))
                .orElseGet(() ->
                        new CommandResult(id, CommandOutcome.NO_DEAD_LETTER, "there is no dead letter with this id"));
    }

    private static BulkReport report(DeadLetterCommand command, BulkReport report, String operator) {
        LOG.infof(
                "event=dead_letters command=%s operator=%s matched=%d done=%d complete=%s",
                command, operator, report.matched(), report.done(), report.complete());
        return report;
    }
}
