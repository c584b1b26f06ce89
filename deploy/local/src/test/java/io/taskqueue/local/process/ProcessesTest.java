package io.taskqueue.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pid files of runs that ended in every way: what is ours is stopped, what is a stranger's is left alone. */
class ProcessesTest {
    @TempDir
    private Path folder;

    private final List<String> report = new ArrayList<>();
    private final List<Process> strangers = new ArrayList<>();
    private RunFolder running;

    @BeforeEach
    void open() {
        running = new RunFolder(folder.resolve("run"));
    }

    @AfterEach
    void endStrangers() {
        strangers.forEach(Process::destroyForcibly);
    }

    @Test
    void stopsAPartThatIsWrittenDown() throws IOException {
        PartRecord part = spawn("sleep", "60");

        new Stopper(running, report::add).stopAll();

        assertThat(part.process().isAlive()).isFalse();
        assertThat(running.parts()).isEmpty();
        assertThat(report).singleElement().asString().startsWith("worker");
    }

    @Test
    void neverStopsAStrangerThatGotThePid() throws IOException {
        Process stranger = stranger();
        ProcessIdentity earlier = new ProcessIdentity(stranger.pid(), "an earlier birth");
        running.write(new PartRecord("redis", PartKind.REDIS, earlier, 6379, Instant.EPOCH, 0, true));

        new Stopper(running, report::add).stopAll();

        assertThat(stranger.isAlive()).isTrue();
        assertThat(running.parts()).isEmpty();
        assertThat(report).isEmpty();
    }

    @Test
    void neverStopsAnythingOnTheWordOfADamagedFile() throws IOException {
        Process stranger = stranger();
        Path run = folder.resolve("run");
        Files.writeString(run.resolve("redis.pid"), String.valueOf(stranger.pid()));
        Files.writeString(run.resolve("postgres.pid"), "pid=%d\nkind=POSTGRES\n".formatted(stranger.pid()));
        Files.writeString(run.resolve("worker.pid"), "pid=x\nbirth=y\nkind=WORKER\nport=1\nsince=z\n");
        Files.writeString(run.resolve("monitor.pid"), "\\u00zz");

        new Stopper(running, report::add).stopAll();

        assertThat(stranger.isAlive()).isTrue();
        assertThat(report).isEmpty();
    }

    @Test
    void forgetsAPartThatHasEnded() throws Exception {
        running.write(new PartRecord(
                "redis", PartKind.REDIS, new ProcessIdentity(stranger().pid(), "gone"), 6379, Instant.EPOCH, 0, true));

        new Stopper(running, report::add).stopAll();

        assertThat(running.parts()).isEmpty();
    }

    @Test
    void takesAProcessThatEndedAndIsNotReapedForEnded() throws IOException {
        // A shell would reap its child: this one ends only once the shell has become something that does not.
        Process parent = new ProcessBuilder(
                        "sh",
                        "-c",
                        "(while read -r name < /proc/$$/comm && [ \"$name\" = sh ]; do :; done) & echo $!;"
                                + " exec sleep 60")
                .start();
        strangers.add(parent);
        long child = Long.parseLong(parent.inputReader().readLine());

        await().until(() -> ProcessIdentity.of(child).isEmpty());

        assertThat(Path.of("/proc/" + child)).exists();
    }

    @Test
    void readsBackWhatItWrote() {
        PartRecord part = new PartRecord(
                "worker-2", PartKind.WORKER, ProcessIdentity.current(), 8083, Instant.ofEpochMilli(1), 4, false);

        running.write(part);
        running.write(part.asReady());

        assertThat(running.parts()).containsExactly(part.asReady());
    }

    @Test
    void handsARequestForWorkersOnOnce() throws IOException {
        assertThat(running.takeWorkersRequest()).isEmpty();

        running.requestWorkers(3);

        assertThat(running.takeWorkersRequest()).hasValue(3);
        assertThat(running.takeWorkersRequest()).isEmpty();
        Files.writeString(folder.resolve("run/workers.request"), "workers=many");
        assertThat(running.takeWorkersRequest()).isEmpty();
    }

    @Test
    void namesTheLauncherOnlyWhileItRuns() {
        running.write(new LauncherRecord(new ProcessIdentity(1, "another boot"), true));
        assertThat(running.launcher()).isEmpty();

        LauncherRecord self = new LauncherRecord(ProcessIdentity.current(), true);
        running.write(self);
        assertThat(running.launcher()).contains(self);
    }

    @Test
    void letsOneLauncherRunAtATime() {
        assertThat(running.isLocked()).isFalse();

        assertThat(running.lock()).isTrue();
        System.gc(); // takes with it what no one holds, the lock included
        System.gc();

        assertThat(running.isLocked()).isTrue();
        assertThat(new RunFolder(folder.resolve("run")).lock()).isFalse();
    }

    @Test
    void startsNothingOnceClosed() {
        Spawner spawner = new Spawner(running, Clock.systemUTC());
        spawner.close();

        assertThatThrownBy(() -> spawner.spawn(
                        "worker", PartKind.WORKER, 1, 0, List.of("true"), Map.of(), folder.resolve("worker.log")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void startsPartsInASessionOfTheirOwn() throws Exception {
        PartRecord part = spawn("sleep", "60");
        String pid = String.valueOf(part.process().pid());

        // setsid changes the session once it runs, which is after it was started.
        await().until(() -> session(pid), pid::equals);
        new Stopper(running, report::add).stopAll();
    }

    private static String session(String pid) throws IOException {
        return new ProcessBuilder("cut", "-d ", "-f6", "/proc/" + pid + "/stat")
                .start()
                .inputReader()
                .readLine();
    }

    private PartRecord spawn(String... command) throws IOException {
        return new Spawner(running, Clock.systemUTC())
                .spawn("worker", PartKind.WORKER, 8081, 0, List.of(command), Map.of(), folder.resolve("worker.log"))
                .part();
    }

    private Process stranger() throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        strangers.add(process);
        return process;
    }
}
