package io.taskqueue.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.kubernetes.rendered.Manifest;
import io.taskqueue.kubernetes.rendered.Overlay;
import io.taskqueue.kubernetes.rendered.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manual says of the manifests, and the manifests of the manual. */
class ManualTest {
    private static final Path CHECKOUT = Path.of("../..");
    /** Such as {@code docs/operations.md, "Alerts"}. */
    private static final Pattern REFERENCE = Pattern.compile("(docs/[\\w/.-]+\\.md), \"([^\"]+)\"");

    @Test
    void hasEveryHeadingTheManifestsReferTo() {
        List<MatchResult> references = Stream.of("base", "components", "overlays")
                .flatMap(ManualTest::texts)
                .flatMap(text -> REFERENCE.matcher(text).results())
                .toList();

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                text(CHECKOUT.resolve(reference.group(1))).lines())
                        .anyMatch(line -> line.matches("#+ " + Pattern.quote(reference.group(2)))));
    }

    @Test
    void drainsNodesInSpiteOfTheVolumesOfTheirPods() {
        List<Workload> drained = Stream.of(Overlay.values())
                .flatMap(overlay -> overlay.workloads().stream())
                .filter(workload ->
                        Manifest.list(workload.pod().path("volumes")).anyMatch(volume -> volume.has("emptyDir")))
                .toList();

        assertThat(drained).isNotEmpty();
        assertThat(manual()).contains("kubectl drain <node> --ignore-daemonsets --delete-emptydir-data");
    }

    @Test
    void saysThatTheClusterChoosesTheKindOfVolume() {
        List<Workload> choosing = Stream.of(Overlay.values())
                .flatMap(overlay -> overlay.workloads().stream())
                .filter(workload -> Manifest.list(workload.manifest().at("/spec/volumeClaimTemplates"))
                        .anyMatch(claim -> claim.at("/spec/storageClassName").isMissingNode()))
                .toList();

        assertThat(choosing).isNotEmpty();
        assertThat(manual()).containsPattern("default\\sStorageClass");
    }

    private static String manual() {
        return text(CHECKOUT.resolve("docs/operations.md"));
    }

    private static Stream<String> texts(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).map(ManualTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
