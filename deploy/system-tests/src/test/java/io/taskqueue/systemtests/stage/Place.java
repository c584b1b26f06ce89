package io.taskqueue.systemtests.stage;

import java.util.List;

/**
 * Where a process runs and is reached.
 *
 * @param host the address it listens on
 * @param launcher the command that starts others there, empty for this process' own place
 */
record Place(String host, List<String> launcher) {
    /** This machine's own. */
    static final Place HERE = new Place("127.0.0.1", List.of());
}
