package io.taskqueue.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** PostgreSQL's data folder {@code postgres/}: made once, kept from run to run. */
final class PostgresData {
    private final Layout layout;
    private final Path programs;

    PostgresData(Layout layout, Path programs) {
        this.layout = layout;
        this.programs = programs;
    }

    /** The folder, ready for a server. */
    Path ready() throws IOException, PartFailure {
        Path data = layout.home().resolve("postgres");
        if (!Files.isDirectory(data)) {
            create(data);
        }
        forgetEndedServer(data.resolve("postmaster.pid"));
        return data;
    }

    private void create(Path data) throws IOException, PartFailure {
        Path log = layout.freshLog("initdb");
        Path draft = Files.createTempDirectory(layout.home(), "postgres.new");
        List<String> initdb = List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + draft,
                "--username=" + PostgresPart.TASKQUEUE,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C");
        ProcessBuilder builder = new ProcessBuilder(Unprivileged.command(initdb))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C");
        if (exitCode(builder.start()) != 0) {
            throw new PartFailure("Cannot create the database (postgres): %s. For details see %s."
                    .formatted(new LastWords(log).line(), log));
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE); // a half made database is never used
    }

    /**
     * After a power cut the server's own lock names a process id that may be a stranger's by now, and the server would
     * refuse to start. The lock goes only when that process is no postgres.
     */
    private static void forgetEndedServer(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
        boolean runs = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
        if (!runs) {
            Files.delete(lock);
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
