package io.taskqueue.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptScriptTest extends ScriptTest {
    AdoptScriptTest() {
        super("adopt");
    }

    private Snapshot held() {
        return Snapshot.EMPTY.expiring(lease, "beat");
    }

    @Test
    void replacesElementsByTheirEnvelopes() {
        Snapshot before = held().list(processing, "raw2", "kept", "raw1").seed(redis);

        assertThat(adopt("raw1", "env1", "raw2", "env2")).isEqualTo(List.of(1L, 1L));

        assertThat(now()).isEqualTo(before.list(processing, "env2", "env1", "kept"));
    }

    @Test
    void replacesOneOfTwoEqualElements() {
        held().list(processing, "raw", "raw").seed(redis);

        assertThat(adopt("raw", "env1", "raw", "env2")).isEqualTo(List.of(1L, 1L));

        assertThat(now()).isEqualTo(held().list(processing, "env2", "env1"));
    }

    @Test
    void leavesOutWhatIsNotThere() {
        Snapshot before = held().list(processing, "raw").seed(redis);

        assertThat(adopt("gone", "env1", "raw", "env2")).isEqualTo(List.of(0L, 1L));

        assertThat(now()).isEqualTo(before.list(processing, "env2"));
    }

    @Test
    void givesAnElementOneEnvelopeWhenCalledTwice() {
        held().list(processing, "raw").seed(redis);
        adopt("raw", "first");

        assertThat(adopt("raw", "second")).isEqualTo(List.of(0L));

        assertThat(now()).isEqualTo(held().list(processing, "first"));
    }

    @Test
    void replacesNothingWithoutALease() {
        Snapshot before = Snapshot.EMPTY.list(processing, "raw").seed(redis);

        assertThat(adopt("raw", "env")).isEqualTo("LEASE_LOST");

        assertThat(now()).isEqualTo(before);
    }

    @Test
    void changesNothingWhereTheListHasAWrongType() {
        refusesWrongType(held().set(processing, "raw"), processing, () -> adopt("raw", "env"));
    }

    @Test
    void adoptsWithoutMemoryToSpare() {
        held().list(processing, "raw").seed(redis);
        fillMemory();

        assertThat(adopt("raw", "envelope")).isEqualTo(List.of(1L));

        assertThat(now()).isEqualTo(held().list(processing, "envelope"));
    }

    private Object adopt(Object... pairs) {
        return run(List.of(lease, processing), pairs);
    }
}
