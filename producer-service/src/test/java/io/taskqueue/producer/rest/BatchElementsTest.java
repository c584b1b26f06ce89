package io.taskqueue.producer.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchElementsTest {
    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ ] ", "\n[\n]\n"})
    void findsNothingInAnEmptyArray(String body) {
        assertThat(array(body)).isEmpty();
    }

    @Test
    void splitsAnArrayAtItsOwnCommas() {
        assertThat(array(" [{\"a\":[1,2]}, \"],[\\\"\\\\\" ,[[],{}] , 5,null] "))
                .containsExactly("{\"a\":[1,2]}", "\"],[\\\"\\\\\" ", "[[],{}] ", "5", "null");
    }

    @Test
    void leavesInvalidElementsToTheirReader() {
        assertThat(array("[{\"a\":tru},{\"b\":1]},}},1]")).containsExactly("{\"a\":tru}", "{\"b\":1]}", "}}", "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''           | is not a JSON array
        {}           | is not a JSON array
        nonsense     | is not a JSON array
        [            | ends within element 0
        [1           | ends within element 0
        [1,          | ends within element 1
        [1,]         | has no value for element 1
        [,1]         | has no value for element 0
        [1,,2]       | has no value for element 1
        [1] x        | has text after the array
        [1][2]       | has text after the array
        [1,{"a":[2   | ends within element 1
        [1,"a        | ends within a string of element 1
        [1,"a\\      | ends within a string of element 1
        """)
    void reportsWhereAnArrayBreaks(String body, String how) {
        assertThatThrownBy(() -> array(body))
                .isInstanceOf(BrokenBatchException.class)
                .hasMessageContaining(how)
                .hasMessageContaining("at byte ");
    }

    @Test
    void readsEachLineThatIsNotEmpty() {
        assertThat(lines("{\"a\":1}\r\n\n  \n {\"b\":2}\nnonsense"))
                .containsExactly("{\"a\":1}\r", "{\"b\":2}", "nonsense");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n \n")).isEmpty();
    }

    @Test
    void skipsAnElementThatIsTooLargeAndGoesOn() {
        assertThat(all(new NdjsonElements(bytes("12345678901\n1234567890\n1", 10))))
                .containsExactly("too large", "1234567890", "1");
        assertThat(all(new ArrayElements(bytes("[12345678901,1234567890,1]", 10))))
                .containsExactly("too large", "1234567890", "1");
    }

    private static List<String> array(String body) {
        return all(new ArrayElements(bytes(body, 50)));
    }

    private static List<String> lines(String body) {
        return all(new NdjsonElements(bytes(body, 50)));
    }

    private static BatchBytes bytes(String body, int maxTaskSize) {
        return new BatchBytes(body.getBytes(UTF_8), maxTaskSize);
    }

    private static List<String> all(BatchElements elements) {
        List<String> all = new ArrayList<>();
        for (BatchElement next = elements.next(); next != null; next = elements.next()) {
            all.add(next.json() == null ? "too large" : new String(next.json(), UTF_8));
        }
        return all;
    }
}
