package io.taskqueue.worker.dataset;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Lets concurrent threads share one write: the first one leads and writes its item, and the others wait; then the one
 * that has waited longest leads and writes all that is queued. A leader may also wait for items that are announced;
 * apart from that, no thread waits for more than the write under way and the next.
 *
 * @param <T> an item to be written
 * @param <A> the result of writing it
 */
final class GroupCommit<T, A> {
    /** Writes the items of several threads. Called by one thread at a time. */
    interface Writer<T, A> {
        /**
         * @param first at least one item
         * @param more takes items queued since; may be used any number of times
         * @return the result for all items taken
         * @throws InterruptedException if the thread was interrupted; nothing is written, and the next one leads
         */
        A write(List<T> first, More<T> more) throws InterruptedException;
    }

    /** Takes items that were queued while others were being written. */
    interface More<T> {
        /** Takes those queued since the last call, in order; this write must include them. */
        List<T> take();

        /**
         * As {@link #take}, but waits for up to {@code most} items while further ones are announced.
         *
         * @param longest how long to wait for them
         * @throws InterruptedException if the thread was interrupted meanwhile; nothing is taken
         */
        List<T> gather(int most, Duration longest) throws InterruptedException;
    }

    private final class Waiting {
        private final T item;

        /** {@code null} makes the waiting thread lead. */
        private final CompletableFuture<A> answer = new CompletableFuture<>();

        private Waiting(T item) {
            this.item = item;
        }
    }

    private final Writer<T, A> writer;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean led;
    private int announced;

    GroupCommit(Writer<T, A> writer) {
        this.writer = writer;
    }

    /**
     * Writes the item, in this thread or another one.
     *
     * @throws InterruptedException if the thread was interrupted; whether the item is written is unknown
     */
    A commit(T item) throws InterruptedException {
        Waiting own = new Waiting(item);
        A answer = enter(own) ? null : await(own);
        return answer == null ? lead(own) : answer;
    }

    /**
     * Announces an item, so that a write may wait for it.
     *
     * @return ends the announcement; to be run once, before {@link #commit} or when there will be no item
     */
    synchronized Runnable announce() {
        announced++;
        return this::endAnnouncement;
    }

    private synchronized void endAnnouncement() {
        announced--;
        notifyAll();
    }

    /** Queues the item; {@code true} makes the thread lead. */
    private synchronized boolean enter(Waiting own) {
        waiting.add(own);
        notifyAll();
        boolean first = !led;
        led = true;
        return first;
    }

    private A await(Waiting own) throws InterruptedException {
        try {
            return own.answer.get();
        } catch (InterruptedException e) {
            leave(own);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        }
    }

    /** Stops waiting. A thread that was just made the leader passes that on to the next one. */
    private synchronized void leave(Waiting own) {
        if (waiting.remove(own) && own.answer.isDone()) {
            passOn();
        }
    }

    private A lead(Waiting own) throws InterruptedException {
        List<Waiting> group = new ArrayList<>();
        try {
            A answer = writer.write(items(takeAll(group)), more(group));
            group.forEach(member -> member.answer.complete(answer));
            return answer;
        } catch (InterruptedException e) {
            group.remove(own);
            giveBack(group);
            throw e;
        } catch (Throwable failure) {
            // Errors too: no thread may be left waiting.
            group.forEach(member -> member.answer.completeExceptionally(failure));
            throw failure;
        } finally {
            synchronized (this) {
                passOn();
            }
        }
    }

    private More<T> more(List<Waiting> group) {
        return new More<>() {
            @Override
            public List<T> take() {
                return items(takeAll(group));
            }

            @Override
            public List<T> gather(int most, Duration longest) throws InterruptedException {
                awaitAnnounced(most, longest);
                return take();
            }
        };
    }

    private synchronized void awaitAnnounced(int most, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (announced > 0 && waiting.size() < most && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    private synchronized List<Waiting> takeAll(Collection<Waiting> group) {
        List<Waiting> taken = new ArrayList<>(waiting);
        waiting.clear();
        group.addAll(taken);
        return taken;
    }

    private synchronized void giveBack(List<Waiting> group) {
        group.reversed().forEach(waiting::addFirst);
    }

    private List<T> items(List<Waiting> members) {
        return members.stream().map(member -> member.item).toList();
    }

    private void passOn() {
        Waiting next = waiting.peek();
        if (next == null) {
            led = false;
        } else {
            next.answer.complete(null);
        }
    }
}
