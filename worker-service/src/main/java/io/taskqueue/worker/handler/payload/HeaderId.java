package io.taskqueue.worker.handler.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A task's id in a form that any protocol header takes. Ids of letters, digits, dashes, underscores and single dots, as
 * UUIDs are, stay as they are; any other becomes {@code sha256-} and its digest. The same id always gives the same
 * text, so the receiver of a repeat can recognise it.
 */
public final class HeaderId {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST_PLAIN = 100;

    private HeaderId() {}

    public static String of(String taskId) {
        if (taskId.length() <= LONGEST_PLAIN && PLAIN.matcher(taskId).matches()) {
            return taskId;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(taskId.getBytes(UTF_8));
            return "sha256-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
