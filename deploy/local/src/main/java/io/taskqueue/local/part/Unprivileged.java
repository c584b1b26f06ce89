package io.taskqueue.local.part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs what refuses to run as root. PostgreSQL does; in a user namespace of its own, root is no one special and still
 * owns its files.
 */
final class Unprivileged {
    private Unprivileged() {}

    /**
     * The command, wrapped where this process is root.
     *
     * @throws PartFailure when this process is root and may not make a user namespace
     */
    static List<String> command(List<String> command) throws IOException, PartFailure {
        if (!isRoot()) {
            return command;
        }
        if (!succeeds(List.of("unshare", "-U", "true"))) {
            throw new PartFailure("PostgreSQL does not run as root and `unshare -U` is not permitted here (postgres)."
                    + " Run as another user, or set TASKQUEUE_DB_URL to a database of your own.");
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean isRoot() throws IOException {
        return succeeds(List.of("sh", "-c", "[ \"$(id -u)\" = 0 ]"));
    }

    private static boolean succeeds(List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // the program is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
