package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.custom.Quantity;
import io.taskqueue.kubernetes.rendered.Overlay;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pods ask of a node and may take of it. */
class ResourcesTest {
    /** What a JVM of ours takes beside its heap, measured with full load: classes, code, threads, buffers. */
    private static final BigDecimal BESIDE_THE_HEAP = BigDecimal.valueOf(130L * 1024 * 1024);

    @ParameterizedTest
    @EnumSource
    void requestsAndLimitsEveryContainer(Overlay overlay) {
        assertThat(overlay.workloads())
                .flatMap(workload -> workload.containers())
                .allSatisfy(container -> {
                    BigDecimal requested = amount(container.at("/resources/requests/memory"));
                    assertThat(requested).isPositive();
                    // What is not requested may be taken away when the node runs out of it.
                    assertThat(amount(container.at("/resources/limits/memory"))).isEqualByComparingTo(requested);
                    assertThat(amount(container.at("/resources/requests/cpu"))).isPositive();
                    assertThat(amount(container.at("/resources/limits/cpu")))
                            .isGreaterThanOrEqualTo(amount(container.at("/resources/requests/cpu")));
                });
    }

    @ParameterizedTest
    @EnumSource
    void sizesTheHeapByPercentageAndLeavesRoomBesideIt(Overlay overlay) {
        assertThat(overlay.services()).allSatisfy(service -> {
            String options = service.variable("JAVA_TOOL_OPTIONS").orElseThrow();
            assertThat(options).doesNotContain("-Xm").containsPattern("-XX:MaxRAMPercentage=\\d+");
            int percent = Integer.parseInt(options.replaceAll(".*-XX:MaxRAMPercentage=(\\d+).*", "$1"));
            BigDecimal limit = amount(service.container().at("/resources/limits/memory"));
            BigDecimal rest = limit.multiply(BigDecimal.valueOf(100L - percent)).movePointLeft(2);
            assertThat(rest).isGreaterThanOrEqualTo(BESIDE_THE_HEAP);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"DEV", "SENTINEL"})
    void leavesRedisRoomToRewriteItsFile(Overlay overlay) {
        String configuration = overlay.objects("ConfigMap").stream()
                .filter(object -> object.name().startsWith("redis-"))
                .map(object -> object.at("/data/redis.conf").asText())
                .findFirst()
                .orElseThrow();
        long maximum = Long.parseLong(configuration.replaceAll("(?s).*\nmaxmemory (\\d+)mb\n.*", "$1")) * 1024 * 1024;
        BigDecimal limit = amount(
                overlay.object("StatefulSet", "redis").at("/spec/template/spec/containers/0/resources/limits/memory"));

        assertThat(BigDecimal.valueOf(maximum)).isLessThan(limit.multiply(BigDecimal.valueOf(0.7)));
        assertThat(configuration).contains("\nappendonly yes\n", "\nmaxmemory-policy noeviction\n");
    }

    private static BigDecimal amount(com.fasterxml.jackson.databind.JsonNode text) {
        return Quantity.fromString(text.asText("0")).getNumber();
    }
}
