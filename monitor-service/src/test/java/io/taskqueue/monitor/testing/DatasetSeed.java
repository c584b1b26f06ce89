package io.taskqueue.monitor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.model.dataset.DatasetField;
import java.util.HashMap;
import java.util.Map;

/** Writes a dataset to Redis as producers and workers do, following {@code docs/datasets.md}. */
public record DatasetSeed(Seed seed, String id) {
    /** The retention time in milliseconds. */
    public static final long RETENTION = 3_600_000;

    /** The statistics of a small table with a column of each kind. */
    public static final String STATISTICS = """
            {"records":3,"badRecords":1,"badLines":[{"line":4,"reason":"has 3 fields, the header 2"}],
             "columns":[
              {"name":"price","type":"decimal","count":2,"missing":1,
               "types":{"integer":1,"decimal":1,"boolean":0,"dateTime":0,"text":0},
               "distinct":{"count":2,"exact":true,"error":0},
               "min":1,"max":2.50,"sum":1234567890123456789012345678901234567890.50,"mean":1.75,
               "standardDeviation":1.0606601717798212,
               "quantiles":{"0.01":1,"0.25":1,"0.5":1.20,"0.75":2.5},"quantileError":0,
               "frequent":[{"value":"1","count":1,"error":0},{"value":"2.50","count":1,"error":0}],
               "histogram":{"from":1,"to":2.5,"counts":[1,0,0,0,0,0,0,0,0,1]}},
              {"name":"city","type":"text","count":3,"missing":0,
               "distinct":{"count":12345,"exact":false,"error":0.02},
               "min":"Berlin","max":"Wien",
               "frequent":[{"value":"Wien","count":2,"error":0},{"value":"Berlin","count":1,"error":1}]},
              {"name":"empty","type":null,"count":0,"missing":3}]}""";

    /** An open dataset without chunks, opened ten seconds ago. */
    public DatasetSeed open() {
        long openedAt = seed.now() - 10_000;
        Task placeholder = Task.of(id, DatasetContract.TYPE, "default", RawJson.EMPTY_OBJECT, openedAt);
        seed.record(TaskStatus.of(placeholder, TaskState.RUNNING)
                .startedAt(openedAt)
                .build());
        seed.redis().zadd(seed.keys().datasets(), (double) openedAt, id);
        return with(Map.ofEntries(
                Map.entry(DatasetField.NAME, "cities"),
                Map.entry(DatasetField.FORMAT, "csv"),
                Map.entry(DatasetField.DELIMITER, ","),
                Map.entry(DatasetField.COLUMNS, "[\"price\",\"city\",\"empty\"]"),
                Map.entry(DatasetField.QUEUE, "default"),
                Map.entry(DatasetField.RETENTION, RETENTION),
                Map.entry(DatasetField.OPENED_AT, openedAt),
                Map.entry(DatasetField.CHUNKS, 0),
                Map.entry(DatasetField.RECORDS, 0),
                Map.entry(DatasetField.BYTES, 2048),
                Map.entry(DatasetField.LINES, 100)));
    }

    /** A dataset whose stream has ended, with some of its chunks of ten records merged. */
    public DatasetSeed running(long chunks, long merged) {
        return open().with(Map.of(
                        DatasetField.CHUNKS,
                        chunks,
                        DatasetField.RECORDS,
                        chunks * 10,
                        DatasetField.CLOSED_AT,
                        seed.now()))
                .merged(merged);
    }

    /** A dataset whose chunks are all merged. */
    public DatasetSeed completed(long chunks) {
        return running(chunks, chunks)
                .with(Map.of(DatasetField.FINISHED_AT, seed.now(), DatasetField.STATISTICS, STATISTICS));
    }

    /** Marks this many chunks of ten records as merged. */
    public DatasetSeed merged(long chunks) {
        return with(Map.of(
                DatasetField.MERGED_CHUNKS,
                chunks,
                DatasetField.MERGED_RECORDS,
                chunks * 10,
                DatasetField.MERGED_AT,
                seed.now(),
                DatasetField.VERSION,
                7,
                DatasetField.STATE,
                "\u0001binary"));
    }

    /** Makes a dead letter of one chunk. */
    public DatasetSeed discarded(long chunk) {
        seed.dead(DatasetContract.chunkTaskId(id, chunk), 1000 + chunk);
        return this;
    }

    /** Sets several fields. */
    public DatasetSeed with(Map<DatasetField, Object> values) {
        Map<String, String> fields = new HashMap<>();
        values.forEach((field, value) -> fields.put(field.wireName(), String.valueOf(value)));
        seed.redis().hset(key(), fields);
        return this;
    }

    /** Sets one field. */
    public DatasetSeed with(DatasetField field, Object value) {
        return with(field, String.valueOf(value).getBytes(UTF_8));
    }

    /** Sets one field to bytes. */
    public DatasetSeed with(DatasetField field, byte[] value) {
        seed.redis().hset(key().getBytes(UTF_8), field.wireName().getBytes(UTF_8), value);
        return this;
    }

    /** Removes a field. */
    public DatasetSeed without(DatasetField field) {
        seed.redis().hdel(key(), field.wireName());
        return this;
    }

    /** All fields except the workers' internal ones. */
    public Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>(seed.redis().hgetAll(key()));
        fields.remove(DatasetField.STATE.wireName());
        return fields;
    }

    /** Its key. */
    public String key() {
        return seed.keys().dataset(id);
    }
}
