package io.taskqueue.monitor.dataset;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Polls one dataset and sends its events, until the dataset has ended or the watch is stopped. */
final class DatasetWatch implements Runnable {
    private final Supplier<DatasetEvent> read;
    private final Consumer<DatasetEvent> send;
    private final Pauses pauses;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private DatasetEvent last;

    /** {@code known} is the event the first listener already has. */
    DatasetWatch(Supplier<DatasetEvent> read, Consumer<DatasetEvent> send, Pauses pauses, DatasetEvent known) {
        this.read = read;
        this.send = send;
        this.pauses = pauses;
        this.last = known;
    }

    /**
     * Intervals.
     *
     * @param between time between reads, milliseconds
     * @param quiet reads without a change before an event reports that
     */
    record Pauses(long between, int quiet) {}

    /** Stops it, after the current read if there is one. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        int quiet = 0;
        while (!last.isLast() && !isStoppedWithin(pauses.between())) {
            DatasetEvent event = read.get();
            quiet = event.isRepeatOf(last) ? quiet + 1 : 0;
            if (quiet == 0) {
                last = event;
                send.accept(event);
            } else if (quiet % pauses.quiet() == 0) {
                send.accept(new DatasetEvent.Still());
            }
        }
    }

    private boolean isStoppedWithin(long milliseconds) {
        try {
            return stopped.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
