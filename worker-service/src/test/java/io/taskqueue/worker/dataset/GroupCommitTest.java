package io.taskqueue.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final long PATIENCE = 20;
    private static final Duration LONG = Duration.ofMinutes(1);

    /** A write that waits until the test lets it end. */
    private record Write(List<Integer> items, GroupCommit.More<Integer> more, CompletableFuture<String> end) {}

    private final LinkedBlockingQueue<Write> writes = new LinkedBlockingQueue<>();
    private final GroupCommit<Integer, String> commits = new GroupCommit<>(this::write);

    @Test
    void writesAtOnceWhatComesAlone() throws Exception {
        Committing one = commit(1);

        Write write = nextWrite();
        write.end().complete("done");

        assertThat(write.items()).containsExactly(1);
        assertThat(one.answer()).isEqualTo("done");
    }

    @Test
    void writesTogetherWhatComesMeanwhile() throws Exception {
        Committing one = commit(1);
        Write first = nextWrite();
        List<Committing> later = commitInOrder(2, 3, 4);

        first.end().complete("first");
        Write second = nextWrite();
        second.end().complete("second");

        assertThat(one.answer()).isEqualTo("first");
        assertThat(second.items()).containsExactly(2, 3, 4);
        for (Committing each : later) {
            assertThat(each.answer()).isEqualTo("second");
        }
    }

    @Test
    void letsAWriteTakeMore() throws Exception {
        Committing one = commit(1);
        Write write = nextWrite();
        List<Committing> later = commitInOrder(2, 3);

        assertThat(write.more().take()).containsExactly(2, 3);
        assertThat(write.more().take()).isEmpty();
        write.end().complete("all");

        assertThat(one.answer()).isEqualTo("all");
        for (Committing each : later) {
            assertThat(each.answer()).isEqualTo("all");
        }
    }

    @Test
    void letsAWriteWaitForWhatIsAnnounced() throws Exception {
        List<Runnable> announced = List.of(commits.announce(), commits.announce());
        Committing one = commit(1);
        Write write = nextWrite();
        CompletableFuture<List<Integer>> gathered = gather(write, 10, LONG);
        List<Committing> later = commitInOrder(2, 3);
        announced.getFirst().run();
        assertThat(gathered).isNotDone();

        announced.getLast().run();

        assertThat(gathered.get(PATIENCE, TimeUnit.SECONDS)).containsExactly(2, 3);
        write.end().complete("all");
        assertThat(one.answer()).isEqualTo("all");
        assertThat(later.getLast().answer()).isEqualTo("all");
    }

    @Test
    void waitsForNoMoreThanAskedForNorLonger() throws Exception {
        commits.announce();
        commit(1);
        Write write = nextWrite();

        assertThat(gather(write, 10, Duration.ofMillis(1)).get(PATIENCE, TimeUnit.SECONDS))
                .isEmpty();
        assertThat(gather(write, -1, LONG).get(PATIENCE, TimeUnit.SECONDS)).isEmpty();
        CompletableFuture<List<Integer>> gathered = gather(write, 2, LONG);
        commitInOrder(2, 3);
        assertThat(gathered.get(PATIENCE, TimeUnit.SECONDS)).containsExactly(2, 3);
        write.end().complete("all");
    }

    @Test
    void reportsAFailedWriteToTheWholeGroupAndContinues() throws Exception {
        Committing one = commit(1);
        Write first = nextWrite();
        Committing two = commitInOrder(2).getFirst();
        assertThat(first.more().take()).containsExactly(2);
        Committing three = commitInOrder(3).getFirst();

        first.end().completeExceptionally(new IllegalStateException("lost"));
        nextWrite().end().complete("done");

        assertThatThrownBy(one::answer).hasRootCauseMessage("lost");
        assertThatThrownBy(two::answer).hasRootCauseMessage("lost");
        assertThat(three.answer()).isEqualTo("done");
    }

    @Test
    void leavesNobodyWaitingWhenAWriteEndsInAnError() throws Exception {
        Committing one = commit(1);
        Write first = nextWrite();
        Committing two = commitInOrder(2).getFirst();

        first.end().completeExceptionally(new StackOverflowError());
        nextWrite().end().complete("done");

        assertThatThrownBy(one::answer).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(two.answer()).isEqualTo("done");
    }

    @Test
    void letsAnInterruptedThreadGoAndDropsItsItem() throws Exception {
        commit(1);
        Write first = nextWrite();
        List<Committing> later = commitInOrder(2, 3);

        later.get(0).thread().interrupt();
        assertThatThrownBy(later.get(0)::answer).hasRootCauseInstanceOf(InterruptedException.class);
        first.end().complete("first");
        Write second = nextWrite();
        second.end().complete("second");

        assertThat(second.items()).containsExactly(3);
        assertThat(later.get(1).answer()).isEqualTo("second");
    }

    @Test
    void handsTheGroupOnWhenTheLeaderIsInterrupted() throws Exception {
        Committing one = commit(1);
        Write first = nextWrite();
        List<Committing> later = commitInOrder(2, 3);
        first.more().take();

        first.end().completeExceptionally(new InterruptedException());
        Write second = nextWrite();
        second.end().complete("done");

        assertThatThrownBy(one::answer).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(second.items()).containsExactly(2, 3);
        assertThat(later.get(1).answer()).isEqualTo("done");
    }

    @Test
    void writesEveryItemOnceWhateverIsInterrupted() throws Exception {
        List<Integer> written = Collections.synchronizedList(new ArrayList<>());
        GroupCommit<Integer, String> busy = new GroupCommit<>((first, more) -> {
            written.addAll(first);
            Thread.yield();
            written.addAll(more.take());
            return "done";
        });
        List<Committing> all = IntStream.range(0, 5_000)
                .mapToObj(item -> new Committing(busy, item))
                .toList();
        List<Committing> interrupted =
                all.stream().filter(each -> each.item % 7 == 0).toList();
        interrupted.forEach(each -> each.thread().interrupt());

        for (Committing each : all) {
            if (each.item % 7 != 0) {
                assertThat(each.answer()).isEqualTo("done");
            } else {
                each.awaitEnd();
            }
        }

        assertThat(written).doesNotHaveDuplicates();
        assertThat(written)
                .containsAll(all.stream()
                        .map(each -> each.item)
                        .filter(item -> item % 7 != 0)
                        .toList());
    }

    private String write(List<Integer> items, GroupCommit.More<Integer> more) throws InterruptedException {
        Write write = new Write(items, more, new CompletableFuture<>());
        writes.add(write);
        try {
            return write.end().get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException interrupt -> throw interrupt;
                case Error error -> throw error;
                default -> throw (RuntimeException) e.getCause();
            }
        }
    }

    private static CompletableFuture<List<Integer>> gather(Write write, int most, Duration longest) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return write.more().gather(most, longest);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Write nextWrite() throws InterruptedException {
        Write next = writes.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private Committing commit(int item) {
        return new Committing(commits, item);
    }

    /** Begins them one after the other, each when the one before waits. */
    private List<Committing> commitInOrder(int... items) {
        return IntStream.of(items)
                .mapToObj(item -> {
                    Committing next = commit(item);
                    await().until(() -> next.thread().getState() == Thread.State.WAITING);
                    return next;
                })
                .toList();
    }

    /** A thread that commits an item. */
    private static final class Committing {
        private final int item;
        private final CompletableFuture<String> end = new CompletableFuture<>();
        private final Thread thread;

        Committing(GroupCommit<Integer, String> commits, int item) {
            this.item = item;
            this.thread = Thread.ofVirtual().start(() -> {
                try {
                    end.complete(commits.commit(item));
                } catch (Throwable failure) {
                    end.completeExceptionally(failure);
                }
            });
        }

        Thread thread() {
            return thread;
        }

        /** Waits for its end, be it an answer or a failure. */
        void awaitEnd() throws Exception {
            end.handle((answer, failure) -> answer).get(PATIENCE, TimeUnit.SECONDS);
        }

        String answer() throws Exception {
            return end.get(PATIENCE, TimeUnit.SECONDS);
        }
    }
}
