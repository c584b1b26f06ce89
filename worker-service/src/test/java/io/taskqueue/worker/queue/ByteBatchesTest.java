package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ByteBatchesTest {
    private static final int HALF = ByteBatches.BYTES / 2;

    @Test
    void endsABatchWithTheItemThatFillsIt() {
        assertThat(batches(HALF, HALF, 1, 2)).containsExactly(List.of(HALF, HALF), List.of(1, 2));
    }

    @Test
    void givesALargeItemABatchOfItsOwn() {
        assertThat(batches(4 * HALF, 4 * HALF)).containsExactly(List.of(4 * HALF), List.of(4 * HALF));
    }

    @Test
    void makesNoBatchOfNothing() {
        assertThat(batches()).isEmpty();
    }

    private static List<List<Integer>> batches(Integer... lengths) {
        return ByteBatches.of(List.of(lengths), Integer::longValue);
    }
}
