package io.taskqueue.systemtests.stage;

import java.util.Locale;

/** One of the services of this repository, as its build packages it. */
public enum Service {
    PRODUCER,
    WORKER,
    MONITOR;

    /** The folder of the service's module. */
    String module() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** The environment variable that sets its port. */
    String portVariable() {
        return "TASKQUEUE_" + name() + "_PORT";
    }
}
