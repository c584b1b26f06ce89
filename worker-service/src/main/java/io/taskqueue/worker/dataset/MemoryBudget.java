package io.taskqueue.worker.dataset;

import java.util.concurrent.Semaphore;

/**
 * A limit of the heap in use for one purpose. Threads that ask for more than is free wait in order, so that a large
 * share is not overtaken forever by small ones. A share larger than the whole budget gets all of it. Thread-safe.
 */
public final class MemoryBudget {
    private static final long UNIT_BYTES = 1024;

    private final int units;
    private final Semaphore free;

    /** @param bytes the size of the budget */
    public MemoryBudget(long bytes) {
        units = Math.toIntExact(Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE));
        free = new Semaphore(units, true);
    }

    /** A budget of the maximum heap of this process divided by {@code parts}. */
    public static MemoryBudget ofHeap(int parts) {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / parts);
    }

    /** Opens a share of size zero. A thread that holds a share must not wait for a second one of the same budget. */
    public Share share() {
        return new Share();
    }

    /** About how many threads are waiting. */
    int waiting() {
        return free.getQueueLength();
    }

    private int units(long bytes) {
        return Math.toIntExact(Math.clamp(Math.ceilDiv(bytes, UNIT_BYTES), 1, units));
    }

    /** A part of the budget in use. For one thread at a time. */
    public final class Share implements AutoCloseable {
        private int held;

        private Share() {}

        /**
         * Waits until this many bytes are free and takes them in place of what it had. A share that grows is first
         * given back and waits like a new one: no thread waits while it holds what another waits for.
         */
        public void resize(long bytes) throws InterruptedException {
            int wanted = units(bytes);
            if (wanted > held) {
                close();
                free.acquire(wanted);
            } else {
                free.release(held - wanted);
            }
            held = wanted;
        }

        /** Gives back what is no longer needed; never grows. */
        public void shrinkTo(long bytes) {
            int wanted = Math.min(held, units(bytes));
            free.release(held - wanted);
            held = wanted;
        }

        @Override
        public void close() {
            free.release(held);
            held = 0;
        }
    }
}
