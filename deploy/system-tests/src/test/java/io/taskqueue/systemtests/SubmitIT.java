package io.taskqueue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.taskqueue.systemtests.stage.FormStage;
import io.taskqueue.systemtests.stage.Tasks;
import io.taskqueue.systemtests.stage.Web;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasks submitted by programs over HTTP. */
class SubmitIT {
    private static FormStage stage;

    private final Tasks tasks = stage.tasks();

    @BeforeAll
    static void start() {
        stage = FormStage.start();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void answersAJsonFormAsDocumented() {
        Web.Answer answer = Web.postJson(
                stage.producerUrl("/submit_form"),
                "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}");

        String id = answer.body().path("taskId").asText();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Form submitted successfully!\",\"taskId\":\"" + id
                        + "\"}");
        tasks.awaitState(id, "completed");
        assertThat(stage.mailbox().awaitOnly("ada@example.org")).isNotNull();
        assertThat(stage.database().submissions(id)).hasSize(1);
    }

    @Test
    void aFormLinePushedByAnotherProgramIsMailedToo() {
        tasks.push("Bob,bob@example.org,Hello, with, commas");

        assertThat(stage.mailbox().awaitOnly("bob@example.org"))
                .extracting(SubmitIT::content)
                .asString()
                .contains("Thank you for your message:", "Hello, with, commas");
    }

    @Test
    void runsATaskAndSaysWhereItsStatusIs() {
        Web.Answer answer =
                Web.postJson(stage.producerUrl("/tasks"), "{\"type\":\"text\",\"payload\":{\"text\":\"hello\"}}");

        String id = answer.body().path("id").asText();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/tasks/" + id));
        tasks.awaitState(id, "completed");
    }

    @Test
    void showsADueTaskOfAQueueNoWorkerServes() {
        Web.Answer answer = Web.postJson(
                stage.producerUrl("/tasks"),
                "{\"type\":\"text\",\"queue\":\"nobody\",\"delay\":300,\"payload\":{\"text\":\"hello\"}}");
        assertThat(answer.status()).isEqualTo(202);

        await().untilAsserted(() -> {
            JsonNode queue = Web.get(stage.monitorUrl("/queues/nobody")).body();
            assertThat(queue.path("depth").asInt()).isEqualTo(1);
            assertThat(queue.path("scheduled").asInt()).isZero();
            assertThat(queue.path("unserved").asBoolean()).isTrue();
        });
        assertThat(Web.get(stage.monitorUrl("/scaling/nobody"))
                        .body()
                        .path("workers")
                        .asInt())
                .isEqualTo(1);
        Web.Answer health = Web.get(stage.monitorUrl("/q/health/group/queue"));
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text()).contains("served", "nobody");
        tasks.redis()
                .del(
                        "task_queue:nobody",
                        "task_status:" + answer.body().path("id").asText());
    }

    @Test
    void takesTheValidTasksOfAnArray() {
        Web.Answer answer = Web.postJson(
                stage.producerUrl("/tasks/batch"),
                "[" + text("a") + ",{\"type\":\"no.such\",\"payload\":1}," + text("b") + "]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().path("rejected").asInt()).isEqualTo(1);
        JsonNode results = answer.body().path("results");
        assertThat(results.path(1).path("error").path("status").asInt()).isEqualTo(422);
        tasks.awaitState(results.path(0).path("id").asText(), "completed");
        tasks.awaitState(results.path(2).path("id").asText(), "completed");
    }

    @Test
    void takesTheValidLinesOfABatchWithABadLineInItsMiddle() {
        Web.Answer answer = Web.post(
                stage.producerUrl("/tasks/batch"),
                "application/x-ndjson",
                text("a") + "\n{\"type\":\n" + text("b") + "\n");

        assertThat(answer.status()).isEqualTo(200);
        List<JsonNode> lines = answer.text().lines().map(Web::json).toList();
        assertThat(lines)
                .extracting(line -> line.path("status").asText())
                .containsExactly("accepted", "rejected", "accepted");
        tasks.awaitState(lines.get(0).path("id").asText(), "completed");
        tasks.awaitState(lines.get(2).path("id").asText(), "completed");
    }

    @Test
    void answersEachWrongRequestWithAProblem() {
        assertProblem(400, Web.postJson(stage.producerUrl("/tasks"), "{\"type\":"));
        assertProblem(400, Web.postJson(stage.producerUrl("/tasks"), "{\"type\":7,\"payload\":{}}"));
        assertProblem(422, Web.postJson(stage.producerUrl("/tasks"), "{\"type\":\"no.such\",\"payload\":{}}"));
        assertProblem(415, Web.post(stage.producerUrl("/tasks"), "text/plain", text("a")));
        assertProblem(413, Web.postJson(stage.producerUrl("/tasks"), text("x".repeat(10_000_000))));
        assertProblem(
                400,
                Web.postJson(
                        stage.producerUrl("/submit_form"),
                        "{\"name\":\"Ada\\nBcc: eve@example.org\",\"email\":\"a@example.org\",\"message\":\"Hello\"}"));
    }

    @Test
    void refusesWhileRedisIsFullAndGoesOnWhenItIsNot() {
        tasks.redis().configSet("maxmemory", "1");
        try {
            Web.Answer refused = Web.postJson(stage.producerUrl("/tasks"), text("a"));
            assertProblem(503, refused);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        } finally {
            tasks.redis().configSet("maxmemory", "0");
        }

        await().untilAsserted(() -> assertThat(
                        Web.postJson(stage.producerUrl("/tasks"), text("a")).status())
                .isEqualTo(202));
        String id = Web.postJson(stage.producerUrl("/tasks"), text("b"))
                .body()
                .path("id")
                .asText();
        tasks.awaitState(id, "completed");
        tasks.assertNothingUnderWay();
    }

    private static String text(String text) {
        return "{\"type\":\"text\",\"payload\":{\"text\":\"" + text + "\"}}";
    }

    private static void assertProblem(int status, Web.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("detail").asText()).isNotEmpty();
    }

    private static String content(MimeMessage mail) {
        return GreenMailUtil.getBody(mail);
    }
}
