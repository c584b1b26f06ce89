package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.monitor.testing.RedisResource;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class OpenApiTest {
    @Test
    void describesEveryOperation() {
        Map<String, Map<String, Object>> described = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");

        Set<String> operations = described.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream().map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = Stream.of(
                        TasksResource.class,
                        QueuesResource.class,
                        WorkersResource.class,
                        DeadLettersResource.class,
                        DatasetsResource.class,
                        ScalingResource.class)
                .flatMap(OpenApiTest::operations)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations).isEqualTo(served);
    }

    private static Stream<String> operations(Class<?> resource) {
        List<Method> methods = Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> verb(method) != null)
                .toList();
        return methods.stream().map(method -> {
            Path own = method.getAnnotation(Path.class);
            String path = resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
            return verb(method) + " " + path.replace("{id: .+}", "{id}");
        });
    }

    private static String verb(Method method) {
        if (method.isAnnotationPresent(DELETE.class)) {
            return "delete";
        }
        if (method.isAnnotationPresent(POST.class)) {
            return "post";
        }
        return method.isAnnotationPresent(GET.class) ? "get" : null;
    }
}
