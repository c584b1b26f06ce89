package io.taskqueue.monitor.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class OverviewPageTest extends RedisTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";

    @Test
    void showsEmptyQueue() {
        assertThat(page("/")).contains("No worker is registered", "Tasks that fail permanently appear here", "default");
    }

    @Test
    void pagesThroughDeadLetters() {
        for (int i = 0; i < 25; i++) {
            seed.dead("id-" + i, 1000 + i);
        }

        String first = page("/");
        String older = page("/?before=1005");

        assertThat(first).contains("id-24", "id-5<").doesNotContain("id-4<").contains("Older");
        assertThat(older).contains("id-4<", "Newest").doesNotContain("Older");
    }

    @Test
    void showsUnservedQueuesAndRemovesEmptyOnes() {
        seed.worker("w1", 0);
        redis.sadd("task_queues", "nobody", "empty");
        redis.lpush("task_queue:nobody", "task1");
        redis.zadd("task_scheduled:nobody", seed.now() - 3_600_000, "x");

        assertThat(page("/")).contains("no running worker serves it", "overdue", "Remove<span class=\"unseen\"> empty");

        press("/queue/forget", "queue", "empty", 303, "/");
        assertThat(redis.smembers("task_queues")).containsExactly("nobody");
        given().formParam("queue", "nobody")
                .post("/queue/forget")
                .then()
                .statusCode(409)
                .contentType("text/html");
    }

    @Test
    void pagesThroughQueuesAndFindsThem() {
        for (int i = 100; i < 160; i++) {
            redis.sadd("task_queues", "q" + i);
        }

        assertThat(page("/"))
                .contains("q147", "Find queues", "First page of 62")
                .doesNotContain("q148");
        assertThat(page("/?queues=2%3Aq147")).contains("q148", "q159").doesNotContain("q147<", ">Next<");
        assertThat(page("/?queue=15")).contains("q150", "q115").doesNotContain("q149<", "default<");
        assertThat(page("/?queue=%3Ci%3E"))
                .contains("&lt;i&gt;", "No queues found")
                .doesNotContain("<i>");
        given().get("/?queues=x").then().statusCode(400).contentType("text/html");
    }

    private static String page(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }

    private static void press(String path, String field, String value, int status, String location) {
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam(field, value)
                .header("Sec-Fetch-Site", "same-origin")
                .post(path)
                .then()
                .statusCode(status)
                .header("Location", endsWith(location));
    }
}
