package io.taskqueue.kubernetes.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds the services' images by Jib as the manual says where no engine is, but on an empty base: no registry is asked.
 */
final class JibBuild {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    private JibBuild() {}

    /** Leaves an archive of each service in the folder, such as {@code worker-service.tar}. */
    static void run(Path folder, List<String> services) {
        Path copy = copy(folder.resolve("checkout"), services);
        Commands.run(
                Map.of("IMAGES", folder.toString(), "MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
                List.of(
                        copy.resolve("mvnw").toString(),
                        "-f",
                        copy.resolve("pom.xml").toString(),
                        // The build this test belongs to has just fetched, compiled and checked everything.
                        "-o",
                        "-q",
                        "-T2",
                        "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                        "package",
                        "-pl",
                        String.join(",", services),
                        "-am",
                        "-Dmaven.main.skip=true",
                        "-Dmaven.test.skip=true",
                        "-Djacoco.skip=true",
                        "-Denforcer.skip=true",
                        "-Dquarkus.container-image.build=true",
                        "-Dquarkus.jib.base-jvm-image=scratch",
                        "-Dquarkus.jib.docker-executable-name=" + CHECKOUT.resolve("deploy/docker/save-image")));
    }

    /**
     * What the build needs and the checkout has compiled, as other tests may be running what the checkout has packaged.
     */
    private static Path copy(Path copy, List<String> services) {
        String sources = services.stream()
                .map(service -> service + "/src " + service + "/target/classes")
                .collect(Collectors.joining(" "));
        String poms = "$(find . -name target -prune -o -name pom.xml -print)";
        String files = "mvnw .mvn common-model " + sources + " " + poms;
        String command = "mkdir " + copy + " && cd " + CHECKOUT + " && tar -cf - " + files + " | tar -xf - -C " + copy;
        Commands.run(Map.of(), List.of("sh", "-c", command));
        return copy;
    }
}
