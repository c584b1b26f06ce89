package io.taskqueue.producer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.producer.dataset.upload.RecordsPage;
import io.taskqueue.producer.dataset.upload.RecordsResource;
import io.taskqueue.producer.form.FormResource;
import io.taskqueue.producer.form.SubmittedResource;
import io.taskqueue.producer.testing.RedisTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest extends RedisTest {
    @Test
    void describesEveryOperationAndNoOther() {
        Map<String, Map<String, Object>> described = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");

        Set<String> operations = described.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(member -> !member.equals("parameters"))
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = Stream.of(
                        TaskResource.class,
                        TaskStatusResource.class,
                        BatchResource.class,
                        FormResource.class,
                        SubmittedResource.class,
                        RecordsPage.class,
                        RecordsResource.class)
                .flatMap(OpenApiTest::operations)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations).isEqualTo(served);
    }

    @Test
    void countsAcceptedAndRejectedSubmissions() {
        given().contentType("application/json")
                .body("{\"type\":\"text\",\"payload\":1}")
                .post("/tasks");
        given().contentType("application/json")
                .body("{\"type\":\"nonsense\",\"payload\":1}")
                .post("/tasks");

        given().get("/q/metrics")
                .then()
                .body(containsString("taskqueue_submitted_total{queue=\"default\",type=\"text\"}"))
                .body(containsString("taskqueue_submit_rejected_total{reason=\"unknown-type\"}"))
                .body(containsString("taskqueue_submit_seconds_count"));
    }

    @Test
    void keepsForeignNamesFromFillingTheMetrics() {
        String before = given().get("/q/metrics").asString();
        for (int from = 0; from < 3; from++) {
            given().contentType("application/json")
                    .body(tasksOfInventedQueues(from * 100))
                    .post("/tasks/batch")
                    .then()
                    .statusCode(200);
            given().get("/invented/path" + from);
            given().get("/tasks/invented" + from);
            given().request("INVENTED" + from, "/tasks");
            given().contentType("application/json")
                    .body("{\"type\":\"invented" + from + "\",\"payload\":1}")
                    .post("/tasks");
        }

        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics.lines().filter(line -> line.startsWith("taskqueue_submitted_total")))
                .hasSizeLessThan(210);
        assertThat(metrics)
                .contains("taskqueue_submitted_total{queue=\"other\",type=\"text\"}")
                .doesNotContain("invented/path", "tasks/invented", "INVENTED", "type=\"invented");
        assertThat(metrics.lines().count()).isLessThan(before.lines().count() + 250);
    }

    private static String tasksOfInventedQueues(int from) {
        return IntStream.range(from, from + 100)
                .mapToObj(i -> "{\"type\":\"text\",\"queue\":\"invented" + i + "\",\"payload\":1}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Stream<String> operations(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(POST.class))
                .map(method -> {
                    Path own = method.getAnnotation(Path.class);
                    return (method.isAnnotationPresent(GET.class) ? "get " : "post ")
                            + (own == null
                                    ? base
                                    : base.replaceFirst("/$", "") + "/"
                                            + own.value().replace(": .+}", "}"));
                });
    }
}
