package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For any content of the hash, the response is the dataset or a problem with the key and the field. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class HostileDatasetTest extends RedisTest {
    private static final byte[] NO_UTF8 = {(byte) 0xff, 0, '{'};
    private static final Set<DatasetField> NUMBERS = EnumSet.of(
            DatasetField.OPENED_AT,
            DatasetField.CHUNKS,
            DatasetField.RECORDS,
            DatasetField.BYTES,
            DatasetField.LINES,
            DatasetField.REFUSED,
            DatasetField.CLOSED_AT,
            DatasetField.CANCELLED_AT,
            DatasetField.MERGED_CHUNKS,
            DatasetField.MERGED_RECORDS,
            DatasetField.MERGED_AT,
            DatasetField.FINISHED_AT);
    private static final Set<DatasetField> NEVER_READ = EnumSet.of(
            DatasetField.COLUMNS,
            DatasetField.DIGEST,
            DatasetField.VERSION,
            DatasetField.STATE,
            DatasetField.RETENTION);

    @Test
    void reportsFieldThatIsNotNumber() {
        for (String value : List.of("", "1.5", "1e3", "NaN", "9223372036854775808", "x\n", "<script>")) {
            expectBroken(DatasetField.CHUNKS, value.getBytes(UTF_8));
        }
        for (DatasetField field : NUMBERS) {
            expectBroken(field, "-1".getBytes(UTF_8));
        }
    }

    @Test
    void reportsFieldThatIsNotText() {
        for (DatasetField field : EnumSet.complementOf(EnumSet.copyOf(NEVER_READ))) {
            expectBroken(field, NO_UTF8);
        }
    }

    @Test
    void reportsMissingField() {
        for (DatasetField field :
                List.of(DatasetField.NAME, DatasetField.FORMAT, DatasetField.QUEUE, DatasetField.OPENED_AT)) {
            expectBroken(field, null);
        }
    }

    @Test
    void explainsRejectionOnPage() {
        new DatasetSeed(seed, "d").running(2, 1).with(DatasetField.STATISTICS, "{");

        given().accept("text/html")
                .get("/datasets/d")
                .then()
                .statusCode(500)
                .contentType("text/html")
                .body(containsString("statistics"));
    }

    @Test
    void keepsInternalFieldsOfWorkers() {
        DatasetSeed dataset = new DatasetSeed(seed, "d").running(2, 1);
        NEVER_READ.forEach(field -> dataset.with(field, NO_UTF8));

        given().get("/datasets/d").then().statusCode(200);
    }

    @Test
    void reportsFieldWithUnexpectedJson() {
        Map<DatasetField, List<String>> broken = Map.of(
                DatasetField.STATISTICS,
                        List.of(
                                "",
                                "null",
                                "7",
                                "[]",
                                "{",
                                "{} {}",
                                "{\"columns\":7}",
                                "{\"columns\":[null]}",
                                "{\"columns\":[{}]}",
                                "{\"columns\":[{\"name\":\"a\",\"count\":\"x\"}]}",
                                "{\"columns\":[{\"name\":\"a\",\"frequent\":[{}]}]}",
                                "{\"columns\":[{\"name\":\"a\",\"min\":{}}]}",
                                "{\"columns\":[{\"name\":\"a\",\"histogram\":{\"counts\":[null]}}]}",
                                "{\"columns\":[{\"name\":\"a\",\"quantiles\":{\"0.5\":null}}]}",
                                "{\"badLines\":[null]}",
                                "[".repeat(5000)),
                DatasetField.REFUSED_LINES,
                        List.of(
                                "",
                                "null",
                                "{}",
                                "[null]",
                                "[7]",
                                "[{\"line\":1}]",
                                "[{\"line\":\"x\",\"reason\":\"\"}]"),
                DatasetField.QUEUE, List.of("", "a b", "\u0000"));

        broken.forEach((field, values) -> values.forEach(value -> expectBroken(field, value.getBytes(UTF_8))));
    }

    @Test
    void showsInconsistentFigures() {
        long most = Long.MAX_VALUE;
        new DatasetSeed(seed, "d")
                .running(1, 1)
                .with(DatasetField.CHUNKS, 3)
                .with(DatasetField.MERGED_CHUNKS, most)
                .with(DatasetField.MERGED_RECORDS, most)
                .with(DatasetField.RECORDS, most)
                .with(DatasetField.BYTES, most)
                .with(DatasetField.REFUSED, most)
                .with(DatasetField.OPENED_AT, 253_402_300_799_999L)
                .with(
                        DatasetField.STATISTICS,
                        "{\"records\":0,\"badRecords\":9223372036854775807,\"columns\":[{\"name\":\"\",\"count\":-5,"
                                + "\"missing\":9223372036854775807,\"min\":1e999999999,\"max\":-1e-999999999,"
                                + "\"sum\":\"no number\",\"histogram\":{\"from\":-1e999999999,\"to\":\"x\","
                                + "\"counts\":[1,-3,9223372036854775807]},"
                                + "\"frequent\":[{\"value\":\"\",\"count\":-1}]},"
                                + "{\"name\":\"b\",\"histogram\":{\"from\":1,\"to\":1,\"counts\":[]}}]}");

        given().get("/datasets/d").then().statusCode(200).body("progress.percent", equalTo(100));
        given().accept("text/html").get("/datasets/d").then().statusCode(200);
        given().accept("text/html").get("/datasets").then().statusCode(200);
    }

    @Test
    void reportsKeyOfWrongType() {
        redis.set("task_dataset:d", "x");

        for (String path : List.of("/datasets/d", "/datasets/d/events")) {
            given().get(path).then().statusCode(500).body("key", equalTo("task_dataset:d"));
        }
        given().post("/datasets/d/cancel").then().statusCode(500).body("key", equalTo("task_dataset:d"));
        assertThat(redis.get("task_dataset:d")).isEqualTo("x");

        new DatasetSeed(seed, "e").running(2, 1);
        redis.set("task_dead", "x");
        given().get("/datasets/e").then().statusCode(500).body("key", equalTo("task_dead"));
    }

    /** The response names the field, whether its value is invalid or absent. */
    private void expectBroken(DatasetField field, byte[] value) {
        DatasetSeed dataset = new DatasetSeed(seed, "d");
        if (!redis.exists(dataset.key())) {
            dataset.running(2, 1);
        }
        String before = redis.hget(dataset.key(), field.wireName());
        if (value == null) {
            dataset.without(field);
        } else {
            dataset.with(field, value);
        }

        given().get("/datasets/d")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("key", equalTo("task_dataset:d"))
                .body("field", equalTo(field.wireName()));

        if (before == null) {
            dataset.without(field);
        } else {
            dataset.with(field, before);
        }
    }
}
