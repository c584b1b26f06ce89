package io.taskqueue.model.dataset;

/**
 * The fields of the hash {@code task_dataset:<id>}. Each is written by one service only, but for {@link #FINISHED_AT};
 * numbers are decimal, times epoch milliseconds. A field that has no value yet is absent.
 */
public enum DatasetField {
    /** Producer: the name the submitter gave the data, from the path of the upload. */
    NAME("name"),
    /** Producer: {@code csv} or {@code ndjson}. */
    FORMAT("format"),
    /** Producer: the character between fields; CSV only. */
    DELIMITER("delimiter"),
    /** Producer: the header row as a JSON array of strings; CSV only. */
    COLUMNS("columns"),
    /** Producer: the queue its chunks go to. */
    QUEUE("queue"),
    /** Producer: how long everything about it is kept once it has ended, milliseconds. */
    RETENTION("retention"),
    /** Producer: when the stream began. */
    OPENED_AT("openedAt"),
    /** Producer: how many chunks the queue has accepted; the next chunk's number, counting from 0. */
    CHUNKS("chunks"),
    /** Producer: how many records those chunks hold. */
    RECORDS("records"),
    /**
     * Producer: how many bytes of the stream, decompressed and header included, are accepted or refused; where to go
     * on.
     */
    BYTES("bytes"),
    /** Producer: how many lines those bytes hold. */
    LINES("lines"),
    /** Producer: how many records it refused because no chunk can carry them. */
    REFUSED("refused"),
    /** Producer: the first 100 of them, a JSON array of {@code {"line":7,"reason":"…"}}. */
    REFUSED_LINES("refusedLines"),
    /**
     * Producer: a CRC-32C of the texts of all accepted chunks, in hex; only of streams that have an idempotency key.
     */
    DIGEST("digest"),
    /** Producer: when the stream ended; no chunk follows. */
    CLOSED_AT("closedAt"),
    /** Monitor: when an operator cancelled it. */
    CANCELLED_AT("cancelledAt"),
    /** Monitor: who cancelled it. */
    CANCELLED_BY("cancelledBy"),
    /** Worker: a number each write of {@link #STATE} draws anew, below 2^53; a writer must name the one it read. */
    VERSION("version"),
    /** Worker: which chunks are merged and their sketches; bytes only workers understand. */
    STATE("state"),
    /** Worker: how many chunks are merged, each counted once. */
    MERGED_CHUNKS("mergedChunks"),
    /** Worker: how many records those held, bad ones included. */
    MERGED_RECORDS("mergedRecords"),
    /** Worker: when a chunk was last merged. */
    MERGED_AT("mergedAt"),
    /** Worker: the statistics of all merged chunks, JSON. */
    STATISTICS("statistics"),
    /** Producer or worker, whoever sees the last of it: when every chunk of the ended stream was merged. */
    FINISHED_AT("finishedAt");

    private final String wireName;

    DatasetField(String wireName) {
        this.wireName = wireName;
    }

    /** The field's name in the hash. */
    public String wireName() {
        return wireName;
    }
}
