package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.taskqueue.model.dataset.DatasetField;
import io.taskqueue.monitor.dataset.DatasetFeed;
import io.taskqueue.monitor.testing.DatasetSeed;
import io.taskqueue.monitor.testing.EventReader;
import io.taskqueue.monitor.testing.EventReader.Event;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DatasetEventsTest extends RedisTest {
    @TestHTTPResource("/datasets/d/events")
    URI address;

    @Inject
    DatasetFeed feed;

    @AfterEach
    void requireNoListeners() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(feed.listeners()).isZero();
            assertThat(feed.watched()).isZero();
        });
    }

    @Test
    void sendsEachChangeAndEndsWithDataset() {
        DatasetSeed dataset = new DatasetSeed(seed, "d").running(4, 1);

        try (EventReader events = EventReader.open(address)) {
            assertStep(events.next(), "progress", "running", 1);
            dataset.merged(2);
            assertStep(events.next(), "progress", "running", 2);
            dataset.merged(4).with(DatasetField.FINISHED_AT, seed.now());
            assertStep(events.next(), "end", "completed", 4);
            assertThat(events.hasEnded()).isTrue();
        }
    }

    @Test
    void sendsEndedDatasetOnceAndCloses() {
        new DatasetSeed(seed, "d").completed(2);

        given().get("/datasets/d/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .body(containsString("event:end"));
    }

    @Test
    void sendsCancellation() {
        new DatasetSeed(seed, "d").running(4, 1);

        try (EventReader events = EventReader.open(address)) {
            assertStep(events.next(), "progress", "running", 1);
            given().post("/datasets/d/cancel").then().statusCode(200);
            assertStep(events.next(), "end", "cancelled", 1);
            assertThat(events.hasEnded()).isTrue();
        }
    }

    @Test
    void reportsExpiredDataset() {
        new DatasetSeed(seed, "d").running(4, 1);

        try (EventReader events = EventReader.open(address)) {
            events.next();
            redis.del("task_dataset:d");
            assertThat(events.next().name()).isEqualTo("gone");
            assertThat(events.hasEnded()).isTrue();
        }
    }

    @Test
    void reportsOutageOfRedisAndRecovers() {
        new DatasetSeed(seed, "d").running(4, 1);

        try (EventReader events = EventReader.open(address)) {
            events.next();
            server.kill();
            Event problem = events.next();
            assertThat(problem.name()).isEqualTo("problem");
            assertThat(new JsonPath(problem.data()).getInt("status")).isEqualTo(503);
            server.startAgain();
            assertStep(events.next(), "progress", "running", 1);
        }
    }

    @Test
    void pollsOnceForAllListeners() {
        DatasetSeed dataset = new DatasetSeed(seed, "d").running(1000, 1);
        List<EventReader> all =
                Stream.generate(() -> EventReader.open(address)).limit(20).toList();
        all.forEach(EventReader::next);
        await().until(feed::listeners, count -> count == all.size());
        assertThat(feed.watched()).isEqualTo(1);
        long begun = System.nanoTime();
        long before = looks();

        IntStream.rangeClosed(2, 4).forEach(merged -> {
            dataset.merged(merged);
            all.forEach(events -> assertStep(events.next(), "progress", "running", merged));
        });

        long lasted = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        assertThat(looks() - before).isBetween(3L, lasted / 500 + 1);
        all.forEach(EventReader::close);
    }

    @Test
    void releasesResourcesOfDisconnectedListener() {
        new DatasetSeed(seed, "d").running(4, 1);
        EventReader stays = EventReader.open(address);
        EventReader goes = EventReader.open(address);
        stays.next();
        goes.next();
        await().until(feed::listeners, count -> count == 2);

        goes.close();
        await().until(feed::listeners, count -> count == 1);
        assertThat(feed.watched()).isEqualTo(1);
        stays.close();
        await().until(feed::watched, count -> count == 0);

        // The look that was under way may still come; none after it.
        long settled = await().until(this::looks, looks -> looks == looks());
        await().during(Duration.ofMillis(1200)).until(() -> looks() <= settled + 1);
    }

    private long looks() {
        return redis.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_hmget:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("^\\w+:calls=(\\d+),.*", "$1")))
                .sum();
    }

    private static void assertStep(Event event, String name, String state, int merged) {
        assertThat(event.name()).isEqualTo(name);
        JsonPath step = new JsonPath(event.data());
        assertThat(step.getString("state")).isEqualTo(state);
        assertThat(step.getInt("progress.chunksMerged")).isEqualTo(merged);
    }
}
