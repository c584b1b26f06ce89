package io.taskqueue.monitor.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DatasetPagesTest extends RedisTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";
    private static final String HOSTILE_JSON = "<script>alert(1)</script>\\\"'&";

    @Test
    void showsStatisticsHistogramAndFrequentValues() {
        new DatasetSeed(seed, "d").completed(3);

        String page = page("/datasets/d");

        assertThat(page)
                .contains("<h1><small>Dataset</small> cities</h1>", "state-completed", "30</span></b> of", "2.0 kB")
                .contains("<th scope=\"col\" class=\"number\">Distinct</th>", ">price</a></th>", ">1.20</span>")
                .contains("≈ 12,345", "33%", "has 3 fields, the header 2")
                .contains("aria-label=\"Histogram of price: 10 ranges from 1 to 2.5", "<title>1 to 1.15: 1</title>")
                .contains("Most frequent values of city", ">Wien</th>")
                .doesNotContain("dataset.js", "ask=cancel");
        assertThat(page.split("<rect x=")).hasSize(11);
    }

    @Test
    void escapesForeignText() {
        new DatasetSeed(seed, HOSTILE)
                .running(3, 1)
                .with(DatasetField.NAME, HOSTILE)
                .with(DatasetField.FORMAT, HOSTILE)
                .with(DatasetField.DELIMITER, HOSTILE)
                .with(DatasetField.CANCELLED_BY, HOSTILE)
                .with(DatasetField.REFUSED_LINES, "[{\"line\":1,\"reason\":\"" + HOSTILE_JSON + "\"}]")
                .with(
                        DatasetField.STATISTICS,
                        "{\"columns\":[{\"name\":\"X\",\"type\":\"X\",\"min\":\"X\",".replace("X", HOSTILE_JSON)
                                + "\"max\":\"X\",\"quantiles\":{\"0.5\":\"X\"},".replace("X", HOSTILE_JSON)
                                + "\"distinct\":{\"count\":7,\"error\":\"X\"},".replace("X", HOSTILE_JSON)
                                + "\"mean\":\"X\",\"standardDeviation\":\"X\",".replace("X", HOSTILE_JSON)
                                + "\"frequent\":[{\"value\":\"X\",\"count\":1,\"error\":\"X\"}],"
                                        .replace("X", HOSTILE_JSON)
                                + "\"histogram\":{\"from\":\"X\",\"to\":\"X\",\"counts\":[1,2]}}]}"
                                        .replace("X", HOSTILE_JSON))
                .discarded(2);
        String path = "/datasets/%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%26".replace("%2F", "%252F");
        new DatasetSeed(seed, "plain")
                .running(3, 1)
                .with(DatasetField.NAME, HOSTILE)
                .discarded(2);
        redis.rename("task_dataset:" + HOSTILE, "task_dataset:d");
        redis.hset("task_dataset:plain", "cancelledBy", HOSTILE);

        for (String page : new String[] {
            page("/datasets/d"),
            page("/datasets/d?ask=cancel"),
            page("/datasets/plain?ask=%3Cscript%3E"),
            page("/datasets"),
            problem(path, 404),
            problem("/datasets/d?from=%3Cscript%3E", 400),
            problem("/datasets?before=%3Cscript%3E", 400)
        }) {
            assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>", "\"'&\"");
        }
    }

    @Test
    void compliesWithItsContentSecurityPolicy() {
        new DatasetSeed(seed, "d").running(3, 1).with(DatasetField.STATISTICS, DatasetSeed.STATISTICS);

        for (String path : new String[] {"/datasets", "/datasets/d", "/datasets/d?ask=cancel"}) {
            given().accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'"));
            assertThat(page(path)).doesNotContain("style=", "<style", "<script>", " onclick", "javascript:");
        }
        given().get("/dataset.js").then().statusCode(200);
        assertThat(page("/datasets/d")).contains("src=\"/dataset.js\"", "data-events=\"/datasets/d/events\"");
    }

    @Test
    void pagesThroughThousandColumns() {
        String columns = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> "{\"name\":\"c" + i + ".\",\"type\":\"text\",\"count\":1,\"missing\":0,"
                        + "\"frequent\":[{\"value\":\"v\",\"count\":1,\"error\":0}]}")
                .collect(Collectors.joining(","));
        new DatasetSeed(seed, "d")
                .completed(1)
                .with(DatasetField.STATISTICS, "{\"columnsOmitted\":true,\"columns\":[" + columns + "]}");

        assertThat(page("/datasets/d"))
                .contains("1 to 25 of 1000 (first by name, others omitted)", "c1.", "c25.", "?from=26")
                .doesNotContain("c26.", "Columns before");
        assertThat(page("/datasets/d?from=26")).contains("26 to 50 of 1000", "?from=1\"", "?from=51", "c26.");
        assertThat(page("/datasets/d?from=976"))
                .contains("976 to 1000 of 1000", "c1000.")
                .doesNotContain("More columns");
        assertThat(page("/datasets/d?from=5000")).contains("976 to 1000 of 1000");
        given().accept("text/html").get("/datasets/d?from=0").then().statusCode(400);
    }

    @Test
    void linksToBlockingDeadLetters() {
        new DatasetSeed(seed, "d").running(3, 1).discarded(2);

        assertThat(page("/datasets/d")).contains("1 chunk is a dead letter", "href=\"/dead-letter?id=d-2\"");
    }

    @Test
    void asksBeforeCancelling() {
        new DatasetSeed(seed, "d").running(3, 1);

        assertThat(page("/datasets/d")).contains("?ask=cancel").doesNotContain("action=\"/dataset/cancel\"");
        assertThat(page("/datasets/d?ask=cancel")).contains("action=\"/dataset/cancel\"", "Cancel this dataset?");
        press(303).header("Location", endsWith("/datasets/d"));
        assertThat(redis.hget("task_dataset:d", "cancelledBy")).isNotBlank();
        assertThat(page("/datasets/d")).contains("state-cancelled").doesNotContain("ask=cancel", "dataset.js");
    }

    @Test
    void explainsRejectedCancellation() {
        new DatasetSeed(seed, "d").completed(3);
        Map<String, String> before = seed.everything();

        press(409).contentType("text/html").body(containsString("is completed"));
        given().header("Origin", "https://evil.example")
                .formParam("id", "d")
                .post("/dataset/cancel")
                .then()
                .statusCode(403);
        given().formParam("x", "y").post("/dataset/cancel").then().statusCode(400);
        given().formParam("id", "none").post("/dataset/cancel").then().statusCode(404);

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void listsDatasetsAndIsLinkedFromOverview() {
        assertThat(page("/")).contains("href=\"/datasets\"");
        assertThat(page("/datasets")).contains("No datasets.");
        for (int i = 10; i < 40; i++) {
            new DatasetSeed(seed, "d" + i).running(4, 1);
            redis.zadd("task_datasets", i, "d" + i);
        }

        String first = page("/datasets");
        String next = first.replaceAll("(?s).*href=\"(/datasets\\?before=[^\"]+)\".*", "$1");

        assertThat(first).contains("/datasets/d39", "/datasets/d15", "25%").doesNotContain("/datasets/d14");
        assertThat(page(next))
                .contains("/datasets/d14", "/datasets/d10", "Newest")
                .doesNotContain("Older");
    }

    private static String page(String path) {
        return problem(path, 200);
    }

    private static String problem(String path, int status) {
        return given().urlEncodingEnabled(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .extract()
                .asString();
    }

    private static io.restassured.response.ValidatableResponse press(int status) {
        return given().redirects()
                .follow(false)
                .formParam("id", "d")
                .header("Sec-Fetch-Site", "same-origin")
                .post("/dataset/cancel")
                .then()
                .statusCode(status);
    }
}
