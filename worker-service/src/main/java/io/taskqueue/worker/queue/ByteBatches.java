package io.taskqueue.worker.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Parts of a list, each short enough in bytes for one call: a longer call only makes worker and Redis wait for each
 * other.
 */
public final class ByteBatches {
    /** What one call carries; its last item may exceed it. */
    public static final int BYTES = 512 * 1024;

    private ByteBatches() {}

    /** The items in their order, in parts that end with the item that fills {@value #BYTES} bytes. */
    static <T> List<List<T>> of(List<T> items, ToLongFunction<T> length) {
        List<List<T>> batches = new ArrayList<>();
        long bytes = BYTES;
        for (T item : items) {
            if (bytes >= BYTES) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.getLast().add(item);
            bytes += length.applyAsLong(item);
        }
        return batches;
    }
}
