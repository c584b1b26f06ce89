package io.taskqueue.producer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.producer.testing.RedisTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InfoTest extends RedisTest {
    @Test
    void reportsTheVersionAndNothingOfTheMachine() {
        given().get("/q/info")
                .then()
                .statusCode(200)
                .body("build.artifact", equalTo("producer-service"))
                .body("build.version", matchesPattern("\\d+\\.\\d+\\.\\d+.*"))
                .body("os", nullValue())
                .body("java", nullValue());
    }

    @Test
    void reportsTheCommitItWasBuiltFrom() {
        assumeThat(Path.of("../.git")).exists();

        given().get("/q/info").then().body("git.commit.id", matchesPattern("[0-9a-f]{7,40}"));
    }

    @Test
    void supportsGetOnly() {
        given().post("/q/info").then().statusCode(405);
        assertThat(given().options("/q/info").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }
}
