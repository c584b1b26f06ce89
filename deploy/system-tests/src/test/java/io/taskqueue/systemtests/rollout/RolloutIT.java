package io.taskqueue.systemtests.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskqueue.systemtests.stage.Gate;
import io.taskqueue.systemtests.stage.Ledger;
import io.taskqueue.systemtests.stage.Ledger.Count;
import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Replaces and scales services while clients submit and workers work. Nobody is killed, so nothing may be lost, refused
 * for good, attempted or done twice.
 */
@Isolated("loads the machine by itself")
class RolloutIT {
    private static final System.Logger LOG = System.getLogger(RolloutIT.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOTS = 20;
    private static final int WORKERS = 2;

    private static Stage stage;
    private static Deployment producers;
    private static Deployment workers;
    private static Deployment monitors;

    private final Gate gate = stage.gate();
    /** Tasks submitted without a producer. */
    private final List<String> pushed = new ArrayList<>();

    @BeforeAll
    static void start() {
        // Nobody dies here, so a machine that stands still for seconds must not make it look so.
        stage = Stage.withRedis()
                .with("TASKQUEUE_WORKER_CONCURRENCY", String.valueOf(SLOTS))
                .with("TASKQUEUE_WORKER_LEASE", "1m");
        producers = new Deployment(2, () -> stage.launch(Service.PRODUCER));
        workers = new Deployment(WORKERS, () -> stage.launchWorker("worker"));
        monitors = new Deployment(1, () -> stage.launch(Service.MONITOR));
        List.of(producers, workers, monitors).forEach(Deployment::awaitReady);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void doesEachTaskOnceWhileEveryServiceIsReplacedByAnotherVersion() {
        OtherVersions other = OtherVersions.calling(gate);
        List<String> waiting = List.copyOf(other.waiting().keySet());
        try (Ledger ledger = new Ledger(stage.redis().connect(), "")) {
            underLoad(other.callers(), () -> {
                gate.shut();
                awaitAllBusy();
                other.leaveIn(ledger.redis());
                for (int i = 0; i < WORKERS; i++) {
                    workers.scaleUp(1);
                    scaleDownBusyOnes(1);
                }
                producers.roll();
                monitors.roll();
            });

            assertThat(ledger.count(waiting).completed()).isEqualTo(waiting.size());
            assertThat(ledger.attempts(waiting)).isEqualTo(other.waiting());
            assertThat(shown(other.only("completed"))).isEqualTo(other.statuses(other.only("completed")));
            assertIsDoneOnceRetried(other.only("discarded").getFirst(), ledger);
        }
    }

    @Test
    void doesEachTaskOnceWhileWorkersAreDoubledAndHalved() {
        underLoad(List.of(), () -> {
            workers.scaleUp(WORKERS);
            scaleDownBusyOnes(WORKERS);
        });
    }

    /**
     * Makes the change while clients submit tasks of many lengths, and holds what they and the gate saw to the promise.
     */
    private void underLoad(List<String> otherCallers, Runnable change) {
        Set<String> earlier = gate.taskIds();
        PatientClients clients = new PatientClients(producers::pods, this::task);
        List<String> ids;
        try {
            change.run();
        } finally {
            gate.open();
            ids = union(clients.stop(), pushed);
        }
        stage.tasks().awaitCompleted(ids);
        stage.tasks().assertNothingUnderWay();
        LOG.log(System.Logger.Level.INFO, "accepted {0}; {1}", ids.size(), clients);

        assertThat(clients.refusals()).allSatisfy(refusal -> {
            assertThat(refusal.status()).as(refusal.text()).isEqualTo(503);
            assertThat(refusal.by().isAlive()).as("was told to end").isFalse();
        });
        assertDoneOnce(ids);
        Set<String> effects = new HashSet<>(gate.taskIds());
        effects.removeAll(earlier);
        assertThat(effects).containsExactlyInAnyOrderElementsOf(union(ids, otherCallers));
        assertThat(otherCallers).allSatisfy(id -> assertThat(gate.runs(id)).isEqualTo(1));
    }

    private void assertDoneOnce(List<String> ids) {
        try (Ledger ledger = new Ledger(stage.redis().connect(), "")) {
            Count count = ledger.count(ids);
            assertThat(count).isEqualTo(new Count(ids.size(), ids.size(), 0));
            assertThat(ledger.attempts(ids).values()).containsOnly(1);
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(gate.runs(id)).isEqualTo(1));
        }
    }

    private void assertIsDoneOnceRetried(String deadLetter, Ledger ledger) {
        Web.Answer answer = Web.postJson(monitor().url("/dead-letters/" + deadLetter + "/retry"), "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        ledger.awaitCompleted(deadLetter, PATIENCE);
        assertThat(ledger.attempts(List.of(deadLetter))).containsEntry(deadLetter, 1);
        assertThat(gate.runs(deadLetter)).isEqualTo(1);
    }

    /** What the monitor shows of these tasks. */
    private static List<String> shown(List<String> ids) {
        return ids.stream()
                .map(id -> Web.getText(monitor().url("/tasks/" + id)))
                .toList();
    }

    private static RunningService monitor() {
        return monitors.pods().getFirst();
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Most tasks are short, one in ten is not. */
    private String task(int number) {
        int millis = number % 10 == 0 ? 400 : number * 7 % 60;
        return "{\"type\":\"http.request\",\"payload\":{\"method\":\"POST\",\"url\":\"http://" + gate.host() + "/"
                + millis + "\"}}";
    }

    /** Has the oldest workers end while each of them has tasks that take longer than to be told so. */
    private void scaleDownBusyOnes(int count) {
        gate.shut();
        awaitAllBusy();
        workers.scaleDown(count, leaving -> {
            leaving.forEach(worker -> awaitLog(worker, "event=draining inFlight=[1-9]"));
            gate.open();
            leaving.forEach(worker -> awaitLog(worker, "released=0 clean=true"));
        });
    }

    /** Pushes more tasks than all workers have slots, and waits until each holds some. */
    private void awaitAllBusy() {
        pushed.addAll(stage.tasks().submit((workers.pods().size() + 1) * SLOTS));
        for (RunningService worker : workers.pods()) {
            await().atMost(PATIENCE).until(() -> stage.tasks().held(worker.workerName()) > 0);
        }
    }

    private static void awaitLog(RunningService worker, String words) {
        Pattern pattern = Pattern.compile(words);
        await(words).atMost(PATIENCE).until(() -> pattern.matcher(worker.log()).find());
    }
}
