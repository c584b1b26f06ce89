package io.taskqueue.local.process;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder that says what runs: {@code <part>.pid} per part, {@code launcher.properties} for the launcher, and a lock
 * the running launcher holds. Safe for use by several threads, and by other processes that only read.
 */
public final class RunFolder {
    private static final String SUFFIX = ".pid";
    private static final String LAUNCHER = "launcher.properties";
    private static final String REQUEST = "workers.request";

    private final Path folder;
    /** Kept here because the lock goes with its object. */
    @GuardedBy("this")
    private Optional<FileLock> held = Optional.empty();

    public RunFolder(Path folder) {
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the launcher's lock for as long as this object is reachable; false when another launcher holds it. */
    public synchronized boolean lock() {
        held = tryLock();
        return held.isPresent();
    }

    /** Whether a launcher holds the lock. */
    public boolean isLocked() {
        Optional<FileLock> lock = tryLock();
        lock.ifPresent(RunFolder::release);
        return lock.isEmpty();
    }

    /** The launcher that runs now, empty when none does. */
    public Optional<LauncherRecord> launcher() {
        return read(folder.resolve(LAUNCHER))
                .flatMap(LauncherRecord::fromProperties)
                .filter(launcher -> launcher.process().isAlive());
    }

    public void write(LauncherRecord launcher) {
        write(folder.resolve(LAUNCHER), launcher.toProperties());
    }

    public void removeLauncher() {
        delete(folder.resolve(LAUNCHER));
    }

    /** Asks the launcher to have that many workers run. */
    public void requestWorkers(int workers) {
        Properties properties = new Properties();
        properties.setProperty("workers", String.valueOf(workers));
        write(folder.resolve(REQUEST), properties);
    }

    /**
     * How many workers were asked for since the last call; empty where nobody has, or what stands there is no number.
     */
    public OptionalInt takeWorkersRequest() {
        Path file = folder.resolve(REQUEST);
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        Optional<Properties> request = read(file);
        delete(file);
        try {
            return request.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(request.get().getProperty("workers", "")));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    public void write(PartRecord part) {
        write(fileOf(part), part.toProperties());
    }

    public void remove(PartRecord part) {
        delete(fileOf(part));
    }

    /** Every part written down, in the order in which they stop; files that say nothing usable are left out. */
    public List<PartRecord> parts() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .flatMap(file -> readPart(file).stream())
                    .sorted(Comparator.comparing(PartRecord::kind).thenComparing(PartRecord::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<PartRecord> readPart(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        return read(file).flatMap(properties -> PartRecord.fromProperties(name, properties));
    }

    private Path fileOf(PartRecord part) {
        return folder.resolve(part.name() + SUFFIX);
    }

    private Optional<FileLock> tryLock() {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // this very process holds it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Properties> read(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(properties);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file, Properties properties) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var writer = Files.newBufferedWriter(draft)) {
                properties.store(writer, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
