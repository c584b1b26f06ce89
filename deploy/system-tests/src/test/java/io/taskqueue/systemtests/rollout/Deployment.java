package io.taskqueue.systemtests.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.systemtests.stage.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The pods of one service, replaced and scaled as a Kubernetes Deployment with {@code maxUnavailable: 0} and
 * {@code maxSurge: 1} does: a new one is ready before an old one gets its SIGTERM, and each has the time it needs.
 */
final class Deployment {
    /** The longest {@code terminationGracePeriodSeconds} of the manifests. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Supplier<RunningService> launch;
    private final List<RunningService> pods = new CopyOnWriteArrayList<>();

    /** Launches so many at once and does not wait for them. */
    Deployment(int replicas, Supplier<RunningService> launch) {
        this.launch = launch;
        pods.addAll(launched(replicas));
    }

    /** Waits until all are ready. */
    void awaitReady() {
        pods.forEach(RunningService::awaitReady);
    }

    /** Those that may get requests, oldest first: also one told to end, until it has, as clients hear of it late. */
    List<RunningService> pods() {
        return List.copyOf(pods);
    }

    /** Replaces one after the other. */
    void roll() {
        for (int left = pods.size(); left > 0; left--) {
            scaleUp(1);
            scaleDown(1, told -> {});
        }
    }

    /** Launches so many more and waits until they are ready. */
    void scaleUp(int more) {
        List<RunningService> young = launched(more);
        young.forEach(RunningService::awaitReady);
        pods.addAll(young);
    }

    /** Tells so many of the oldest to end, all at once, does this with them and waits until they have. */
    void scaleDown(int less, Consumer<List<RunningService>> whenTold) {
        List<RunningService> old = pods().subList(0, less);
        old.forEach(RunningService::terminate);
        whenTold.accept(old);
        old.forEach(Deployment::awaitOrderlyExit);
        pods.removeAll(old);
    }

    private List<RunningService> launched(int count) {
        return Stream.generate(launch).limit(count).toList();
    }

    private static void awaitOrderlyExit(RunningService pod) {
        assertThat(pod.awaitExit(GRACE).orElse(-1)).as(pod.log()).isIn(0, 143);
        assertThat(pod.log()).doesNotContain("ERROR");
    }
}
