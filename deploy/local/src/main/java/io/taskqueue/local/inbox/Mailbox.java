package io.taskqueue.local.inbox;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The mails received, one file {@code <id>.eml} each, so that they outlive a restart. Only the newest are kept. Safe
 * for use by several threads.
 */
final class Mailbox {
    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final int limit;
    private final Clock clock;
    private final ConcurrentSkipListMap<Long, MailSummary> summaries =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    @GuardedBy("this")
    private long lastId;

    /**
     * Opens the mailbox with what it holds.
     *
     * @param limit how many mails are kept
     */
    Mailbox(Path folder, int limit, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.limit = limit;
        this.clock = clock;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Mailbox::isMail).toList()) {
                MailSummary summary = MailReader.summary(idOf(file), file);
                summaries.put(summary.id(), summary);
            }
        }
        lastId = summaries.isEmpty() ? 0 : summaries.firstKey();
        forgetOldest();
    }

    /** Keeps a mail. */
    synchronized void add(MimeMessage mail, List<String> recipients) {
        long id = lastId + 1;
        try {
            Path draft = folder.resolve("draft");
            write(mail, recipients, draft);
            Files.setLastModifiedTime(draft, FileTime.from(clock.instant()));
            Path file = fileOf(id);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            summaries.put(id, MailReader.summary(id, file));
            lastId = id;
            forgetOldest();
        } catch (IOException e) {
            throw new UncheckedIOException("mail " + id + " cannot be kept", e);
        }
        System.out.println("event=received mailId=" + id + " recipients=" + recipients.size());
    }

    /** The mails kept, newest first. */
    List<MailSummary> list() {
        return List.copyOf(summaries.values());
    }

    /** The mail of that id, taken apart; empty where there is none or no longer. */
    Optional<Mail> find(long id) throws IOException {
        MailSummary summary = summaries.get(id);
        return summary == null ? Optional.empty() : Optional.of(MailReader.read(summary, fileOf(id)));
    }

    /** The mail of that id as it was received; empty where there is none or no longer. */
    Optional<byte[]> raw(long id) throws IOException {
        return summaries.containsKey(id) ? Optional.of(Files.readAllBytes(fileOf(id))) : Optional.empty();
    }

    private void forgetOldest() throws IOException {
        while (summaries.size() > limit) {
            long oldest = summaries.lastKey();
            summaries.remove(oldest);
            Files.deleteIfExists(fileOf(oldest));
        }
    }

    private static void write(MimeMessage mail, List<String> recipients, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(("Delivered-To: " + String.join(", ", recipients) + "\r\n").getBytes(StandardCharsets.UTF_8));
            mail.writeTo(out);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private Path fileOf(long id) {
        return folder.resolve(id + SUFFIX);
    }

    private static boolean isMail(Path file) {
        return file.getFileName().toString().matches("\\d{1,18}\\" + SUFFIX);
    }

    private static long idOf(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }
}
