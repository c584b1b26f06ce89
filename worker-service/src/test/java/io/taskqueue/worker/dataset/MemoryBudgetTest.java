package io.taskqueue.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoryBudgetTest {
    private static final long MEBIBYTE = 1 << 20;

    private final Executor threads = Thread::startVirtualThread;
    private final MemoryBudget budget = new MemoryBudget(10 * MEBIBYTE);
    private final List<String> granted = new CopyOnWriteArrayList<>();

    @Test
    void givesSharesAsLongAsTheyFit() throws InterruptedException {
        MemoryBudget.Share first = budget.share();
        first.resize(6 * MEBIBYTE);
        CompletableFuture<MemoryBudget.Share> second = ask("second", 6);
        awaitWaiting(1);
        assertThat(granted).isEmpty();

        first.shrinkTo(3 * MEBIBYTE);

        second.join().close();
        assertThat(granted).containsExactly("second");
    }

    @Test
    void doesNotLetSmallSharesOvertakeALargeOne() throws InterruptedException {
        MemoryBudget.Share first = budget.share();
        first.resize(6 * MEBIBYTE);
        CompletableFuture<MemoryBudget.Share> large = ask("large", 8);
        awaitWaiting(1);
        CompletableFuture<MemoryBudget.Share> small = ask("small", 1);
        awaitWaiting(2);

        first.close();

        large.join();
        small.join();
        assertThat(granted).containsExactlyInAnyOrder("large", "small");
    }

    @Test
    void givesTheWholeBudgetToWhoeverNeedsMore() {
        MemoryBudget.Share all = ask("all", 1_000).join();
        CompletableFuture<MemoryBudget.Share> next = ask("next", 1);
        awaitWaiting(1);
        assertThat(granted).containsExactly("all");

        all.close();

        next.join();
    }

    /** Two that each hold half and want more would otherwise wait for each other. */
    @Test
    void returnsAGrowingSharesMemoryBeforeItWaits() throws InterruptedException {
        MemoryBudget.Share first = budget.share();
        MemoryBudget.Share second = budget.share();
        first.resize(5 * MEBIBYTE);
        second.resize(5 * MEBIBYTE);

        CompletableFuture<MemoryBudget.Share> grown = CompletableFuture.supplyAsync(() -> resize(first, 9), threads);
        awaitWaiting(1);
        second.close();
        grown.join().close();
        resize(second, 10).close();
    }

    private CompletableFuture<MemoryBudget.Share> ask(String name, long mebibytes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    MemoryBudget.Share share = resize(budget.share(), mebibytes);
                    granted.add(name);
                    return share;
                },
                threads);
    }

    private static MemoryBudget.Share resize(MemoryBudget.Share share, long mebibytes) {
        try {
            share.resize(mebibytes * MEBIBYTE);
            return share;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWaiting(int threads) {
        await().until(() -> budget.waiting() == threads);
    }
}
