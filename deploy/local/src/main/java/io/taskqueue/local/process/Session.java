package io.taskqueue.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a command in a session of its own. Ctrl-C in a terminal reaches every process of the foreground group at once;
 * a part in its own session does not hear it and ends when its turn comes.
 */
public final class Session {
    private Session() {}

    /** The command with its own session: by setsid where it is there, else by perl, else unchanged. */
    public static List<String> own(List<String> command) {
        List<String> whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return whole;
    }

    private static List<String> prefix() {
        if (isOnPath("setsid")) {
            return List.of("setsid");
        }
        return isOnPath("perl")
                ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec {$ARGV[0]} @ARGV")
                : List.of();
    }

    private static boolean isOnPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
