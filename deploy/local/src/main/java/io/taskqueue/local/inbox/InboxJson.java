package io.taskqueue.local.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mails as JSON; times are ISO 8601. */
final class InboxJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InboxJson() {}

    static Page list(List<MailSummary> mails) {
        return page(Map.of("messages", mails.stream().map(InboxJson::fields).toList()));
    }

    static Page mail(Mail mail) {
        Map<String, Object> fields = fields(mail.summary());
        fields.put(
                "headers",
                mail.headers().stream()
                        .map(header -> Map.of("name", header.name(), "value", header.value()))
                        .toList());
        fields.put("text", mail.text());
        fields.put("html", mail.html());
        fields.put("attachments", mail.attachments());
        return page(fields);
    }

    private static Map<String, Object> fields(MailSummary mail) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", mail.id());
        fields.put("from", mail.from());
        fields.put("to", mail.to());
        fields.put("subject", mail.subject());
        fields.put("receivedAt", mail.receivedAt().toString());
        fields.put("bytes", mail.bytes());
        return fields;
    }

    private static Page page(Object value) {
        try {
            return Page.json(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
