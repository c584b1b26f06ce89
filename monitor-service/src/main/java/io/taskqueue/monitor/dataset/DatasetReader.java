package io.taskqueue.monitor.dataset;

import com.fasterxml.jackson.databind.ObjectReader;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads datasets and decodes the replies. It never reads the workers' internal fields, and the large fields only for
 * details.
 */
record DatasetReader(QueueKeys keys) {
    private static final Set<DatasetField> WORKERS_OWN = EnumSet.of(DatasetField.VERSION, DatasetField.STATE);
    private static final Set<DatasetField> LARGE =
            EnumSet.of(DatasetField.COLUMNS, DatasetField.REFUSED_LINES, DatasetField.STATISTICS);
    private static final List<DatasetField> ALL =
            EnumSet.complementOf(EnumSet.copyOf(WORKERS_OWN)).stream().toList();
    private static final List<DatasetField> SMALL =
            ALL.stream().filter(field -> !LARGE.contains(field)).toList();
    private static final ObjectReader LINES = DatasetHash.reader(BadLine.Few.class);
    private static final ObjectReader FINDINGS = DatasetHash.reader(Statistics.class);

    /** The command that reads a dataset's progress. */
    Call call(String id) {
        return call(id, SMALL);
    }

    /** The command that reads all details of a dataset. */
    Call callForAll(String id) {
        return call(id, ALL);
    }

    /** Decodes the reply to {@link #call}; empty if there is no such dataset. */
    Optional<Dataset> read(String id, Reply reply, long now) {
        return read(id, hash(id, SMALL, reply), now);
    }

    /** Decodes the reply to {@link #callForAll}, without the discarded chunks. */
    Optional<DatasetDetail> readAll(String id, Reply reply, long now) {
        DatasetHash hash = hash(id, ALL, reply);
        return read(id, hash, now).map(dataset -> detail(dataset, hash, now));
    }

    private Call call(String id, List<DatasetField> fields) {
        Object[] names = fields.stream().map(DatasetField::wireName).toArray();
        return Call.on("HMGET", keys.dataset(id), names);
    }

    private DatasetHash hash(String id, List<DatasetField> fields, Reply reply) {
        return DatasetHash.of(keys.dataset(id), fields, reply.list());
    }

    private static Optional<Dataset> read(String id, DatasetHash hash, long now) {
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        DatasetTimes times = times(hash);
        return Optional.of(new Dataset(
                id,
                hash.requiredText(DatasetField.NAME),
                hash.requiredText(DatasetField.FORMAT),
                hash.text(DatasetField.DELIMITER),
                hash.queue(),
                times.state(),
                progress(hash, new DatasetProgress.Pace(times.state(), times.worked(now))),
                hash.count(DatasetField.BYTES),
                hash.count(DatasetField.LINES),
                hash.count(DatasetField.REFUSED),
                times,
                hash.text(DatasetField.CANCELLED_BY)));
    }

    private static DatasetTimes times(DatasetHash hash) {
        return new DatasetTimes(
                hash.requiredTime(DatasetField.OPENED_AT),
                hash.time(DatasetField.CLOSED_AT),
                hash.time(DatasetField.MERGED_AT),
                hash.time(DatasetField.FINISHED_AT),
                hash.time(DatasetField.CANCELLED_AT));
    }

    private static DatasetProgress progress(DatasetHash hash, DatasetProgress.Pace pace) {
        return DatasetProgress.of(
                hash.count(DatasetField.CHUNKS),
                hash.count(DatasetField.MERGED_CHUNKS),
                hash.count(DatasetField.RECORDS),
                hash.count(DatasetField.MERGED_RECORDS),
                pace);
    }

    private static DatasetDetail detail(Dataset dataset, DatasetHash hash, long now) {
        BadLine.Few refused = hash.json(DatasetField.REFUSED_LINES, LINES, BadLine.Few.NONE);
        Statistics findings = hash.json(DatasetField.STATISTICS, FINDINGS, Statistics.NONE);
        return new DatasetDetail(
                now,
                dataset,
                findings.badRecords(),
                BadLine.merge(refused.lines(), findings.badLines()),
                null,
                hash.text(DatasetField.STATISTICS),
                findings);
    }
}
