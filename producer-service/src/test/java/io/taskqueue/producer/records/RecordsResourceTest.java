package io.taskqueue.producer.records;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.producer.testing.RedisTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordsResourceTest extends RedisTest {
    @Test
    void putsRecordsIntoTheQueue() throws IOException {
        String id = post("name,price\nnut,1\nbolt,\"2\n.5\"\n")
                .statusCode(202)
                .header("Location", startsWith("http://localhost:8082/datasets/"))
                .body("name", equalTo("prices"))
                .body("state", equalTo("closed"))
                .body("records", equalTo(2))
                .body("chunks", equalTo(1))
                .body("bytes", equalTo(29))
                .body("lines", equalTo(4))
                .body("refused", equalTo(0))
                .extract()
                .path("id");

        Task task = waiting().get(0);
        assertThat(task.id()).isEqualTo(id + "-0");
        assertThat(task.type()).isEqualTo("data.analysis");
        JsonNode payload = new ObjectMapper().readTree(task.payload().toString());
        assertThat(payload).isEqualTo(new ObjectMapper().readTree("""
                        {"dataset":"%s","chunk":0,"format":"csv","delimiter":",","columns":["name","price"],
                         "firstLine":2,"records":2,"text":"nut,1\\nbolt,\\"2\\n.5\\"\\n"}""".formatted(id)));
        assertThat(status(id).state()).isEqualTo(TaskState.RUNNING);
        assertThat(status(id).type()).isEqualTo("dataset");
        assertThat(status(id + "-0").state()).isEqualTo(TaskState.AVAILABLE);
        Map<String, String> hash = redis.hgetAll("task_dataset:" + id);
        assertThat(hash)
                .containsEntry("name", "prices")
                .containsEntry("format", "csv")
                .containsEntry("delimiter", ",")
                .containsEntry("columns", "[\"name\",\"price\"]")
                .containsEntry("queue", "default")
                .containsEntry("retention", "604800000")
                .containsEntry("chunks", "1")
                .containsEntry("records", "2")
                .containsEntry("bytes", "29")
                .containsEntry("lines", "4")
                .containsEntry("refused", "0")
                .containsEntry("refusedLines", "[]")
                .containsKeys("openedAt", "closedAt")
                .doesNotContainKey("finishedAt");
    }

    @Test
    void takesAHeaderAloneAsADatasetThatIsDone() {
        String id = post("name,price\n")
                .statusCode(202)
                .body("records", equalTo(0))
                .body("chunks", equalTo(0))
                .extract()
                .path("id");

        assertThat(status(id).state()).isEqualTo(TaskState.COMPLETED);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void refusesAnEmptyBody() {
        post("").statusCode(400).contentType("application/problem+json").body("detail", containsString("empty"));
        assertThat(redis.keys("*")).isEmpty();
    }

    private static ValidatableResponse post(String csv) {
        return given().contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(UTF_8))
                .post("/records/prices")
                .then();
    }
}
