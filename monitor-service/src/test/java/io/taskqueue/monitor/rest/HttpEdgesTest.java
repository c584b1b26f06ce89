package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.monitor.dataset.DatasetFeed;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import io.taskqueue.testing.LogCapture;
import io.taskqueue.testing.RawHttp;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients that send incomplete requests or disconnect. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class HttpEdgesTest extends RedisTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    DatasetFeed feed;

    @Test
    void respondsWhileManyBodiesAreIncomplete() {
        seed.dead("a", 1000);
        List<RawHttp> halfOpen = IntStream.range(0, 250)
                .mapToObj(i -> i % 5 == 0
                        ? RawHttp.halfOpen(RestAssured.port, "/queue/pause", FORM, 1000, "queue=")
                        : RawHttp.halfOpen(RestAssured.port, "/dead-letters/retry", "application/json", 1000, "{"))
                .toList();
        try {
            for (int i = 0; i < 20; i++) {
                given().get("/q/health/live").then().statusCode(200);
                given().get("/nothing").then().statusCode(404);
                given().get("/q/metrics").then().statusCode(200);
            }
            given().contentType("application/json")
                    .body("{\"ids\":[\"a\"]}")
                    .post("/dead-letters/retry")
                    .then()
                    .statusCode(200);
            given().contentType(FORM)
                    .formParam("queue", "default")
                    .redirects()
                    .follow(false)
                    .post("/queue/pause")
                    .then()
                    .statusCode(303);
        } finally {
            halfOpen.forEach(RawHttp::close);
        }
    }

    @Test
    void logsNothingForDisconnectedClients() {
        DatasetSeed dataset = new DatasetSeed(seed, "d").running(4, 1);
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 6; i++) {
                RawHttp.halfOpen(RestAssured.port, "/dead-letters/retry", "application/json", 1000, "{")
                        .breakOff();
                RawHttp.halfOpen(RestAssured.port, "/dead-letters/discard", "application/json", 2, "{}")
                        .breakOff();
                RawHttp.halfOpen(RestAssured.port, "/queue/pause", FORM, 1000, "queue=")
                        .breakOff();
                RawHttp.halfOpen(RestAssured.port, "/queue/resume", FORM, 13, "queue=default")
                        .breakOff();
                for (String path :
                        List.of("/", "/queues", "/datasets/d", "/assets/monitor.css", "/q/metrics", "/nothing")) {
                    RawHttp.open(RestAssured.port, ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").repeat(20))
                            .breakOff();
                }
                RawHttp events = RawHttp.open(RestAssured.port, "GET /datasets/d/events HTTP/1.1\r\nHost: x\r\n\r\n");
                if (i % 2 == 0) {
                    events.answerUpTo("\r\n\r\n");
                }
                events.breakOff();
            }
            dataset.merged(2);
            dataset.merged(4).with(DatasetField.FINISHED_AT, seed.now());
            await().untilAsserted(() -> assertThat(feed.listeners()).isZero());

            assertThat(log.lines()).isEmpty();
        }
    }
}
