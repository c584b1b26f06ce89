package io.taskqueue.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.taskqueue.systemtests.stage.Accessibility;
import io.taskqueue.systemtests.stage.Browser;
import io.taskqueue.systemtests.stage.Rows;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** A file uploaded and looked at by a person with a real browser. */
class RecordsPagesIT {
    private static final HasTextOptions PATIENTLY = new HasTextOptions().setTimeout(60_000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_QUEUED = 8;

    private static Stage stage;
    private static RunningService producer;
    private static RunningService strictProducer;
    private static RunningService monitor;
    private static RunningService worker;
    private static Browser browser;
    private static RedisClient redis;

    @BeforeAll
    static void start() {
        stage = Stage.withRedis()
                .with("TASKQUEUE_RECORDS_MAX_QUEUED", String.valueOf(MAX_QUEUED))
                .with("TASKQUEUE_WORKER_LEASE", "5m");
        redis = stage.tasks().redis();
        worker = stage.launchWorker("worker");
        monitor = stage.launch(Service.MONITOR);
        stage.with("TASKQUEUE_MONITOR_URL", monitor.url(""));
        producer = stage.launch(Service.PRODUCER);
        strictProducer = stage.with("TASKQUEUE_RECORDS_MAX_QUEUED", "1")
                .with("TASKQUEUE_RECORDS_MAX_SIZE", "4M")
                .with("TASKQUEUE_RECORDS_PATIENCE", "500ms")
                .launch(Service.PRODUCER);
        browser = new Browser();
        stage.onClose(browser::close);
        List.of(worker, monitor, producer, strictProducer).forEach(RunningService::awaitReady);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @AfterEach
    void letTheWorkerWork() {
        worker.thaw();
    }

    @Test
    void followsAFileFromTheFirstByteToItsStatistics(@TempDir Path folder) throws IOException {
        Rows rows = Rows.ofBytes(32_000_000);
        Path file = folder.resolve("orders 2026.csv");
        Files.copy(rows, file);
        worker.freeze();

        Page upload = uploadPage(producer);
        field(upload, "File").setInputFiles(file);
        assertThat(field(upload, "Name of the dataset")).hasValue("orders 2026");
        press(upload, "Upload");
        await().atMost(PATIENCE).until(() -> redis.llen("task_queue") == MAX_QUEUED);
        assertThat(upload.locator("#sentence")).containsText("% uploaded.");
        assertThat((Double) upload.locator("#bar").evaluate("bar => bar.value")).isBetween(0.05, 0.95);

        Page dataset = browser.page();
        dataset.navigate(monitor.url("/datasets"));
        dataset.getByText("orders 2026").click();
        dataset.evaluate("window.loadedOnce = true");
        assertThat(chip(dataset)).hasText("open");
        assertThat(live(dataset, "recordsMerged")).hasText("0");
        String id = dataset.url().substring(dataset.url().lastIndexOf('/') + 1);
        worker.thaw();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> merged(id) > 0);
        worker.freeze();
        dataset.waitForCondition(
                () -> live(dataset, "recordsMerged").textContent().equals(grouped(merged(id))));
        assertThat(merged(id)).isLessThan(rows.count());
        assertThat(chip(dataset)).hasText("open");
        worker.thaw();

        assertThat(chip(dataset)).hasText("completed", PATIENTLY);
        assertThat(heading(upload, "“orders 2026” is uploaded")).isFocused();
        assertThat(upload.locator("#records")).hasText(grouped(rows.count()));
        assertThat(link(upload, "See the statistics")).hasAttribute("href", dataset.url());
        assertThat(live(dataset, "percent")).hasText("100");
        assertThat(live(dataset, "recordsMerged")).hasText(grouped(rows.count()));
        assertThat(dataset.locator(".columns tbody tr")).hasCount(6);
        assertThat(dataset.locator(".columns tbody tr").first()).containsText(grouped(rows.count()));
        assertThat(dataset.locator("svg.histogram")).hasCount(1);
        assertThat(dataset.evaluate("window.loadedOnce")).isEqualTo(true);
        Accessibility.check(upload);
        Accessibility.check(dataset);
    }

    @Test
    void cancelsADataset() {
        String address = monitor.url("/datasets/" + submit("unwanted?queue=without-workers", "a\n1\n"));
        Page onlooker = browser.page();
        onlooker.navigate(address);
        onlooker.evaluate("window.loadedOnce = true");
        assertThat(chip(onlooker)).hasText("running");

        Page operator = browser.page();
        operator.navigate(address);
        link(operator, "Cancel…").press("Enter");
        operator.getByText("Cancel this dataset?").waitFor();
        button(operator, "Cancel the dataset").press("Enter");

        assertThat(chip(operator)).hasText("cancelled");
        assertThat(operator).hasURL(address);
        assertThat(link(operator, "Cancel…")).hasCount(0);
        assertThat(chip(onlooker)).hasText("cancelled");
        assertThat(onlooker.evaluate("window.loadedOnce")).isEqualTo(true);
    }

    @Test
    void saysAtTheFileWhatIsWrongWithIt() {
        Page page = uploadPage(strictProducer);

        press(page, "Upload");
        assertThat(field(page, "File")).isFocused();
        assertRefused(page, "Choose a file.");

        choose(page, "empty.csv", "");
        press(page, "Upload");
        assertRefused(page, "The file is empty.");

        choose(page, "named.csv", "a," + "x".repeat(201) + "\n1,2\n");
        press(page, "Upload");
        assertRefused(page, "Column 2 has a name longer than 200 characters");

        choose(page, "picture.png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0");
        press(page, "Upload");
        assertRefused(page, "binary or not UTF-8 text");

        choose(page, "large.csv", "a\n" + "1\n".repeat(2_500_000));
        press(page, "Upload");
        assertRefused(page, "4194304 bytes");
        assertThat(field(page, "File")).isFocused();
    }

    @Test
    void goesOnOnceTheQueueHasRoomAgain() {
        worker.freeze();
        Page page = uploadPage(strictProducer);

        choose(page, "patient.csv", "n\n" + "12345678\n".repeat(400_000));
        press(page, "Upload");
        assertThat(heading(page, "The upload stopped")).isVisible();
        assertThat(page.locator("#sentence")).containsText("is full");
        assertThat(page.locator("#sentence")).containsText("What was uploaded is safe");
        assertThat(button(page, "Continue")).isFocused();

        worker.thaw();
        await().atMost(PATIENCE).until(() -> redis.llen("task_queue") == 0);
        button(page, "Continue").press("Enter");
        assertThat(heading(page, "“patient” is uploaded")).isFocused();
        assertThat(page.locator("#records")).hasText("400,000");
    }

    @Test
    void keepsItsLayoutWhateverOthersCallTheirColumns() {
        String hostile = "<img src=x onerror=alert(1)>";
        String reversed = "\u202eevil\u202c";
        String csv = String.join(",", hostile, reversed, "x".repeat(200)) + ",\u05e9\u05dc\u05d5\u05dd\n"
                + ("<b>bold</b>," + reversed + ',' + "y".repeat(10_000) + ",1e308\n").repeat(3);
        String id = submit("names", csv);
        Page page = browser.page();
        page.onDialog(dialog -> {
            throw new AssertionError("a script ran: " + dialog.message());
        });

        page.navigate(monitor.url("/datasets/" + id));
        assertThat(chip(page)).hasText("completed", PATIENTLY);

        assertThat(page.locator(".columns tbody tr").first()).containsText(hostile);
        assertThat(page.locator("main img, main b b")).hasCount(0);
        for (int width : List.of(400, 1280)) {
            page.setViewportSize(width, 900);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat((Integer) page.evaluate(
                            "Math.max(...[...document.querySelectorAll('section')].map(s => s.offsetHeight))"))
                    .isLessThan(1_500);
        }
    }

    @Test
    void tellsTheCommandWhereScriptsAreOff() {
        Page page = browser.pageWithoutScripts();
        page.navigate(producer.url("/records"));

        assertThat(page.locator("pre")).isVisible();
        assertThat(page.locator("pre")).containsText(producer.url("/records/prices"));
        assertThat(page.locator("form")).isHidden();
    }

    private static long merged(String id) {
        String records = redis.hget("task_dataset:" + id, "mergedRecords");
        return records == null ? 0 : Long.parseLong(records);
    }

    private static String submit(String name, String csv) {
        Web.Answer answer = Web.post(producer.url("/records/" + name), "text/csv", csv);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.body().path("id").asText();
    }

    private static Page uploadPage(RunningService producer) {
        Page page = browser.page();
        page.navigate(producer.url("/records"));
        return page;
    }

    private static void choose(Page page, String name, String text) {
        field(page, "File").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(ISO_8859_1)));
    }

    private static void assertRefused(Page page, String message) {
        assertThat(page.locator("#file-error")).containsText(message);
        assertThat(field(page, "File")).hasAttribute("aria-invalid", "true");
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void press(Page page, String button) {
        button(page, button).press("Enter");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator chip(Page page) {
        return page.locator(".state .chip");
    }

    private static Locator live(Page page, String figure) {
        return page.locator("[data-live=" + figure + "]");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
