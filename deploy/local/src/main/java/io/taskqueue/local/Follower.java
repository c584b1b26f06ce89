package io.taskqueue.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Shows a growing file, whole lines at a time. */
final class Follower implements AutoCloseable {
    private final RandomAccessFile file;
    private final Console console;

    Follower(Path file, Console console) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "r");
        this.console = console;
    }

    /** Shows the lines that have come to an end since the last call. */
    void showNew() throws IOException {
        long begin = file.getFilePointer();
        byte[] fresh = new byte[(int) (file.length() - begin)];
        file.readFully(fresh);
        String text = new String(fresh, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        if (end >= 0) {
            console.line(text.substring(0, end));
        }
        file.seek(begin + text.substring(0, end + 1).getBytes(StandardCharsets.UTF_8).length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
