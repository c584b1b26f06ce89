package io.taskqueue.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.IntStream;

/** So many tasks of type {@code probe}, their envelopes padded to one size, each with a trace header. */
public final class ProbeTasks {
    /** What an envelope takes in bytes unless a case is about size. */
    public static final int USUAL_SIZE = 300;

    private static final String TYPE = "probe";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final TaskIds ids = TaskIds.fresh();
    private final int count;
    private final RawJson payload;

    private ProbeTasks(int count, RawJson payload) {
        this.count = count;
        this.payload = payload;
    }

    /** Tasks that do nothing. */
    public static ProbeTasks idle(int count) {
        return of(count, USUAL_SIZE, "");
    }

    /** Tasks that do nothing, with envelopes of {@code size} bytes. */
    public static ProbeTasks sized(int count, int size) {
        return of(count, size, "");
    }

    /** Tasks that wait, as for a slow server. */
    public static ProbeTasks pausing(int count, int millis) {
        return of(count, USUAL_SIZE, "\"pauseMillis\":" + millis + ",");
    }

    /** Tasks whose result is the time their handler was entered. */
    public static ProbeTasks reporting(int count) {
        return of(count, USUAL_SIZE, "\"report\":true,");
    }

    private static ProbeTasks of(int count, int size, String fields) {
        int bare = new ProbeTasks(1, payload(fields, 0)).envelope(0).length();
        if (size < bare) {
            throw new IllegalArgumentException("an envelope takes at least " + bare + " bytes, not " + size);
        }
        return new ProbeTasks(count, payload(fields, size - bare));
    }

    private static RawJson payload(String fields, int padding) {
        return RawJson.of("{" + fields + "\"padding\":\"" + "x".repeat(padding) + "\"}");
    }

    public int count() {
        return count;
    }

    /** The id of the task of this number, from 0. */
    public String id(int number) {
        return ids.id(number);
    }

    /** The task of this number as a list element. */
    public Buffer envelope(int number) {
        Task task = Task.builder(TYPE, Task.DEFAULT_QUEUE, payload)
                .id(id(number))
                .enqueuedAt(ids.firstMillis())
                .traceparent(TRACE)
                .build();
        return Buffer.buffer(TaskCodec.encode(task));
    }

    /** The tasks from one number up to before another as list elements. */
    public List<Buffer> envelopes(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::envelope).toList();
    }

    /** The task of this number as {@code POST /tasks} takes it; it becomes an envelope of the usual size. */
    public Buffer submission(int number) {
        return submission(number, "");
    }

    /** As {@link #submission(int)}, not to be run before this time, in epoch milliseconds. */
    public Buffer submission(int number, long notBefore) {
        return submission(number, ",\"notBefore\":" + notBefore);
    }

    private Buffer submission(int number, String more) {
        return Buffer.buffer(("{\"id\":\"" + id(number) + "\",\"type\":\"" + TYPE + "\",\"payload\":" + payload
                        + ",\"traceparent\":\"" + TRACE + "\"" + more + "}")
                .getBytes(UTF_8));
    }
}
