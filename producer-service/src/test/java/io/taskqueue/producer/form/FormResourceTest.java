package io.taskqueue.producer.form;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.producer.testing.RedisTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FormResourceTest extends RedisTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern REQUEST_KEY = Pattern.compile("name=\"requestKey\" value=\"([^\"]+)\"");

    @Test
    void showsAFormWithLabels() {
        given().get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .body(allOf(
                        containsString("<form id=\"contact\" method=\"post\" action=\"/submit_form\""),
                        containsString("<label for=\"name\">"),
                        containsString("<label for=\"email\">"),
                        containsString("<label for=\"message\">"),
                        not(containsString("<script>")),
                        not(containsString("style="))));
    }

    @Test
    void givesEachFormAUniqueKey() {
        assertThat(requestKey(given().get("/").asString()))
                .isNotEqualTo(requestKey(given().get("/").asString()));
    }

    @Test
    void queuesAFormSentAsJson() {
        String id = json("{\"name\":\" Ada \",\"email\":\"ada@example.org\",\"message\":\"Hello\\nworld\",\"other\":1}")
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("message", equalTo("Form submitted successfully!"))
                .extract()
                .path("taskId");

        Task task = waiting().get(0);
        assertThat(task.id()).isEqualTo(id);
        assertThat(task.type()).isEqualTo("form.submission");
        assertThat(task.payload())
                .isEqualTo(
                        RawJson.of("{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\\nworld\"}"));
        assertThat(status(id).state()).isEqualTo(TaskState.AVAILABLE);
    }

    @Test
    void answersAnEncodedFormWithJsonIfRequested() {
        entry("Ada", "ada@example.org", "Hello")
                .accept("application/json")
                .post("/submit_form")
                .then()
                .statusCode(200)
                .body("taskId", equalTo(waiting().get(0).id()));
    }

    @Test
    void sendsBrowsersToThePageThatShowsTheProgress() {
        String location = entry("Ada", "ada@example.org", "a\r\nb")
                .accept(BROWSER)
                .redirects()
                .follow(false)
                .post("/submit_form")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        assertThat(location).endsWith("/submitted/" + waiting().get(0).id()).doesNotContain("ada");
        assertThat(waiting().get(0).payload().toString()).contains("\"message\":\"a\\nb\"");
    }

    @Test
    void showsErrorsBesideTheirFieldsAndKeepsWhatWasWritten() {
        String page = entry("", "<b>\"ada\"", "Hello <script>")
                .accept(BROWSER)
                .post("/submit_form")
                .then()
                .statusCode(400)
                .contentType("text/html;charset=UTF-8")
                .extract()
                .asString();

        assertThat(page)
                .contains("<p class=\"error\" id=\"name-error\">Name is missing.</p>")
                .contains("<p class=\"error\" id=\"email-error\">E-mail must be an e-mail address")
                .contains("<p class=\"error\" id=\"message-error\"></p>")
                .contains("aria-describedby=\"name-error\" aria-invalid=\"true\" autofocus")
                .contains("value=\"&lt;b&gt;&quot;ada&quot;\"")
                .contains("Hello &lt;script&gt;</textarea>")
                .doesNotContain("aria-describedby=\"message-error\" aria-invalid");
        assertThat(redis.dbSize()).isZero();
    }

    @Test
    void treatsASecondPressOfTheButtonAsTheFirst() {
        String key = requestKey(given().get("/").asString());
        for (int press = 0; press < 2; press++) {
            entry("Ada", "ada@example.org", "Hello")
                    .formParam("requestKey", key)
                    .accept(BROWSER)
                    .redirects()
                    .follow(false)
                    .post("/submit_form")
                    .then()
                    .statusCode(303);
        }

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void asksBeforeSubmittingDifferentTextUnderTheSameKey() {
        entry("Ada", "ada@example.org", "Hello")
                .formParam("requestKey", "k")
                .accept(BROWSER)
                .post("/submit_form");

        String page = entry("Ada", "ada@example.org", "Hello again")
                .formParam("requestKey", "k")
                .accept(BROWSER)
                .post("/submit_form")
                .then()
                .statusCode(422)
                .body(containsString("Press Send again"))
                .extract()
                .asString();

        assertThat(requestKey(page)).isNotEqualTo("k");
    }

    @Test
    void showsTheFormAgainIfTheBodyCannotBeRead() {
        given().contentType("application/x-www-form-urlencoded")
                .accept(BROWSER)
                .body("name=%zz")
                .post("/submit_form")
                .then()
                .statusCode(400)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("We could not read that"));
    }

    @Test
    void reportsAllFieldsOfAJsonForm() {
        json("{\"name\":\"Ada\\nBcc: eve@example.org\",\"email\":\"ada\",\"message\":\"\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", equalTo(List.of("name", "email", "message")));
        json("{\"name\":1,\"email\":[],\"message\":{}}")
                .statusCode(400)
                .body("errors.detail", equalTo(List.of("must be a string", "must be a string", "must be a string")));
        json("{}").statusCode(400).body("errors.detail", equalTo(List.of("is missing", "is missing", "is missing")));
        assertThat(redis.dbSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"\\ud800\",\"email\":\"ada@example.org\",\"message\":\"a\"}",
                "{\"name\":\"a\\u0000\",\"email\":\"ada@example.org\",\"message\":\"a\"}",
                "{\"name\":\"a\",\"email\":\"ada@example.org\\n\\nx\",\"message\":\"a\"}",
                "{\"name\":\"a\",\"email\":\"ada@example.org\",\"message\":\"a\\u0000\"}",
                "{\"name\":NaN}"
            })
    void refusesHostileForms(String body) {
        json(body).statusCode(400).contentType("application/problem+json");
        assertThat(redis.dbSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "nonsense"})
    void refusesFormsOfOtherSites(String site) {
        entry("Ada", "ada@example.org", "Hello")
                .header("Sec-Fetch-Site", site)
                .post("/submit_form")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        assertThat(redis.dbSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "not a uri"})
    void refusesFormsOfOtherOriginsFromOldBrowsers(String origin) {
        entry("Ada", "ada@example.org", "Hello")
                .header("Origin", origin)
                .post("/submit_form")
                .then()
                .statusCode(403);
        assertThat(redis.dbSize()).isZero();
    }

    @Test
    void acceptsFormsOfItsOwnPage() {
        entry("Ada", "ada@example.org", "Hello")
                .header("Origin", "http://localhost:" + RestAssured.port)
                .redirects()
                .follow(false)
                .post("/submit_form")
                .then()
                .statusCode(303);
        entry("Ada", "ada@example.org", "Hello")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .post("/submit_form")
                .then()
                .statusCode(303);
    }

    private static String requestKey(String page) {
        Matcher key = REQUEST_KEY.matcher(page);
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    private static RequestSpecification entry(String name, String email, String message) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("email", email)
                .formParam("message", message);
    }

    private static ValidatableResponse json(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/submit_form")
                .then();
    }
}
