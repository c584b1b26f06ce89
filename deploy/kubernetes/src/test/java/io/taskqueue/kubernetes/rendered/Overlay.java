package io.taskqueue.kubernetes.rendered;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One of the sets of manifests that can be applied, rendered once by {@code kustomize.sh}. */
public enum Overlay {
    DEV("overlays/dev"),
    PROD("overlays/prod"),
    /** Production with the component {@code redis-sentinel}. */
    SENTINEL("src/test/kustomize/sentinel");

    private static final Map<Overlay, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    private final String folder;

    Overlay(String folder) {
        this.folder = folder;
    }

    /** Every object. */
    public List<Manifest> objects() {
        return RENDERED.computeIfAbsent(this, overlay -> Manifest.parse(render(overlay.folder)));
    }

    /** The objects of one kind. */
    public List<Manifest> objects(String kind) {
        return objects().stream().filter(object -> object.kind().equals(kind)).toList();
    }

    /** The object of that kind and name. */
    public Manifest object(String kind, String name) {
        return objects(kind).stream()
                .filter(object -> object.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " has no " + kind + " " + name));
    }

    /** Everything that runs pods. */
    public List<Workload> workloads() {
        return Stream.concat(objects("Deployment").stream(), objects("StatefulSet").stream())
                .map(Workload::new)
                .toList();
    }

    /** Producer, worker and monitor. */
    public List<Workload> services() {
        return Stream.of("producer", "worker", "monitor").map(this::service).toList();
    }

    public Workload service(String name) {
        return new Workload(object("Deployment", name));
    }

    /** The objects of another folder. */
    public static List<Manifest> objectsOf(String folder) {
        return Manifest.parse(render(folder));
    }

    private static String render(String folder) {
        try {
            Process process = new ProcessBuilder("./kustomize.sh", folder)
                    .redirectError(Redirect.INHERIT)
                    .start();
            String rendered = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(folder + " cannot be rendered; the lines above say why");
            }
            return rendered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
