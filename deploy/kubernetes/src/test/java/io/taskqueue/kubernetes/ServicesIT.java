package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.kubernetes.image.Image;
import io.taskqueue.kubernetes.image.ImageFolder;
import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import io.taskqueue.kubernetes.rendered.Workload;
import io.taskqueue.kubernetes.running.RunningContainer;
import io.taskqueue.testing.Ports;
import io.taskqueue.testing.RealRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * What the manifests assume of the images, held to services that run from them: made as the Dockerfile says, as a user
 * that is not root, on files nobody can write to, told what the development overlay tells them.
 */
class ServicesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, RunningContainer> SERVICES = new LinkedHashMap<>();
    private static RealRedis redis;
    private static ImageFolder folder;
    private static Map<String, Image> images;
    private static Set<Path> files;

    @BeforeAll
    static void start() {
        redis = RealRedis.start("appendonly yes", "maxmemory 1gb");
        folder = new ImageFolder();
        images = new ConcurrentHashMap<>();
        // Side by side, as each spends its time in one thread of its JVM.
        Overlay.DEV.services().parallelStream()
                .forEach(service ->
                        images.put(service.name(), folder.byDockerfile(service.name() + "-service", Ports.free())));
        files = folder.files();
        for (Workload service : Overlay.DEV.services()) {
            SERVICES.put(service.name(), RunningContainer.start(images.get(service.name()), variables(service)));
        }
        SERVICES.forEach((name, service) -> await(name)
                .atMost(PATIENCE)
                .until(() -> service.hasEnded() || service.status("/q/health/ready") == 200));
        SERVICES.values()
                .forEach(service ->
                        assertThat(service.hasEnded()).as(service.log()).isFalse());
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(RunningContainer::close);
        SERVICES.clear();
        folder.close();
        redis.close();
    }

    @Test
    void runAsAUserThatIsNotRoot() {
        assertThat(images.values()).allSatisfy(image -> assertThat(image.user()).matches("[1-9]\\d*:[1-9]\\d*"));
        assertThat(SERVICES.values())
                .allSatisfy(service -> assertThat(service.user()).isPositive());
    }

    @Test
    void writeNothingBesideTheirFiles() {
        assertThat(folder.files()).isEqualTo(files);
    }

    @Test
    void haveTheSameUserInImageAndManifest() {
        assertThat(Overlay.DEV.services())
                .allSatisfy(service -> assertThat(images.get(service.name()).user())
                        .isEqualTo(
                                service.pod().at("/securityContext/runAsUser").asText() + ":"
                                        + service.pod()
                                                .at("/securityContext/runAsGroup")
                                                .asText()));
    }

    @Test
    void exportEveryMetricThatIsNamed() {
        useEverything();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(exported()).containsAll(Rules.metrics()));
    }

    @Test
    void answerEveryProbe() {
        SERVICES.forEach((name, service) -> {
            JsonNode container = Overlay.DEV.service(name).container();
            for (String probe : Set.of("startupProbe", "readinessProbe", "livenessProbe")) {
                await(name)
                        .atMost(PATIENCE)
                        .until(() -> service.status(path(container, probe)), status -> status == 200);
            }
        });
    }

    /** The monitor is asked what KEDA asks, and the answer read as KEDA reads it. */
    @Test
    void haveKedaKeepTheWorkersThatAreBusyAndLetThoseGoThatDrain() {
        MetricsApi trigger = MetricsApi.of(Overlay.PROD);
        RunningContainer producer = SERVICES.get("producer");
        RunningContainer monitor = SERVICES.get("monitor");
        Workload worker = Overlay.DEV.service("worker");
        try (RunningContainer second = RunningContainer.start(images.get("worker"), variables(worker));
                Jedis connection = redis.connect()) {
            await().atMost(PATIENCE).until(() -> second.status("/q/health/ready") == 200);
            await().atMost(PATIENCE).until(() -> {
                producer.post("/tasks", "{\"type\":\"probe\",\"payload\":{\"pauseMillis\":60000}}");
                return connection.keys("task_processing:*").size() == 2;
            });
            await().atMost(PATIENCE).until(() -> connection.llen("task_queue") == 0);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(trigger.pods(monitor.text(trigger.path())))
                            .isEqualTo(2));
            second.terminate();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(trigger.pods(monitor.text(trigger.path())))
                            .isEqualTo(1));
            assertThat(connection.keys("task_processing:*")).hasSize(2);
        }
    }

    /** PostgreSQL and SMTP are away all the time. */
    @Test
    void liveWithoutTheirServers() {
        redis.kill();
        try {
            SERVICES.forEach((name, service) -> {
                JsonNode container = Overlay.DEV.service(name).container();
                await(name)
                        .atMost(PATIENCE)
                        .until(() -> service.status(path(container, "readinessProbe")), status -> status == 503);
                assertThat(service.status(path(container, "livenessProbe"))).isEqualTo(200);
                assertThat(service.status(path(container, "startupProbe"))).isEqualTo(200);
            });
            // What callers get, as the pods stay in their Services.
            assertThat(SERVICES.get("producer").post("/tasks", "{\"type\":\"probe\",\"payload\":{}}"))
                    .isEqualTo(503);
            assertThat(SERVICES.get("monitor").status("/queues")).isEqualTo(503);
        } finally {
            redis.startAgain();
        }
    }

    /**
     * Counters with labels are there from their first count on: one task each that ends well, is retried and ends
     * badly.
     */
    private static void useEverything() {
        RunningContainer producer = SERVICES.get("producer");
        await().atMost(PATIENCE)
                .until(() -> producer.post("/tasks", "{\"type\":\"probe\",\"payload\":{}}"), status -> status == 202);
        String mail = "{\"to\":\"ada@example.org\",\"subject\":\"a\",\"text\":\"b\"}";
        assertThat(producer.post("/tasks", "{\"type\":\"email.send\",\"payload\":" + mail + "}"))
                .isEqualTo(202);
        assertThat(producer.post("/tasks", "{\"type\":\"probe\",\"queue\":\"nobodys\",\"payload\":{}}"))
                .isEqualTo(202);
        assertThat(producer.post("/tasks", "{\"type\":\"no.such.type\",\"payload\":{}}"))
                .isBetween(400, 499);
        try (Jedis connection = redis.connect()) {
            connection.lpush("task_queue", "{\"broken");
        }
    }

    private static Set<String> exported() {
        Set<String> names = new TreeSet<>();
        SERVICES.values()
                .forEach(service -> service.text("/q/metrics")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> names.add(line.split("[ {]")[0])));
        return names;
    }

    /** As rendered, but with the servers of this machine; nobody listens on port 1. */
    private static Map<String, String> variables(Workload service) {
        Map<String, String> variables = new HashMap<>();
        Manifest.list(service.container().path("env"))
                .filter(variable -> variable.has("value"))
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        variables.merge("JAVA_TOOL_OPTIONS", cacheOptions(), String::concat);
        variables.put("TASKQUEUE_REDIS_HOSTS", redis.uri());
        variables.put("TASKQUEUE_DB_URL", "jdbc:postgresql://127.0.0.1:1/taskqueue");
        variables.put("TASKQUEUE_SMTP_HOST", "127.0.0.1");
        variables.put("TASKQUEUE_SMTP_PORT", "1");
        return variables;
    }

    /** Rather not to start than without the image's AOT cache, on a JVM that knows such caches. */
    private static String cacheOptions() {
        return Runtime.version().feature() >= 25 ? " -XX:AOTMode=on" : "";
    }

    private static String path(JsonNode container, String probe) {
        return container.at("/" + probe + "/httpGet/path").asText();
    }
}
