package io.taskqueue.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.taskqueue.systemtests.stage.Accessibility;
import io.taskqueue.systemtests.stage.Browser;
import io.taskqueue.systemtests.stage.Database;
import io.taskqueue.systemtests.stage.FormStage;
import io.taskqueue.systemtests.stage.Web;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** A form filled in by a person with a real browser becomes a row, a mail and a status. */
class FormIT {
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(30_000);
    private static final String DONE = "Done. The confirmation mail is on its way to you.";
    private static final String MESSAGE = "Hello,\nwith <b>two</b> lines, and \u00fcml\u00e4uts";

    private static FormStage stage;
    private static Browser browser;

    @BeforeAll
    static void start() {
        stage = FormStage.start();
        browser = new Browser();
        stage.onClose(browser::close);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void becomesARowAMailAndAStatus() throws Exception {
        Page page = browser.page();
        page.navigate(stage.formUrl());
        fill(page, "Ada Lovelace", "ada@example.org", MESSAGE);
        Response answer = page.waitForResponse("**/submit_form", () -> send(page));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(DONE, PATIENTLY);

        String id = Web.json(answer.text()).path("taskId").asText();
        assertStored(id, "Ada Lovelace", "ada@example.org");
        assertMailed(id, "Ada Lovelace", "ada@example.org");
        assertToldAlike(id);
    }

    @Test
    void worksWithoutScripts() throws Exception {
        Page page = browser.pageWithoutScripts();
        page.navigate(stage.formUrl());
        fill(page, "Grace Hopper", "grace@example.org", MESSAGE);
        send(page);
        assertThat(page).hasURL(Pattern.compile(".*/submitted/.+"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(DONE, PATIENTLY);

        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        assertStored(id, "Grace Hopper", "grace@example.org");
        assertMailed(id, "Grace Hopper", "grace@example.org");
        assertToldAlike(id);
    }

    @Test
    void showsErrorsBesideTheirFieldsAndKeepsWhatWasWritten() {
        assertErrorsBesideFields(browser.page());
    }

    @Test
    void showsErrorsBesideTheirFieldsWithoutScripts() {
        assertErrorsBesideFields(browser.pageWithoutScripts());
    }

    @Test
    void canBeUsedByKeyboardAlone() {
        Page page = browser.page();
        page.navigate(stage.formUrl());

        page.keyboard().press("Tab");
        page.keyboard().type("Key Board");
        page.keyboard().press("Tab");
        page.keyboard().type("keys@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type("Typed");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).containsText(DONE, PATIENTLY);
        assertThat(stage.mailbox().awaitOnly("keys@example.org")).isNotNull();
    }

    @Test
    void everyPagePassesTheRulesOfAxe() {
        RedisClient redis = stage.tasks().redis();
        redis.lpush("task_queue", "{");
        await().until(() -> redis.zcard("task_dead") > 0);
        String letter = redis.zrange("task_dead", 0, 0).getFirst();
        Page page = browser.page();

        for (String url : List.of(
                stage.formUrl(),
                stage.producerUrl("/records"),
                stage.producerUrl("/submitted/none"),
                stage.monitorUrl("/"),
                stage.monitorUrl("/datasets"),
                stage.monitorUrl("/task"),
                stage.monitorUrl("/task?id=none"),
                stage.monitorUrl("/task?id=" + letter),
                stage.monitorUrl("/dead-letter?id=" + letter),
                stage.monitorUrl("/dead-letter?ask=discard&id=" + letter))) {
            page.navigate(url);
            Accessibility.check(page);
        }
    }

    @Test
    void theFocusReturnsToTheButtonThatWasPressed() {
        Page page = browser.page();
        page.navigate(stage.monitorUrl("/"));
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to content")).isFocused();

        page.locator("#queue-default").press("Enter");
        assertThat(page.locator("#queue-default")).containsText("Resume");
        assertThat(page.locator("#queue-default")).isFocused();
        page.locator("#queue-default").press("Enter");
        assertThat(page.locator("#queue-default")).containsText("Pause");
        assertThat(page.locator("#queue-default")).isFocused();
    }

    private static void fill(Page page, String name, String email, String message) {
        field(page, "Name").fill(name);
        field(page, "E-mail").fill(email);
        field(page, "Message").fill(message);
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void send(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
    }

    private static void assertErrorsBesideFields(Page page) {
        page.navigate(stage.formUrl());
        fill(page, "", "nobody", MESSAGE);
        send(page);

        assertThat(page.locator("#name-error")).containsText("Name ");
        assertThat(page.locator("#email-error")).containsText("E-mail ");
        assertThat(page.locator("#message-error")).hasText("");
        assertThat(field(page, "Name")).hasAttribute("aria-invalid", "true");
        assertThat(field(page, "Name")).isFocused();
        assertThat(field(page, "E-mail")).hasValue("nobody");
        assertThat(field(page, "Message")).hasValue(MESSAGE);
        assertThat(stage.mailbox().mails("nobody")).isEmpty();
    }

    private static void assertStored(String id, String name, String email) {
        assertThat(stage.database().submissions(id)).hasSize(1);
        Database.Row row = stage.database().submissions(id).getFirst();
        assertThat(row.name()).isEqualTo(name);
        assertThat(row.email()).isEqualTo(email);
        assertThat(row.message().replace("\r\n", "\n")).isEqualTo(MESSAGE);
    }

    private static void assertMailed(String id, String name, String email) throws MessagingException, IOException {
        MimeMessage mail = stage.mailbox().awaitOnly(email);
        assertThat(mail.getSubject()).isEqualTo("Thank you for your submission!");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("no-reply@example.com");
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@example.com>");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("Hello " + name + ",\n\nThank you for your message:\n" + MESSAGE
                        + "\n\nBest regards,\nYour Company");
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("Hello " + name + ",", "with &lt;b&gt;two&lt;/b&gt; lines")
                .doesNotContain("<b>two");
    }

    private static void assertToldAlike(String id) {
        stage.tasks().awaitState(id, "completed");
        JsonNode status = stage.tasks().status(id);
        assertThat(status.path("type").asText()).isEqualTo("form.submission");
        assertThat(status.path("attempt").asInt(1)).isEqualTo(1);
        // The producer's clock and Redis' as the worker reads it may differ a little.
        assertThat(status.path("startedAt").asLong())
                .isGreaterThanOrEqualTo(status.path("enqueuedAt").asLong() - 1000);
        assertThat(status.path("finishedAt").asLong())
                .isGreaterThanOrEqualTo(status.path("startedAt").asLong());
        assertThat(Web.get(stage.monitorUrl("/tasks/" + id)).body()).isEqualTo(status);
    }
}
