package io.taskqueue.worker.dataset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Lets threads that come at about the same time share one write: the first leads and writes its item, and whoever comes
 * meanwhile waits; then the longest waiting leads, with all that has come. No timers, and nobody waits for more than the
 * write under way and the next.
 *
 * @param <T> an item to be written
 * @param <A> what is said of it
 */
final class GroupCommit<T, A> {
    /** Writes items for all who brought them. Called by one thread at a time. */
    interface Writer<T, A> {
        /**
         * @param first at least one item
         * @param more takes items that came since, as often as one likes
         * @return the answer to all items taken
         * @throws InterruptedException if the thread is not to go on; nothing is written, and the next one takes over
         */
        A write(List<T> first, More<T> more) throws InterruptedException;
    }

    /** Gives items that came while others were being written. */
    interface More<T> {
        /** Those that came since the last call, in order; they belong to this write now. */
        List<T> take();
    }

    private final class Waiting {
        private final T item;

        /** {@code null} bids the waiting thread to lead. */
        private final CompletableFuture<A> answer = new CompletableFuture<>();

        private Waiting(T item) {
            this.item = item;
        }
    }

    private final Writer<T, A> writer;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean led;

    GroupCommit(Writer<T, A> writer) {
        this.writer = writer;
    }

    /**
     * Has the item written, by this thread or another.
     *
     * @throws InterruptedException if the thread was interrupted; whether the item is written is unknown
     */
    A commit(T item) throws InterruptedException {
        Waiting own = new Waiting(item);
        A answer = enter(own) ? null : await(own);
        return answer == null ? lead(own) : answer;
    }

    /** Queues up; {@code true} bids the thread to lead. */
    private synchronized boolean enter(Waiting own) {
        waiting.add(own);
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

    /** Gives up waiting. A thread that was bid to lead just now has the next one lead. */
    private synchronized void leave(Waiting own) {
        if (waiting.remove(own) && own.answer.isDone()) {
            passOn();
        }
    }

    private A lead(Waiting own) throws InterruptedException {
        List<Waiting> group = new ArrayList<>();
        try {
            A answer = writer.write(items(takeAll(group)), () -> items(takeAll(group)));
            group.forEach(member -> member.answer.complete(answer));
            return answer;
        } catch (InterruptedException e) {
            group.remove(own);
            giveBack(group);
            throw e;
        } catch (Throwable failure) {
            // Errors too: nobody may be left waiting.
            group.forEach(member -> member.answer.completeExceptionally(failure));
            throw failure;
        } finally {
            synchronized (this) {
                passOn();
            }
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
