package io.taskqueue.producer.form;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.producer.testing.RedisTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SubmittedResourceTest extends RedisTest {
    private static final Task FORM =
            Task.of("f", "form.submission", "default", RawJson.of("{\"email\":\"secret@example.org\"}"), 1000);

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void reportsOnlyTheState(TaskState state) {
        record(TaskStatus.of(FORM, state)
                .keepingTask(FORM)
                .reason("secret reason")
                .result(RawJson.of("\"secret result\""))
                .failures(List.of(new TaskFailure(1, 1, "w", "Boom", "secret failure")))
                .build());

        String json = given().accept("application/json")
                .get("/submitted/f")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("id", equalTo("f"))
                .body("status", equalTo(state.wireName()))
                .body("finished", equalTo(state.isTerminal()))
                .extract()
                .asString();
        String page = given().accept("text/html")
                .get("/submitted/f")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(json).doesNotContain("secret");
        assertThat(page).doesNotContain("secret").contains("data-status=\"" + state.wireName() + "\"");
        assertThat(page.contains("http-equiv=\"refresh\"")).isEqualTo(!state.isTerminal());
    }

    @Test
    void showsFormsOnly() {
        record(TaskStatus.of(Task.of("t", "text", "default", RawJson.EMPTY_OBJECT, 1), TaskState.RUNNING)
                .build());

        given().accept("application/json").get("/submitted/t").then().statusCode(404);
        given().accept("text/html").get("/submitted/t").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "%0A", "%F0%9F%99%82", "<script>alert(1)</script>", "..%2F..%2Fetc"})
    void saysThatThereIsNothing(String id) {
        given().urlEncodingEnabled(false)
                .accept("text/html")
                .get("/submitted/" + id.replace("<", "%3C").replace(">", "%3E").replace("</", "%3C%2F"))
                .then()
                .statusCode(404)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void namesAKeyWithForeignData() {
        redis.lpush("task_status:f", "x");
        given().accept("application/json")
                .get("/submitted/f")
                .then()
                .statusCode(500)
                .body("key", equalTo("task_status:f"));

        redis.del("task_status:f");
        redis.set("task_status:f", "nonsense");
        given().accept("application/json")
                .get("/submitted/f")
                .then()
                .statusCode(500)
                .body(allOf(containsString("task_status:f"), not(containsString("nonsense"))));
        given().accept("text/html").get("/submitted/f").then().statusCode(503);
    }
}
