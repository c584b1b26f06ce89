package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DatasetsResourceTest extends RedisTest {
    @Test
    void returnsProgressOfRunningDataset() {
        new DatasetSeed(seed, "d").running(8, 2).with(DatasetField.REFUSED, 5);

        given().get("/datasets/d")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("id", equalTo("d"))
                .body("name", equalTo("cities"))
                .body("format", equalTo("csv"))
                .body("queue", equalTo("default"))
                .body("state", equalTo("running"))
                .body("progress.chunks", equalTo(8))
                .body("progress.chunksMerged", equalTo(2))
                .body("progress.records", equalTo(80))
                .body("progress.recordsMerged", equalTo(20))
                .body("progress.percent", equalTo(25))
                .body("progress.recordsPerSecond", lessThanOrEqualTo(2.0f))
                .body("progress.remainingSeconds", greaterThan(29))
                .body("bytes", equalTo(2048))
                .body("lines", equalTo(100))
                .body("refused", equalTo(5))
                .body("badRecords", equalTo(0))
                .body("badLines", hasSize(0))
                .body("openedAt", greaterThan(0L))
                .body("closedAt", greaterThan(0L))
                .body("finishedAt", nullValue())
                .body("statistics", nullValue());
    }

    @Test
    void keepsEveryDigitOfStatistics() {
        new DatasetSeed(seed, "d").completed(2);

        String answer = given().get("/datasets/d")
                .then()
                .statusCode(200)
                .body("state", equalTo("completed"))
                .body("progress.percent", equalTo(100))
                .body("progress.remainingSeconds", nullValue())
                .extract()
                .asString();

        assertThat(answer).contains("\"statistics\":" + DatasetSeed.STATISTICS);
    }

    @Test
    void mergesBadLinesOfProducerAndWorkers() {
        new DatasetSeed(seed, "d")
                .completed(2)
                .with(DatasetField.REFUSED, 2)
                .with(
                        DatasetField.REFUSED_LINES,
                        "[{\"line\":2,\"reason\":\"is not UTF-8\"},{\"line\":7,\"reason\":\"has a NUL\"}]");

        JsonPath answer = given().get("/datasets/d").jsonPath();

        assertThat(answer.getList("badLines.line")).isEqualTo(List.of(2, 4, 7));
        assertThat(answer.getList("badLines.reason"))
                .isEqualTo(List.of("is not UTF-8", "has 3 fields, the header 2", "has a NUL"));
        assertThat(answer.getInt("refused")).isEqualTo(2);
        assertThat(answer.getInt("badRecords")).isEqualTo(1);
    }

    @Test
    void estimatesNothingWhileStreamIsOpen() {
        DatasetSeed dataset = new DatasetSeed(seed, "d").open();

        given().get("/datasets/d")
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("progress.percent", equalTo(0))
                .body("progress.containsKey('recordsPerSecond')", equalTo(true))
                .body("progress.recordsPerSecond", nullValue())
                .body("progress.remainingSeconds", nullValue());

        dataset.with(DatasetField.CHUNKS, 4).with(DatasetField.RECORDS, 40).merged(3);
        given().get("/datasets/d")
                .then()
                .body("state", equalTo("open"))
                .body("progress.percent", equalTo(75))
                .body("progress.recordsPerSecond", greaterThan(0f))
                .body("progress.remainingSeconds", nullValue());
    }

    @Test
    void completesDatasetWithoutRecords() {
        new DatasetSeed(seed, "d").completed(0).without(DatasetField.STATISTICS);

        given().get("/datasets/d")
                .then()
                .statusCode(200)
                .body("state", equalTo("completed"))
                .body("progress.percent", equalTo(100));
    }

    @Test
    void listsBlockingChunks() {
        new DatasetSeed(seed, "d").running(300, 100).discarded(0).discarded(7).discarded(299);
        seed.dead("d-300", 1000);
        seed.dead("other-7", 1000);

        given().get("/datasets/d")
                .then()
                .statusCode(200)
                .body("discarded.count", equalTo(3))
                .body("discarded.lookedAt", equalTo(300))
                .body("discarded.deadLetters.chunk", equalTo(List.of(0, 7, 299)))
                .body("discarded.deadLetters.id", equalTo(List.of("d-0", "d-7", "d-299")))
                .body("discarded.deadLetters[1].discardedAt", equalTo(1007));
    }

    @Test
    void boundsSearchForDiscardedChunks() {
        new DatasetSeed(seed, "d").running(5_000_000_000L, 1).discarded(9_999).discarded(10_000);

        given().get("/datasets/d")
                .then()
                .statusCode(200)
                .body("discarded.count", equalTo(1))
                .body("discarded.lookedAt", equalTo(10_000));
    }

    @Test
    void omitsDiscardedChunksOfMergedDataset() {
        new DatasetSeed(seed, "done").completed(2).discarded(1);
        new DatasetSeed(seed, "fine").running(3, 1);

        given().get("/datasets/done").then().statusCode(200).body("discarded", nullValue());
        given().get("/datasets/fine").then().statusCode(200).body("discarded", nullValue());
    }

    @Test
    void returnsNotFoundForUnknownDataset() {
        given().get("/datasets/none")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("none"));
        given().get("/datasets/none/events").then().statusCode(404).contentType("application/problem+json");
        given().post("/datasets/none/cancel").then().statusCode(404).contentType("application/problem+json");
        given().urlEncodingEnabled(false).get("/datasets/a%0ab").then().statusCode(400);
    }

    @Test
    void returnsJsonUnlessPageIsRequested() {
        new DatasetSeed(seed, "d").open();

        for (String accept : List.of("*/*", "application/json", "application/*;q=0.5")) {
            given().accept(accept)
                    .get("/datasets/d")
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .header("Cache-Control", "no-store");
            given().accept(accept).get("/datasets").then().statusCode(200).contentType("application/json");
        }
        for (String accept : List.of("text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")) {
            given().accept(accept)
                    .get("/datasets/d")
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Cache-Control", "no-store");
            given().accept(accept).get("/datasets").then().statusCode(200).contentType("text/html");
        }
        given().accept("text/csv").get("/datasets/d").then().statusCode(406).body(not(containsString("<")));
    }
}
