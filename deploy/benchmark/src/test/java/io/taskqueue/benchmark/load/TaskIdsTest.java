package io.taskqueue.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdsTest {
    private static final long TIME = 1_767_225_600_000L;

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 42, Long.MIN_VALUE, Long.MAX_VALUE})
    void areUuidsOfVersionSevenThatTellTheirTime(long salt) {
        UUID id = UUID.fromString(new TaskIds(TIME, salt).id(4096 * 5 + 7));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME + 5);
    }

    @Test
    void areDistinctAndInOrder() {
        TaskIds ids = new TaskIds(TIME, 1);

        assertThat(IntStream.range(0, 20_000).mapToObj(ids::id))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void differFromThoseOfAnotherRange() {
        assertThat(TaskIds.fresh().id(0)).isNotEqualTo(TaskIds.fresh().id(0));
    }
}
