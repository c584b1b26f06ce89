package io.taskqueue.local.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final String HOSTILE = """
            From: "<script>alert(1)</script>" <eve@example.org>\r
            To: ada@example.org\r
            Subject: =?utf-8?q?=3Cimg_src=3Dx_onerror=3Dalert(2)=3E_{mail.raw}?=\r
            X-"><b>: "><script>alert(3)</script>\r
            MIME-Version: 1.0\r
            Content-Type: multipart/alternative; boundary=b\r
            \r
            --b\r
            Content-Type: text/plain; charset=no-such-charset\r
            \r
            </pre><script>alert(4)</script>\r
            --b\r
            Content-Type: text/html; charset=utf-8\r
            \r
            <script>alert(5)</script><img src="http://example.org/track.png">\r
            --b\r
            Content-Type: image/png; name="<script>alert(6)</script>"\r
            \r
            x\r
            --b--\r
            """;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Mailbox mailbox;
    private InboxServer pages;

    @BeforeEach
    void open() throws IOException {
        mailbox = new Mailbox(folder, 3, Clock.systemUTC());
        pages = new InboxServer(mailbox, 0);
        pages.start();
    }

    @AfterEach
    void close() {
        pages.stop();
    }

    @Test
    void showsAMailThatCameOverSmtp() throws Exception {
        ServerSetup setup = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        SmtpServer smtp = new SmtpServer(mailbox, setup.getPort());
        smtp.start();

        GreenMailUtil.sendTextEmail(
                "ada@example.org,bob@example.org", "no-reply@example.com", "Grüße", "Hello Ada,", setup);
        smtp.stop();

        JsonNode mails = json("/api/messages").path("messages");
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).path("subject").asText()).isEqualTo("Grüße");
        assertThat(mails.get(0).path("from").asText()).isEqualTo("no-reply@example.com");
        assertThat(json("/api/messages/1").path("text").asText()).startsWith("Hello Ada,");
        assertThat(get("/").body()).contains("Grüße", "ada@example.org");
        assertThat(get("/messages/1").body()).contains("Hello Ada,");
    }

    @Test
    void escapesEverythingAMailSays() throws Exception {
        mailbox.add(mail(HOSTILE), List.of("ada@example.org"));

        for (String page : List.of("/", "/messages/1")) {
            assertThat(get(page).body())
                    .doesNotContain("<script", "<img", "\"><b>")
                    .contains("&lt;img");
        }
        assertThat(get("/messages/1").body()).contains("&lt;/pre&gt;", "{mail.raw}");
    }

    @Test
    void showsAMailsHtmlOnlyInASandbox() throws Exception {
        mailbox.add(mail(HOSTILE), List.of("ada@example.org"));

        HttpResponse<String> html = get("/messages/1/html");

        assertThat(html.body()).contains("alert(5)");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox; default-src 'none'")
                .contains("img-src data:");
        assertThat(get("/messages/1").body()).contains("<iframe sandbox ");
        assertThat(get("/messages/1")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'");
    }

    @Test
    void showsTheMailAsItCameAsPlainText() throws Exception {
        mailbox.add(mail(HOSTILE), List.of("ada@example.org"));

        HttpResponse<String> raw = get("/messages/1/raw");

        assertThat(raw.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(raw.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(raw.body()).startsWith("Delivered-To: ada@example.org\r\n").contains("alert(3)");
    }

    @Test
    void keepsTheNewestAlsoOverARestart() throws Exception {
        for (int i = 1; i <= 5; i++) {
            mailbox.add(mail("Subject: number " + i + "\r\n\r\nbody\r\n"), List.of("ada@example.org"));
        }
        Mailbox reopened = new Mailbox(folder, 3, Clock.systemUTC());

        assertThat(reopened.list()).isEqualTo(mailbox.list());
        assertThat(reopened.list())
                .extracting(MailSummary::subject)
                .containsExactly("number 5", "number 4", "number 3");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void refusesAMailItCannotKeep() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "no folder");

        assertThatThrownBy(() -> mailbox.add(mail("Subject: lost?\r\n\r\n"), List.of("ada@example.org")))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(mailbox.list()).isEmpty();
    }

    @Test
    void takesAMailWithNothingInIt() throws Exception {
        mailbox.add(mail(""), List.of("ada@example.org"));

        assertThat(get("/").body()).contains("(no subject)");
        assertThat(get("/messages/1").statusCode()).isEqualTo(200);
    }

    @Test
    void answersStrangeRequests() throws Exception {
        assertThat(get("/messages/7").statusCode()).isEqualTo(404);
        assertThat(get("/messages/99999999999999999999").statusCode()).isEqualTo(404);
        assertThat(get("/messages/..%2f..%2fetc/raw").statusCode()).isEqualTo(404);
        assertThat(get("/api/messages/1/raw").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(uri("/")).DELETE()).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get(path).body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + pages.port() + path);
    }

    private static MimeMessage mail(String text) {
        return GreenMailUtil.newMimeMessage(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
