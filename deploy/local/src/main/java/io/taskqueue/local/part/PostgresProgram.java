package io.taskqueue.local.part;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, which come as a library and are unpacked once under {@code bin/postgres}. */
final class PostgresProgram {
    private static final int OWNER_EXECUTES = 0100;

    private final Layout layout;

    PostgresProgram(Layout layout) {
        this.layout = layout;
    }

    /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
    Path unpacked() throws IOException {
        Path folder = layout.folder("bin").resolve("postgres");
        if (!Files.isDirectory(folder)) {
            Path draft = Files.createTempDirectory(layout.folder("bin"), "postgres.new");
            unpackTo(draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE); // half unpacked programs are never found
        }
        return folder;
    }

    private static void unpackTo(Path folder) throws IOException {
        try (InputStream library = library();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(library))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & OWNER_EXECUTES) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    private static InputStream library() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
}
