package io.taskqueue.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskqueue.local.part.InboxPart;
import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.Part;
import io.taskqueue.local.part.PartFailure;
import io.taskqueue.local.part.PostgresPart;
import io.taskqueue.local.part.RedisPart;
import io.taskqueue.local.process.PartKind;
import io.taskqueue.local.process.PartRecord;
import io.taskqueue.local.process.RunFolder;
import io.taskqueue.local.process.Signal;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    @TempDir
    private Path folder;

    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final List<String> ready = new CopyOnWriteArrayList<>();
    private Layout layout;
    private RunFolder running;
    private Stack stack;

    @BeforeEach
    void layOut() {
        layout = new Layout(folder, folder.resolve("a folder with spaces"));
        running = new RunFolder(layout.home().resolve("run"));
    }

    @AfterEach
    void stop() {
        stack.stop();
    }

    @Test
    void runsRealServersAndStopsThemInOrder() throws Exception {
        stack = stackOf(
                new RedisPart(layout, freePort()),
                new PostgresPart(layout, freePort()),
                new InboxPart(layout, freePort(), freePort()));

        stack.start(part -> ready.add(part.name()));

        assertThat(ready).containsExactlyInAnyOrder("redis", "postgres", "inbox");
        assertThat(running.parts())
                .hasSize(3)
                .allMatch(PartRecord::ready)
                .allMatch(part -> part.process().isAlive());

        stack.stop();

        assertThat(stopped).extracting(line -> line.split(" ", 2)[0]).containsExactly("inbox", "postgres", "redis");
        assertThat(running.parts()).isEmpty();
        assertThat(layout.log("redis")).content().contains("Calling fsync() on the AOF file");
        assertThat(layout.log("postgres")).content().contains("database system is shut down");
    }

    @Test
    void startsAPartOnlyWhenWhatItNeedsIsReady() throws Exception {
        stack = stackOf(
                new FakePart("redis", PartKind.REDIS, "exec sleep 60"),
                new FakePart("monitor", PartKind.MONITOR, "exec sleep 60", PartKind.REDIS));

        stack.start(part -> ready.add(part.name()));

        assertThat(ready).containsExactly("redis", "monitor");
    }

    @Test
    void stopsServicesBeforeWhatTheyUse() throws Exception {
        stack = stackOf(
                new FakePart("redis", PartKind.REDIS, "exec sleep 60"),
                // It is told to end by SIGINT, which a build in the background hands on as ignored.
                new FakePart("postgres", PartKind.POSTGRES, "exec env --default-signal=INT sleep 60"),
                new FakePart("inbox", PartKind.INBOX, "exec sleep 60"),
                new FakePart("worker", PartKind.WORKER, "exec sleep 60"),
                new FakePart("worker-2", PartKind.WORKER, "exec sleep 60"),
                new FakePart("monitor", PartKind.MONITOR, "exec sleep 60"),
                new FakePart("producer", PartKind.PRODUCER, "exec sleep 60"));
        stack.start(part -> ready.add(part.name()));

        stack.stop();

        assertThat(stopped)
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly("producer", "monitor", "worker", "worker-2", "inbox", "postgres", "redis");
    }

    @Test
    void namesThePartThatEndsAtStartWithItsLastWords() {
        stack = stackOf(
                new FakePart("worker", PartKind.WORKER, "echo 'ERROR: no such table'; echo bye; exit 3", false));

        assertThatThrownBy(() -> stack.start(part -> ready.add(part.name())))
                .isInstanceOf(PartFailure.class)
                .hasMessage("worker ended (exit code 3). Its log: ERROR: no such table."
                        + " See deploy/local/logs worker.");
    }

    @Test
    void startsAPartAgainThatIsKilledAndCountsIt() throws Exception {
        stack = stackOf(
                new FakePart("redis", PartKind.REDIS, "exec sleep 60"),
                new FakePart("worker", PartKind.WORKER, "exec sleep 60"));
        stack.start(part -> ready.add(part.name()));
        PartRecord redis = part("redis");

        kill("worker");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> part("worker").restarts() == 1 && part("worker").ready());
        assertThat(part("worker").process().isAlive()).isTrue();
        assertThat(part("redis")).isEqualTo(redis);
        assertThat(stopped)
                .contains("worker     restarts in 1 s", "worker     is ready again   nowhere")
                .first()
                .asString()
                .startsWith("worker ended (exit code 137). Its log:");
    }

    @Test
    void keepsTryingWithAPartThatEndsAgainAtOnce() throws Exception {
        Path first = folder.resolve("first");
        String once = "test -e '%1$s' && exit 7; touch '%1$s'; exec sleep 60".formatted(first);
        stack = stackOf(new FakePart("worker", PartKind.WORKER, once));
        stack.start(part -> ready.add(part.name()));
        await().until(() -> Files.exists(first));

        kill("worker");

        await().atMost(Duration.ofSeconds(20)).until(() -> stopped.contains("worker     restarts in 2 s"));
        Files.delete(first);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> part("worker").process().isAlive());
        assertThat(part("worker").restarts()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void startsNothingAgainThatEndsWhileTheStackStops() throws Exception {
        stack = stackOf(new FakePart("worker", PartKind.WORKER, "exec sleep 60"));
        stack.start(part -> ready.add(part.name()));

        stack.stop();

        assertThat(stopped).singleElement().asString().startsWith("worker     stopped");
        assertThat(running.parts()).isEmpty();
    }

    @Test
    void addsAPartToWhatRuns() throws Exception {
        stack = stackOf(new FakePart("worker", PartKind.WORKER, "exec sleep 60"));
        stack.start(part -> ready.add(part.name()));

        stack.add(new FakePart("worker-2", PartKind.WORKER, "exec sleep 60"), part -> ready.add(part.name()));

        assertThat(ready).containsExactly("worker", "worker-2");
        assertThat(stack.parts()).extracting(Part::name).containsExactly("worker", "worker-2");
        assertThat(running.parts()).hasSize(2).allMatch(PartRecord::ready);
    }

    @Test
    void doesNotStartWhatIsLeftOnceSomethingHasFailed() {
        stack = stackOf(
                new FakePart("redis", PartKind.REDIS, "exit 1", false),
                new FakePart("monitor", PartKind.MONITOR, "exec sleep 60", PartKind.REDIS));

        assertThatThrownBy(() -> stack.start(part -> ready.add(part.name()))).hasMessageStartingWith("redis ended");

        assertThat(ready).isEmpty();
        assertThat(Files.exists(layout.log("monitor"))).isFalse();
    }

    @Test
    void startsNothingOnceStopped() throws Exception {
        stack = stackOf(new FakePart("redis", PartKind.REDIS, "exec sleep 60"));
        stack.stop();

        Thread start = Thread.ofVirtual().start(() -> {
            try {
                stack.start(part -> ready.add(part.name()));
            } catch (PartFailure | InterruptedException e) {
                ready.add(e.toString());
            }
        });
        assertThat(start.join(Duration.ofMillis(500))).isFalse();
        start.interrupt();
        start.join();

        assertThat(running.parts()).isEmpty();
        assertThat(ready).containsExactly("java.lang.InterruptedException");
    }

    private PartRecord part(String name) {
        return running.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void kill(String name) {
        Signal.KILL.sendTo(part(name).process());
    }

    private Stack stackOf(Part... parts) {
        return new Stack(new Blueprint(List.of(parts)), layout, running, Clock.systemUTC(), stopped::add);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
