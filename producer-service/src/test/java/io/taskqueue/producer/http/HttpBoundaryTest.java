package io.taskqueue.producer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.producer.testing.RedisTest;
import io.taskqueue.testing.http.HttpContract;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests and answers are held to before and beside any resource. */
@QuarkusTest
class HttpBoundaryTest extends RedisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | / | GET, HEAD, OPTIONS",
                "GET | /submit_form | OPTIONS, POST",
                "POST | /submitted/x | GET, HEAD, OPTIONS",
                "GET | /tasks | OPTIONS, POST",
                "GET | /tasks/batch | OPTIONS, POST",
                "PUT | /tasks/a%2Fb | GET, HEAD, OPTIONS",
                "POST | /records | GET, HEAD, OPTIONS",
                "DELETE | /records/prices | GET, HEAD, OPTIONS, POST",
                "POST | /assets/form.css | GET, HEAD, OPTIONS",
                "POST | /q/health | GET, HEAD, OPTIONS",
                "POST | /q/metrics | GET, HEAD, OPTIONS"
            })
    void reportsTheMethodsOfAnAddress(String method, String path, String allow) {
        HttpContract.requireAllow(method, path, allow);
    }

    @Test
    void acceptsBodiesOfClientsThatOfferHttp2() throws Exception {
        HttpContract.requireHttp11("/tasks", "{\"type\":\"probe\",\"payload\":{}}", 202);
    }

    @ParameterizedTest
    @CsvSource({"/", "/records", "/assets/form.css", "/q/health", "/q/info", "/q/metrics", "/q/openapi"})
    void answersHeadWhereItAnswersGet(String path) {
        HttpContract.requireHead(path);
    }

    @ParameterizedTest
    @CsvSource({"GET,/nothing", "POST,/nothing", "OPTIONS,/nothing", "GET,/q/nothing", "GET,/assets/x.css"})
    void answersUnknownAddressesWithNotFound(String method, String path) {
        HttpContract.requireNotFound(method, path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /records HTTP/1.1\\r\\n | 400",
                "GET /records HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n | 400",
                "GET /records HTTP/1.1\\r\\nHost: a b\\r\\n | 400",
                "GET /tasks/%zz HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /tasks/%ff HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /records?x=%c3 HTTP/1.1\\r\\nHost: a\\r\\n | 400",
                "GET /tasks/<5000> HTTP/1.1\\r\\nHost: a\\r\\n | 414",
                "GET /records HTTP/1.1\\r\\nHost: a\\r\\nX: <20000>\\r\\n | 431"
            })
    void refusesInvalidHttpWithAProblem(String head, int status) throws IOException {
        HttpContract.requireProblem(head, status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
                "HTTP/1.1\r\nContent-Length: 100000\r\nTransfer-Encoding: chunked",
                "HTTP/1.1\r\nTransfer-Encoding: chunked, gzip",
                "HTTP/1.0\r\nTransfer-Encoding: chunked"
            })
    void refusesABodyWithoutAClearEndAndCloses(String framing) throws IOException {
        String task = "{\"type\":\"text\",\"payload\":{\"text\":\"a\"}}";
        String chunked = Integer.toHexString(task.length()) + "\r\n" + task + "\r\n0\r\n\r\n";

        String answers =
                HttpContract.raw("POST /tasks " + framing + "\r\nHost: a\r\nContent-Type: application/json\r\n\r\n"
                        + chunked + "GET /tasks/none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(Pattern.compile("HTTP/1.[01] \\d+")
                        .matcher(answers)
                        .results()
                        .map(MatchResult::group))
                .singleElement()
                .asString()
                .endsWith(" 400");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void datesItsAnswers() {
        HttpContract.requireDate("/records");
        HttpContract.requireDate("/assets/form.css");
        HttpContract.requireDate("/nothing");
    }

    @Test
    void variesByAccept() {
        given().accept("text/html")
                .get("/submitted/x")
                .then()
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Vary", "Accept");
    }

    @Test
    void browsersRevalidateFiles() {
        HttpContract.requireRevalidation("/assets/form.css");
    }
}
