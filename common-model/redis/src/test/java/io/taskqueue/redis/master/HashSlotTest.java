package io.taskqueue.redis.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashSlotTest {
    @Test
    void isWhatRedisItselfSays() {
        // CLUSTER KEYSLOT of {tq}:a and of a{queue one}b
        assertThat(HashSlot.ofPrefix("{tq}:")).hasValue(10795);
        assertThat(HashSlot.ofPrefix("a{queue one}b")).hasValue(6867);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tq:", "{}", "{}tq}", "{tq", "tq}"})
    void isUnknownWithoutAHashTag(String prefix) {
        assertThat(HashSlot.ofPrefix(prefix)).isEmpty();
    }
}
