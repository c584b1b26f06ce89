package io.taskqueue.benchmark.stage;

import java.nio.file.Path;
import java.util.Locale;

/** A service of this repository, as its build packages it. */
public enum Service {
    PRODUCER,
    WORKER;

    /** Where its build leaves what it runs from. */
    public Path folder(Path root) {
        return root.resolve(label() + "-service/target/quarkus-app");
    }

    Path jar(Path root) {
        return folder(root).resolve("quarkus-run.jar");
    }

    /** The environment variable that sets its port. */
    String portVariable() {
        return "TASKQUEUE_" + name() + "_PORT";
    }

    /** As messages and logs name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
