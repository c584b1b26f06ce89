package io.taskqueue.monitor.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkRequestReaderTest {
    @Test
    void readsEveryKindOfSelection() {
        assertThat(read("{\"ids\":[\"a\"]}").ids()).isEqualTo(List.of("a"));
        assertThat(read("{\"filter\":{\"type\":\"t\"}}").selection().type()).isEqualTo("t");
        assertThat(read("{\"all\":true,\"limit\":5}").maximum()).isEqualTo(5);
        assertThat(read("{\"all\":true,\"limit\":5e3}").maximum()).isEqualTo(5000);
        assertThat(read("{\"filter\":{\"before\":7.0}}").start(9)).hasToString("7");
        assertThat(read("{\"all\":true}").start(7)).hasToString("8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "\"x\"",
                "{}",
                "{",
                "{\"all\":false}",
                "{\"all\":1}",
                "{\"all\":false,\"ids\":[\"a\"]}",
                "{\"all\":true,\"limit\":1e999999999}",
                "{\"all\":true,\"limit\":9223372036854775808}",
                "{\"all\":true,\"limit\":9223372036854775808.0}",
                "{\"all\":\"true\"}",
                "{\"all\":true} x",
                "{\"all\":true,\"all\":true}",
                "{\"all\":true,\"ids\":[\"a\"]}",
                "{\"ids\":[]}",
                "{\"ids\":[null]}",
                "{\"ids\":[1]}",
                "{\"ids\":\"a\"}",
                "{\"ids\":[\"a\"],\"limit\":3}",
                "{\"all\":true,\"limit\":0}",
                "{\"all\":true,\"limit\":1.5}",
                "{\"all\":true,\"limit\":NaN}",
                "{\"all\":true,\"limit\":\"5\"}",
                "{\"all\":true,\"limt\":5}",
                "{\"filter\":{\"typ\":\"t\"}}",
                "{\"filter\":{\"type\":7}}",
                "{\"filter\":{\"before\":1e400}}",
                "{\"filter\":[]}",
                "{\"filter\":{}}",
                "{\"filter\":null}",
                "{\"filter\":{\"type\":null}}",
                "{\"filter\":{\"type\":null,\"queue\":\"jobs\"}}",
                "{\"filter\":{\"error\":\"\"}}",
                "{\"filter\":{\"type\":\" \"}}",
                "{\"filter\":{\"queue\":\"\"}}",
                "{\"filter\":{\"before\":-1}}",
                "{\"filter\":{\"after\":253402300800000}}",
                "{\"all\":true,\"limit\":null}",
                "{\"all\":true,\"next\":null}",
                "\ufeff{\"all\":true}x",
            })
    void rejectsOtherBodies(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void rejectsTooManyIdsAndDeepNesting() {
        assertThatThrownBy(() -> read("{\"ids\":[" + "\"a\",".repeat(1000) + "\"a\"]}"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(ProblemException.class);
    }

    private static BulkRequest read(String body) {
        return BulkRequestReader.read(body.getBytes(UTF_8));
    }
}
