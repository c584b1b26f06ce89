package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import io.taskqueue.testing.http.HttpContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests and answers are held to before and beside any resource. */
@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class HttpBoundaryTest extends RedisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | / | GET, HEAD, OPTIONS",
                "POST | /task | GET, HEAD, OPTIONS",
                "GET | /queue/pause | OPTIONS, POST",
                "PUT | /queues | GET, HEAD, OPTIONS",
                "GET | /queues/default/pause | OPTIONS, POST",
                "PATCH | /tasks/a%2Fb | GET, HEAD, OPTIONS",
                "PUT | /dead-letters/retry | GET, HEAD, OPTIONS, POST",
                "DELETE | /dead-letters/x/discard | GET, HEAD, OPTIONS, POST",
                "POST | /datasets/x | GET, HEAD, OPTIONS",
                "GET | /datasets/x/cancel | OPTIONS, POST",
                "POST | /workers | GET, HEAD, OPTIONS",
                "POST | /monitor.css | GET, HEAD, OPTIONS",
                "POST | /q/health | GET, HEAD, OPTIONS",
                "POST | /q/metrics | GET, HEAD, OPTIONS"
            })
    void reportsTheMethodsOfAnAddress(String method, String path, String allow) {
        HttpContract.requireAllow(method, path, allow);
    }

    @Test
    void acceptsBodiesOfClientsThatOfferHttp2() throws Exception {
        HttpContract.requireHttp11("/dead-letters/retry", "{\"ids\":[\"nobody\"]}", 200);
    }

    @ParameterizedTest
    @CsvSource({"/", "/queues", "/monitor.css", "/q/health", "/q/info", "/q/metrics", "/q/openapi"})
    void answersHeadWhereItAnswersGet(String path) {
        HttpContract.requireHead(path);
    }

    @ParameterizedTest
    @CsvSource({"GET,/nothing", "POST,/nothing", "OPTIONS,/nothing", "GET,/q/nothing", "GET,/queues/default/x"})
    void answersUnknownAddressesWithNotFound(String method, String path) {
        HttpContract.requireNotFound(method, path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /queues HTTP/1.1\\r\\n | 400",
                "GET /queues HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n | 400",
                "GET /queues HTTP/1.1\\r\\nHost: a b\\r\\n | 400",
                "GET /tasks/%zz HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /tasks/%ff HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /dead-letters?type=%c3 HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /tasks/<5000> HTTP/1.1\\r\\nHost: a\\r\\n | 414",
                "GET /queues HTTP/1.1\\r\\nHost: a\\r\\nX: <20000>\\r\\n | 431"
            })
    void refusesInvalidHttpWithAProblem(String head, int status) throws IOException {
        HttpContract.requireProblem(head, status);
    }

    @Test
    void datesItsAnswers() {
        HttpContract.requireDate("/queues");
        HttpContract.requireDate("/monitor.css");
        HttpContract.requireDate("/nothing");
    }

    @Test
    void variesByAccept() {
        given().accept("text/html")
                .get("/datasets")
                .then()
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Vary", "Accept");
        given().accept("application/json").get("/datasets").then().header("Vary", "Accept");
    }

    @Test
    void browsersRevalidateFiles() {
        HttpContract.requireRevalidation("/monitor.css");
    }
}
