package io.taskqueue.local.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The line of a part's log that most likely says why it ended: the last that names a cause or an error, else the last.
 */
public final class LastWords {
    private static final Pattern TELLING = Pattern.compile("Caused by: |\\b(ERROR|FATAL|PANIC|Error)\\b");
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int LONGEST = 300;

    private final Path log;

    public LastWords(Path log) {
        this.log = log;
    }

    /** One line of at most 300 characters; says so where the log is empty. */
    public String line() {
        List<String> lines = tail().lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String line = lines.reversed().stream()
                .filter(text -> TELLING.matcher(text).find())
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "nothing was logged" : lines.getLast());
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private String tail() {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            byte[] bytes = new byte[TAIL_BYTES];
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            return new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
