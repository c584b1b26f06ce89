package io.taskqueue.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * One process, and never another that later gets the same id.
 *
 * @param pid process id
 * @param birth when it began, in words only this machine's running boot compares: boot id and clock ticks on Linux, the
 *     start instant elsewhere
 */
public record ProcessIdentity(long pid, String birth) {
    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    public ProcessIdentity {
        Objects.requireNonNull(birth, "birth");
    }

    /** The process that has this id now; empty when there is none or it has ended and waits to be reaped. */
    public static Optional<ProcessIdentity> of(long pid) {
        return birthOf(pid).map(birth -> new ProcessIdentity(pid, birth));
    }

    /** The process this is called in. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    /** Whether this very process still runs. */
    public boolean isAlive() {
        return birthOf(pid).filter(birth::equals).isPresent();
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("pid", String.valueOf(pid));
        properties.setProperty("birth", birth);
        return properties;
    }

    static Optional<ProcessIdentity> fromProperties(Properties properties) {
        try {
            long pid = Long.parseLong(properties.getProperty("pid"));
            return Optional.ofNullable(properties.getProperty("birth")).map(birth -> new ProcessIdentity(pid, birth));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> birthOf(long pid) {
        return Files.isDirectory(PROC.resolve("self")) ? birthFromProc(pid) : birthFromHandle(pid);
    }

    private static Optional<String> birthFromProc(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id"));
            return fields[STATE].equals("Z") ? Optional.empty() : Optional.of(boot.strip() + ":" + fields[START_TICKS]);
        } catch (IOException e) {
            return Optional.empty(); // the kernel removes the file with the process
        }
    }

    private static Optional<String> birthFromHandle(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Instant::toString);
    }
}
