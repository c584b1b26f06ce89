package io.taskqueue.local.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects the readable parts of a mail: the first plain text, the first HTML, the names of the rest. */
final class MailContent {
    private static final int DEEPEST = 20;

    private final List<String> attachments = new ArrayList<>();
    private String text = "";
    private String html = "";

    private MailContent() {}

    static MailContent of(Part mail) throws MessagingException, IOException {
        MailContent content = new MailContent();
        content.add(mail, 0);
        return content;
    }

    String text() {
        return text;
    }

    String html() {
        return html;
    }

    List<String> attachments() {
        return attachments;
    }

    private void add(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                add(parts.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("text/plain") && text.isEmpty() && !isAttachment(part)) {
            text = string(part);
        } else if (part.isMimeType("text/html") && html.isEmpty() && !isAttachment(part)) {
            html = string(part);
        } else {
            attachments.add(part.getFileName() == null ? part.getContentType() : part.getFileName());
        }
    }

    private static boolean isAttachment(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    }

    private static String string(Part part) throws MessagingException, IOException {
        try {
            if (part.getContent() instanceof String string) {
                return string;
            }
        } catch (IOException e) {
            // a charset or encoding no one knows: the bytes are shown as they stand
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
