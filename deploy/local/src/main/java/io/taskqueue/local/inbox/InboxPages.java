package io.taskqueue.local.inbox;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The inbox's pages. Everything a mail says is escaped by the template engine. */
final class InboxPages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    private final String style = resource("style.css");
    private final Template list = template("list.html");
    private final Template mail = template("mail.html");

    Page list(List<MailSummary> mails) {
        return Page.html(list.data("style", style)
                .data("mails", mails.stream().map(InboxPages::fields).toList())
                .render());
    }

    Page mail(Mail shown) {
        return Page.html(mail.data("style", style)
                .data("mail", fields(shown.summary()))
                .data(
                        "headers",
                        shown.headers().stream()
                                .map(header -> Map.of("name", header.name(), "value", header.value()))
                                .toList())
                .data("text", shown.text())
                .data("hasText", !shown.text().isEmpty())
                .data("hasHtml", !shown.html().isEmpty())
                .data("attachments", shown.attachments())
                .render());
    }

    private static Map<String, String> fields(MailSummary mail) {
        return Map.of(
                "id", String.valueOf(mail.id()),
                "from", mail.from(),
                "to", mail.to(),
                "subject", mail.subject().isBlank() ? "(no subject)" : mail.subject(),
                "time", TIME.format(mail.receivedAt()));
    }

    private Template template(String name) {
        return engine.parse(resource(name), Variant.forContentType(Variant.TEXT_HTML));
    }

    private static String resource(String name) {
        try (InputStream in = InboxPages.class.getResourceAsStream("/inbox/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
