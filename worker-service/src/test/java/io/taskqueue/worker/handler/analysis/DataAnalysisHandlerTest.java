package io.taskqueue.worker.handler.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.worker.handler.FakeContext;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataAnalysisHandlerTest {
    private final ObjectMapper json = new ObjectMapper();
    private final DataAnalysisHandler handler = new DataAnalysisHandler(json);

    @Test
    void describesEveryColumnOfObjects() throws JsonProcessingException {
        JsonNode result = analyse("[{\"a\":1,\"b\":\"x\"},{\"a\":3},{\"b\":7,\"a\":null},null]");

        assertThat(result).isEqualTo(json.readTree("""
                        {"records":4,"columns":{
                          "a":{"count":2,"missing":2,"notNumbers":0,"min":1.0,"max":3.0,"mean":2.0,
                               "standardDeviation":1.4142135623730951},
                          "b":{"count":1,"missing":2,"notNumbers":1,"min":7.0,"max":7.0,"mean":7.0,
                               "standardDeviation":null}}}"""));
    }

    @Test
    void describesPlainNumbersAsOneColumn() throws JsonProcessingException {
        JsonNode column = analyse("[1,2,3.0,4]").at("/columns/value");

        assertThat(column.get("count").asInt()).isEqualTo(4);
        assertThat(column.get("mean").asDouble()).isEqualTo(2.5);
    }

    @Test
    void describesNothingAsNothing() throws JsonProcessingException {
        assertThat(analyse("[]")).isEqualTo(json.readTree("{\"records\":0,\"columns\":{}}"));
    }

    @Test
    void leavesOutWhatIsBeyondTheRangeOfADouble() throws JsonProcessingException {
        JsonNode column = analyse("[1.7e308,-1.7e308,1.7e308]").at("/columns/value");

        assertThat(column.get("max").asDouble()).isEqualTo(1.7e308);
        assertThat(column.get("standardDeviation").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,\"2\"]    | records[1] is neither an object nor a number",
                "[[1]]        | records[0] is neither an object nor a number",
                "[{\"a\":1e999}] | records[0] has a number beyond the range of a double",
                "{\"a\":1}    | records is not an array",
                "null         | records is not an array",
            })
    void refusesOtherRecords(String records, String message) {
        assertThatThrownBy(() -> analyse(records))
                .isInstanceOf(NonRetryableException.class)
                .hasMessage(message);
    }

    @Test
    void refusesToManyOrTooLongColumns() {
        String wide = IntStream.rangeClosed(0, RecordReader.MOST_COLUMNS)
                .mapToObj(i -> "\"c" + i + "\":1")
                .collect(Collectors.joining(",", "[{", "}]"));

        assertThatThrownBy(() -> analyse(wide)).hasMessage("records[0] brings more than 1000 columns");
        assertThatThrownBy(() -> analyse("[{\"" + "a".repeat(201) + "\":1}]"))
                .hasMessage("records[0] has a column name longer than 200");
    }

    @Test
    void tellsHowFarItIs() throws JsonProcessingException {
        FakeContext context = FakeContext.of("t1");

        handler.handle(new DataAnalysis(json.readTree(numbers(2_500))), context);

        assertThat(context.told())
                .containsExactly("0 0 of 2500 records", "40 1000 of 2500 records", "80 2000 of 2500 records");
    }

    @Test
    void stopsWhenTheAttemptIsNoLongerWanted() {
        assertThatThrownBy(() -> handler.handle(
                        new DataAnalysis(json.readTree(numbers(10))),
                        FakeContext.of("t1").cancel()))
                .isInstanceOf(CancellationException.class);
    }

    private JsonNode analyse(String records) throws JsonProcessingException {
        Outcome outcome = handler.handle(new DataAnalysis(json.readTree(records)), FakeContext.of("t1"));
        return json.readTree(((Outcome.Completed) outcome).result().toString());
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
