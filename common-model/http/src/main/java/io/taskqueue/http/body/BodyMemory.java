package io.taskqueue.http.body;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the bytes of all bodies. When the limit is reached, the body that has been arriving for longest makes way, so
 * that slow senders cannot exclude others. Thread-safe.
 */
final class BodyMemory {
    private final long limit;

    @GuardedBy("this")
    private final Map<BodyReading, Long> arriving = new LinkedHashMap<>(); // oldest first

    @GuardedBy("this")
    private final Map<BodyReading, Long> complete = new LinkedHashMap<>();

    @GuardedBy("this")
    private long taken;

    BodyMemory(long limit) {
        this.limit = limit;
    }

    synchronized void begin(BodyReading body) {
        arriving.put(body, 0L);
    }

    /** Whether there is room for more bytes of the body; {@code false} also if it had to make way. */
    synchronized boolean grow(BodyReading body, int bytes) {
        Long before = arriving.get(body);
        if (before == null) {
            return false;
        }
        while (taken + bytes > limit) {
            BodyReading oldest = oldest();
            if (oldest == null || oldest == body) {
                return false;
            }
            release(oldest);
            oldest.makeWay();
        }
        taken += bytes;
        arriving.put(body, before + bytes);
        return true;
    }

    /** Marks the body as complete; it no longer makes way. {@code false} if it already had to. */
    synchronized boolean finish(BodyReading body) {
        Long bytes = arriving.remove(body);
        if (bytes != null) {
            complete.put(body, bytes);
        }
        return bytes != null;
    }

    /** Releases the memory of the body. */
    synchronized void release(BodyReading body) {
        Long bytes = arriving.containsKey(body) ? arriving.remove(body) : complete.remove(body);
        taken -= bytes == null ? 0 : bytes;
    }

    /** The body that has been arriving for longest of those that hold memory, {@code null} if none does. */
    @GuardedBy("this")
    private BodyReading oldest() {
        return arriving.entrySet().stream()
                .filter(body -> body.getValue() > 0)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    synchronized long taken() {
        return taken;
    }
}
