package io.taskqueue.producer.dataset.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The records of one stream that no chunk can carry: their number and the first of them. Not thread-safe. */
public final class Refusals {
    static final String HAS_NUL = "has a NUL byte";
    static final String NOT_UTF8 = "is not UTF-8";
    private static final int LISTED = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<RefusedLine> first;
    private long count;
    private String json;

    /** Without any yet. */
    public Refusals() {
        this(0, "[]");
    }

    /** Those of the same stream so far. */
    public Refusals(long count, String json) {
        this.count = count;
        this.json = json;
        this.first = new ArrayList<>(read(json));
    }

    /** The lines in such a JSON array. */
    public static List<RefusedLine> read(String json) {
        try {
            return List.of(JSON.readValue(json, RefusedLine[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the refused lines of a dataset cannot be read", e);
        }
    }

    void add(long line, String reason) {
        add(line, reason, 1);
    }

    /** Adds so many that begin on one line and are refused for one reason. */
    void add(long line, String reason, long records) {
        count += records;
        if (first.size() < LISTED) {
            first.add(new RefusedLine(line, reason));
            json = null;
        }
    }

    public long count() {
        return count;
    }

    /** The first of them as a JSON array of objects with {@code line} and {@code reason}. */
    String json() {
        if (json == null) {
            json = written();
        }
        return json;
    }

    /** Whether the very first line of the stream is not text. */
    public boolean beginBinary() {
        return !first.isEmpty()
                && first.get(0).line() == 1
                && (first.get(0).reason().equals(HAS_NUL)
                        || first.get(0).reason().equals(NOT_UTF8));
    }

    private String written() {
        try {
            return JSON.writeValueAsString(first);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a refused line has only text and numbers", e);
        }
    }
}
