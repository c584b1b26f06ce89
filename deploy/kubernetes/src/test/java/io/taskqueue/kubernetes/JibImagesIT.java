package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.kubernetes.image.DockerArchive;
import io.taskqueue.kubernetes.image.ImageFolder;
import io.taskqueue.kubernetes.rendered.Overlay;
import io.taskqueue.kubernetes.rendered.Workload;
import io.taskqueue.kubernetes.running.RunningContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The images of {@code ./mvnw package -Dquarkus.container-image.build=true}, held to the Dockerfile and the manifests.
 * All of them have the same settings, so one is built, unless
 * {@code -Djib.services=producer-service,worker-service,monitor-service} says otherwise.
 */
class JibImagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static ImageFolder folder;
    private static List<DockerArchive> archives;

    @BeforeAll
    static void build() {
        folder = new ImageFolder();
        archives = folder.byJib(
                List.of(System.getProperty("jib.services", "worker-service").split(",")));
    }

    @AfterAll
    static void close() {
        folder.close();
    }

    @Test
    void canBeMadeOfEveryService() {
        assertThat(Overlay.DEV.services())
                .extracting(Workload::name)
                .allSatisfy(name -> assertThat(Path.of("../../" + name + "-service/pom.xml"))
                        .content()
                        .contains("<artifactId>quarkus-container-image-jib</artifactId>"));
    }

    @Test
    void haveTheNamesOfTheManifests() {
        assertThat(archives)
                .allSatisfy(archive -> assertThat(archive.image().name())
                        .isEqualTo(workload(archive).container().path("image").asText()));
    }

    @Test
    void listenWhereTheManifestsSay() {
        assertThat(archives)
                .allSatisfy(archive -> assertThat(archive.ports())
                        .containsExactly(workload(archive).namedPorts().get("http") + "/tcp"));
    }

    @Test
    void haveTheBaseTheUserAndTheOptionsOfTheDockerfile() throws IOException {
        String dockerfile = Files.readString(Path.of("../docker/Dockerfile"));
        String pom = Files.readString(Path.of("../../pom.xml"));

        assertThat(archives).allSatisfy(archive -> {
            String options = archive.image().environment().get("JAVA_TOOL_OPTIONS");
            assertThat(dockerfile)
                    .contains("\nENV JAVA_TOOL_OPTIONS=\"" + options + "\"\n")
                    .contains("\nUSER " + archive.image().user() + "\n")
                    .contains("\nWORKDIR " + archive.image().application() + "\n");
        });
        String base = dockerfile
                .substring(dockerfile.lastIndexOf("\nFROM ") + 6)
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(pom).contains("<quarkus.jib.base-jvm-image>" + base + "</quarkus.jib.base-jvm-image>");
    }

    @Test
    void tellWhatTheyAre() {
        assertThat(archives)
                .allSatisfy(archive -> assertThat(archive.labels())
                        .containsEntry("org.opencontainers.image.title", service(archive))
                        .containsEntry("org.opencontainers.image.version", "0.1.0-SNAPSHOT")
                        .containsEntry("org.opencontainers.image.licenses", "Apache-2.0"));
    }

    /** As any user, without a server anywhere. */
    @Test
    void startOnFilesNobodyCanWriteTo() {
        Set<Path> files = folder.files();
        List<RunningContainer> services = archives.stream()
                .map(archive ->
                        RunningContainer.start(archive.image(), Map.of("TASKQUEUE_REDIS_HOSTS", "redis://127.0.0.1:1")))
                .toList();
        try {
            assertThat(services).allSatisfy(service -> {
                await().atMost(PATIENCE).until(() -> service.hasEnded() || service.status("/q/health/live") == 200);
                assertThat(service.hasEnded()).as(service.log()).isFalse();
                assertThat(service.user()).isPositive();
            });
            assertThat(folder.files()).isEqualTo(files);
        } finally {
            services.forEach(RunningContainer::close);
        }
    }

    private static Workload workload(DockerArchive archive) {
        return Overlay.DEV.service(service(archive).replace("-service", ""));
    }

    private static String service(DockerArchive archive) {
        return archive.image().name().replaceAll("taskqueue/(.*):.*", "$1");
    }
}
