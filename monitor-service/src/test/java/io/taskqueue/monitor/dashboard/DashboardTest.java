package io.taskqueue.monitor.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.QueueControl;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import io.taskqueue.monitor.testing.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class DashboardTest extends RedisTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";

    @Test
    void pagesEscapeForeignText() {
        seed.dead(Seed.task(HOSTILE), 1000, HOSTILE);
        seed.malformed("raw", 900, HOSTILE.getBytes(StandardCharsets.UTF_8));
        redis.sadd("task_workers", HOSTILE);
        redis.set("worker_status:" + HOSTILE, HOSTILE);
        redis.set(
                "queue_control:default".getBytes(StandardCharsets.UTF_8), new QueueControl(true, HOSTILE, 1L).encode());
        seed.record(TaskStatus.of(Seed.task("t"), TaskState.COMPLETED)
                .worker(HOSTILE)
                .reason(HOSTILE)
                .result(RawJson.of("\"<script>alert(1)</script>\""))
                .build());

        for (String page : new String[] {
            page("/"),
            page("/?discarded=%3Cscript%3E"),
            page("/task?id=t"),
            page("/dead-letter?id=raw"),
            page("/dead-letter?id=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%26&ask=discard"),
            given().urlEncodingEnabled(false)
                    .get("/task?id=%3Cscript%3E")
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString()
        }) {
            assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>");
        }
    }

    @Test
    void addressTextIsNotShown() {
        assertThat(page("/?discarded=Call%200900-123")).doesNotContain("0900").doesNotContain("was dropped");
        assertThat(page("/?discarded=yes")).contains("The dead letter was discarded permanently.");
    }

    @Test
    void directionalCharactersAreVisible() {
        String id = "invoice-\u202efdp.exe";
        seed.dead(Seed.task(id), 1000, "Boom");

        assertThat(page("/")).contains("invoice-[U+202E]fdp.exe").doesNotContain("\u202e");
        assertThat(page("/dead-letter?id=invoice-%E2%80%AEfdp.exe&ask=discard"))
                .contains("<span class=\"id\">invoice-[U+202E]fdp.exe</span>")
                .contains("value=\"" + id + "\""); // what the form sends back
        press("/dead-letter/discard", "id", id, 303, "/?discarded=yes#notice");
    }

    @Test
    void buttonsRetryDiscardPauseAndResume() {
        seed.dead("a/b c", 1000);
        seed.dead("d", 1000);

        press("/dead-letter/retry", "id", "a/b c", 303, "/task?id=a%2Fb+c");
        press("/dead-letter/discard", "id", "d", 303, "/?discarded=yes#notice");
        assertThat(redis.llen("task_queue")).isEqualTo(1);
        assertThat(redis.exists("task_dead", "task_status:d")).isZero();

        press("/queue/pause", "queue", "default", 303, "/#queue-default");
        assertThat(redis.exists("queue_control:default")).isTrue();
        press("/queue/resume", "queue", "default", 303, "/#queue-default");
        assertThat(redis.exists("queue_control:default")).isFalse();
    }

    @Test
    void rejectsButtonsOfOtherSites() {
        seed.dead("a", 1000);
        Map<String, String> before = seed.everything();

        given().header("Origin", "https://evil.example")
                .formParam("id", "a")
                .post("/dead-letter/discard")
                .then()
                .statusCode(403);

        assertThat(seed.everything()).isEqualTo(before);
    }

    @Test
    void rendersFailuresAsPages() {
        given().get("/task?id=none")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Not Found"));
        given().get("/dead-letter").then().statusCode(400).contentType("text/html");
        given().get("/?before=x").then().statusCode(400).contentType("text/html");
        given().formParam("id", "none")
                .post("/dead-letter/retry")
                .then()
                .statusCode(404)
                .contentType("text/html");
        given().formParam("x", "y")
                .post("/dead-letter/retry")
                .then()
                .statusCode(400)
                .contentType("text/html");
        given().get("/task").then().statusCode(200).body(containsString("Find a task"));
    }

    @Test
    void pagesForbidForeignContent() {
        given().get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin");
        given().get("/monitor.css").then().statusCode(200);
        given().get("/monitor.js").then().statusCode(200);
    }

    @Test
    void showsTask() {
        Task task = Seed.task("t");
        seed.record(TaskStatus.of(task, TaskState.RUNNING)
                .startedAt(2000L)
                .worker("w1")
                .maxAttempts(5)
                .build());

        assertThat(page("/task?id=t")).contains("running", "1 of 5", "w1", "1970-01-01 00:00:02 UTC");
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
