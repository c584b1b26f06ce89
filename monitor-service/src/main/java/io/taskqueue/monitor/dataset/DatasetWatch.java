package io.taskqueue.monitor.dataset;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at one dataset again and again until it has ended or is stopped, and tells what is new. */
final class DatasetWatch implements Runnable {
    private final Supplier<DatasetEvent> look;
    private final Consumer<DatasetEvent> tell;
    private final Pauses pauses;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private DatasetEvent told;

    /** {@code told} is what the first listener knows already. */
    DatasetWatch(Supplier<DatasetEvent> look, Consumer<DatasetEvent> tell, Pauses pauses, DatasetEvent told) {
        this.look = look;
        this.tell = tell;
        this.pauses = pauses;
        this.told = told;
    }

    /**
     * How long it waits.
     *
     * @param between looks, milliseconds
     * @param quiet looks without news before it says that there is none
     */
    record Pauses(long between, int quiet) {}

    /** Ends it after the look that is under way, if any. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void run() {
        int quiet = 0;
        while (!told.isLast() && !isStoppedWithin(pauses.between())) {
            DatasetEvent news = look.get();
            quiet = news.isNoNewsAfter(told) ? quiet + 1 : 0;
            if (quiet == 0) {
                told = news;
                tell.accept(news);
            } else if (quiet % pauses.quiet() == 0) {
                tell.accept(new DatasetEvent.Still());
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
