package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindDueScriptTest extends ScriptTest {
    FindDueScriptTest() {
        super("find_due");
    }

    @Test
    void countsDueTasksOfEachScheduleAndChangesNothing() {
        Snapshot before = Snapshot.EMPTY
                .zset(scheduled, Map.of("a", 1.0, "b", 5.0, "later", 6.0))
                .string(keys.scheduled("broken"), "x")
                .zset(keys.scheduled("mail"), Map.of("later", 9.0))
                .seed(redis);

        assertThat(run(
                        List.of(scheduled, keys.scheduled("broken"), keys.scheduled("nothing"), keys.scheduled("mail")),
                        "5"))
                .isEqualTo(List.of(2L, 0L, 0L, 0L));

        assertThat(now()).isEqualTo(before);
    }
}
