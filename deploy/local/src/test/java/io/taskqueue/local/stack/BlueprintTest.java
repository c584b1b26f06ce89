package io.taskqueue.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.Part;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlueprintTest {
    private static final Layout LAYOUT = new Layout(Path.of("/checkout"), Path.of("/checkout/.local"));

    @Test
    void hasEveryServerAndServiceByDefault() {
        assertThat(names(blueprint(Map.of(), 1)))
                .containsExactly("redis", "postgres", "inbox", "producer", "worker", "monitor");
    }

    @Test
    void leavesOutTheServersTheEnvironmentNames() {
        Map<String, String> environment = Map.of(
                "TASKQUEUE_REDIS_HOSTS", "redis://elsewhere:6379",
                "TASKQUEUE_DB_URL", "jdbc:postgresql://elsewhere/db",
                "TASKQUEUE_SMTP_HOST", "mail.example.org");

        Blueprint blueprint = blueprint(environment, 1);

        assertThat(names(blueprint)).containsExactly("producer", "worker", "monitor");
    }

    @Test
    void keepsItsOwnServersWhereAVariableIsBlank() {
        assertThat(names(blueprint(Map.of("TASKQUEUE_REDIS_HOSTS", " "), 1))).contains("redis");
    }

    @Test
    void tellsServicesWhereItsOwnServersAre() throws Exception {
        Map<String, String> environment = Map.of("TASKQUEUE_REDIS_PORT", "7001", "TASKQUEUE_SMTP_PORT", "7025");

        Map<String, String> told =
                part(blueprint(environment, 1), "worker").prepare().environment();

        assertThat(told)
                .containsEntry("TASKQUEUE_REDIS_HOSTS", "redis://127.0.0.1:7001")
                .containsEntry("TASKQUEUE_DB_URL", "jdbc:postgresql://127.0.0.1:15432/taskqueue")
                .containsEntry("TASKQUEUE_SMTP_HOST", "127.0.0.1")
                .containsEntry("TASKQUEUE_SMTP_PORT", "7025");
    }

    @Test
    void hasTheServicesListenOnTheLoopbackInterfaceUnlessToldOtherwise() throws Exception {
        for (String service : List.of("producer", "worker", "monitor")) {
            assertThat(part(blueprint(Map.of(), 1), service).prepare().environment())
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
            assertThat(part(blueprint(Map.of("TASKQUEUE_LOCAL_EXPOSE", "true"), 1), service)
                            .prepare()
                            .environment())
                    .doesNotContainKey("QUARKUS_HTTP_HOST");
        }
        assertThatThrownBy(() -> blueprint(Map.of("TASKQUEUE_LOCAL_EXPOSE", "yes"), 1))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("TASKQUEUE_LOCAL_EXPOSE is 'yes'. Set it to true or false.");
    }

    @Test
    void addsTheWorkersThatAreMissing() {
        List<Part> parts = blueprint(Map.of(), 2).parts();

        List<Part> further = Blueprint.furtherWorkers(new Settings(Map.of()), LAYOUT, parts, 4);

        assertThat(further).extracting(Part::name).containsExactly("worker-3", "worker-4");
        assertThat(further)
                .extracting(part -> part.port().port())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        parts.stream().map(part -> part.port().port()).toList());
        assertThat(Blueprint.furtherWorkers(new Settings(Map.of()), LAYOUT, parts, 1))
                .isEmpty();
    }

    @Test
    void leavesTheAddressesOfOtherServersAsTheyAre() throws Exception {
        Map<String, String> environment =
                Map.of("TASKQUEUE_SMTP_HOST", "mail.example.org", "TASKQUEUE_DB_URL", "jdbc:postgresql://elsewhere/db");

        Map<String, String> told =
                part(blueprint(environment, 1), "worker").prepare().environment();

        assertThat(told)
                .doesNotContainKeys(
                        "TASKQUEUE_SMTP_HOST", "TASKQUEUE_SMTP_PORT", "TASKQUEUE_DB_URL", "TASKQUEUE_DB_PASSWORD");
    }

    @Test
    void givesFurtherWorkersPortsOfTheirOwn() throws Exception {
        Blueprint blueprint = blueprint(Map.of(), 3);

        List<Integer> ports = blueprint.parts().stream()
                .flatMap(part -> part.ports().stream())
                .map(use -> use.port())
                .toList();

        assertThat(names(blueprint)).contains("worker", "worker-2", "worker-3");
        assertThat(ports).doesNotHaveDuplicates();
        assertThat(part(blueprint, "worker-2").prepare().environment())
                .containsEntry(
                        "TASKQUEUE_WORKER_PORT",
                        String.valueOf(part(blueprint, "worker-2").port().port()));
    }

    @Test
    void namesThePortVariableThatIsNoPort() {
        for (String wrong : List.of("x", "0", "65536", "-1", "80 80")) {
            Map<String, String> environment = new HashMap<>(Map.of("TASKQUEUE_MONITOR_PORT", wrong));

            assertThatThrownBy(() -> blueprint(environment, 1))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessage("TASKQUEUE_MONITOR_PORT is '%s'. Set it to a port from 1 to 65535.".formatted(wrong));
        }
    }

    private static Blueprint blueprint(Map<String, String> environment, int workers) {
        return Blueprint.of(new Settings(environment), LAYOUT, workers);
    }

    private static List<String> names(Blueprint blueprint) {
        return blueprint.parts().stream().map(Part::name).toList();
    }

    private static Part part(Blueprint blueprint, String name) {
        return blueprint.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
