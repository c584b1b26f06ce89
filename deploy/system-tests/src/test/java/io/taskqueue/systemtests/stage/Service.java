package io.taskqueue.systemtests.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One of the services of this repository, as its build packages it. */
public enum Service {
    PRODUCER,
    WORKER,
    MONITOR;

    /** The folder of this repository. */
    static final Path ROOT = Path.of(System.getProperty("services.root", "../.."))
            .toAbsolutePath()
            .normalize();

    /** The options of every service's JVM. */
    static final List<String> JVM = List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** The folder of the service's module. */
    String module() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** What starts it. */
    Path jar() {
        Path jar = ROOT.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: ./mvnw package builds it");
        }
        return jar;
    }

    /** The environment variable that sets its port. */
    String portVariable() {
        return "TASKQUEUE_" + name() + "_PORT";
    }
}
