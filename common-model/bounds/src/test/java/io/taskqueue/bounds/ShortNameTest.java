package io.taskqueue.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortNameTest {
    private final ShortName names = new ShortName();

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "_", "-", ".a", "...", "orders.eu-1_b"})
    void acceptsLettersDigitsAndThreeSigns(String name) {
        assertThat(names.convert(name)).isEqualTo(name);
    }

    @Test
    void acceptsUpToHundredCharacters() {
        assertThat(names.convert("a".repeat(100))).hasSize(100);
        assertRefused("a".repeat(101));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", " a", "a\n", "a:b", "a/b", "ä", "*", ".", ".."})
    void rejectsOthers(String name) {
        assertRefused(name);
    }

    private void assertRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names.convert(name))
                .withMessage("must be 1 to 100 letters, digits, '.', '_' or '-'");
    }
}
