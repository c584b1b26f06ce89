package io.taskqueue.systemtests.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of its own, in memory, small enough to be filled and able to grow. Closing unmounts it. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one of this size, such as {@code 1m}; empty where this process may not, as that needs root on Linux. */
    public static Optional<SmallDisk> mount(String size) {
        try {
            SmallDisk disk = new SmallDisk(Files.createTempDirectory("small-disk"));
            String folder = disk.folder.toString();
            if (run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder)) {
                return Optional.of(disk);
            }
            Files.delete(disk.folder);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public void growTo(String size) {
        require(run("mount", "-o", "remount,size=" + size, folder.toString()), "grow");
    }

    @Override
    public void close() {
        require(run("umount", folder.toString()), "be unmounted");
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean done, String what) {
        if (!done) {
            throw new IllegalStateException(folder + " could not " + what);
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
