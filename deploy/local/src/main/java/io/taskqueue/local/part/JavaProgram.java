package io.taskqueue.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command of a JVM that takes little memory, run by the JDK the launcher runs on. */
public final class JavaProgram {
    private JavaProgram() {}

    /** The command with these arguments; a JVM out of memory ends instead of limping on. */
    public static List<String> command(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        words.addAll(Arrays.asList(arguments));
        return words;
    }
}
