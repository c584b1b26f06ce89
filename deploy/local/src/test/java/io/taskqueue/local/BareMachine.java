package io.taskqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A machine for scripts to look around in: a folder whose {@code bin} is all of PATH, and an environment of its own.
 */
final class BareMachine {
    private static final int LONGEST_SECONDS = 20;

    private final Path root;

    BareMachine(Path root) {
        this.root = root;
    }

    /** Puts tools of this machine on the PATH of that machine. */
    void provide(String... tools) throws IOException, InterruptedException {
        for (String tool : tools) {
            String where =
                    output(new ProcessBuilder("sh", "-c", "command -v " + tool)).strip();
            program(tool, "exec " + where + " \"$@\"");
        }
    }

    /** Puts a script of its own on the PATH of that machine. */
    void program(String name, String script) throws IOException {
        executable("bin/" + name, "#!/bin/sh\n" + script + "\n");
    }

    Path executable(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** What commands of the shell print there, and their exit code. */
    String run(String commands, Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", root.resolve("bin").toString());
        all.put("HOME", root.resolve("home").toString());
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", "(set -euf; " + commands + "); echo \"exit $?\"");
        shell.environment().clear();
        shell.environment().putAll(all);
        return output(shell);
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
