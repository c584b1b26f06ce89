package io.taskqueue.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import redis.embedded.RedisExecProvider;

/** The redis-server to run: the one on PATH, else the one that comes as a library, kept under {@code bin/}. */
final class RedisProgram {
    private final Layout layout;

    RedisProgram(Layout layout) {
        this.layout = layout;
    }

    Path find() throws IOException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path candidate = Path.of(folder, "redis-server");
            if (Files.isExecutable(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        return unpacked();
    }

    private Path unpacked() throws IOException {
        Path program = layout.folder("bin").resolve("redis-server-" + RedisExecProvider.redisVersion);
        if (!Files.isExecutable(program)) {
            Path draft = program.resolveSibling("redis-server.new");
            Path source = RedisExecProvider.defaultProvider().get().toPath();
            Files.copy(source, draft, StandardCopyOption.REPLACE_EXISTING);
            if (!draft.toFile().setExecutable(true)) {
                throw new IOException(draft + " cannot be made executable");
            }
            Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE); // a half unpacked program is never found
        }
        return program;
    }
}
