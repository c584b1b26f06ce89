package io.taskqueue.local.inbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Takes mail files apart. Mails come from anyone, so what cannot be decoded is shown as it stands. */
final class MailReader {
    private MailReader() {}

    static MailSummary summary(long id, Path file) throws IOException {
        try {
            MimeMessage mail = parse(file);
            return new MailSummary(
                    id,
                    header(mail, "From").orElse(""),
                    header(mail, "To").or(() -> header(mail, "Delivered-To")).orElse(""),
                    header(mail, "Subject").orElse(""),
                    Files.getLastModifiedTime(file).toInstant(),
                    Files.size(file));
        } catch (MessagingException e) {
            throw new IOException(file + " is no mail", e);
        }
    }

    static Mail read(MailSummary summary, Path file) throws IOException {
        try {
            MimeMessage mail = parse(file);
            MailContent content = MailContent.of(mail);
            return new Mail(summary, headers(mail), content.text(), content.html(), content.attachments());
        } catch (MessagingException e) {
            throw new IOException(file + " is no mail", e);
        }
    }

    private static MimeMessage parse(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static List<Mail.Header> headers(MimeMessage mail) throws MessagingException {
        List<Mail.Header> headers = new ArrayList<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            headers.add(new Mail.Header(header.getName(), decoded(header.getValue())));
        }
        return headers;
    }

    private static Optional<String> header(MimeMessage mail, String name) {
        try {
            return Optional.ofNullable(mail.getHeader(name, ", ")).map(MailReader::decoded);
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
