package io.taskqueue.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A POSIX signal the launcher sends. */
public enum Signal {
    TERM,
    INT,
    KILL;

    /** Sends it; a process that is already gone is no error. */
    public void sendTo(ProcessIdentity process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name(), String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
