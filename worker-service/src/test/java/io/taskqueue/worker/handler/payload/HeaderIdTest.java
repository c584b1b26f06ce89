package io.taskqueue.worker.handler.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"01976f6e-7c1b-7000-8000-000000000001", "task1", "a.b_c-d"})
    void keepsPlainIds(String id) {
        assertThat(HeaderId.of(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", ".a", "a.", "a..b", "a>b", "a@b", "ä", "🦊", "a\"b", "order:1"})
    void hashesEveryOther(String id) {
        assertThat(HeaderId.of(id)).matches("sha256-[0-9a-f]{64}").isEqualTo(HeaderId.of(id));
    }

    @Test
    void hashesLongIdsAndTellsThemApart() {
        assertThat(HeaderId.of("a".repeat(150))).isNotEqualTo(HeaderId.of("a".repeat(151)));
    }
}
