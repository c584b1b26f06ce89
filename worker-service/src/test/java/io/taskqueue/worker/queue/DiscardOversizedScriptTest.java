package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscardOversizedScriptTest extends ScriptTest {
    private static final String FIRST = "first element";

    private final String kept = keys.oversized("id-1");

    DiscardOversizedScriptTest() {
        super("discard_oversized");
    }

    private Snapshot setAside() {
        return Snapshot.EMPTY
                .list(oversized, "sec", "6", mail, "second", "first", "13", queue, FIRST)
                .zset(dead, Map.of("earlier", 1.0));
    }

    @Test
    void makesTheFirstADeadLetterAndKeepsItsBytes() {
        Snapshot before = setAside().seed(redis);

        assertThat(discard(FIRST.length(), queue)).isEqualTo(1L);

        assertThat(now())
                .isEqualTo(before.list(oversized, "sec", "6", mail, "second")
                        .string(kept, FIRST)
                        .string(status("id-1"), "record")
                        .zset(dead, Map.of("earlier", 1.0, "id-1", 1000.0)));
    }

    @Test
    void leavesAnotherElementThanTheOneThatWasLookedAt() {
        Snapshot before = setAside().seed(redis);

        assertThat(discard(FIRST.length() + 1, queue)).isEqualTo(0L);
        assertThat(discard(FIRST.length(), mail)).isEqualTo(0L);

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void writesNothingWhenCalledAgain() {
        setAside().list(oversized, "first", "13", queue, FIRST).seed(redis);
        discard(FIRST.length(), queue);
        Snapshot once = now();

        assertThat(discard(FIRST.length(), queue)).isEqualTo(0L);

        assertThat(now()).isEqualTo(once);
    }

    @Test
    void changesNothingWhereAKeyHasAWrongType() {
        refusesWrongType(setAside().string(oversized, "x"), oversized, () -> discard(FIRST.length(), queue));
        refusesWrongType(setAside().string(dead, "x"), dead, () -> discard(FIRST.length(), queue));
    }

    @Test
    void discardsWithoutMemoryToSpare() {
        setAside().seed(redis);
        fillMemory();

        assertThat(discard(FIRST.length(), queue)).isEqualTo(1L);

        assertThat(redis.get(kept)).isEqualTo(FIRST);
    }

    private Object discard(int length, String key) {
        return run(List.of(oversized, kept, status("id-1"), dead), length, key, "id-1", "record", 1000);
    }
}
