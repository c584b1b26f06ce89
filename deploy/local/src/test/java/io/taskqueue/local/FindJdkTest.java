package io.taskqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .mvn/find-jdk.sh} on machines with JDKs of every age; the machine is a folder. */
class FindJdkTest {
    private static final Path SCRIPT = Path.of("../../.mvn/find-jdk.sh").toAbsolutePath();

    @TempDir
    private Path root;

    private BareMachine machine;

    @BeforeEach
    void prepare() {
        machine = new BareMachine(root);
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJdk() throws Exception {
        assertThat(find("")).isEqualTo("""
                No JDK 21 or newer found (looked at JAVA_HOME, java on PATH and the usual install folders).
                Install one, for example 'apt-get install openjdk-21-jdk' or Temurin 25, or set JAVA_HOME to it.
                exit 1
                """);
    }

    @Test
    void namesTheNewestJdkThatIsTooOld() throws Exception {
        Path old = jdk("home/.jdks/old", "17.0.15");
        Path eight = jdk("eight", "1.8.0_402");

        assertThat(find(eight.toString()))
                .contains("No JDK 21 or newer found")
                .contains("The newest there is 17, too old, in " + old + ".")
                .endsWith("exit 1\n");
    }

    @Test
    void prefersJavaHomeWhereItIsNewEnough() throws Exception {
        Path own = jdk("own", "22.0.1");
        jdk("home/.jdks/newer", "25.0.1");

        assertThat(find(own.toString())).isEqualTo(own + "\nexit 0\n");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        Path old = jdk("old", "17.0.15");
        Path newer = jdk("home/.jdks/newer", "21.0.2");

        assertThat(find(old.toString())).isEqualTo(newer + "\nexit 0\n");
    }

    @Test
    void prefersTheNewestLongTermSupportRelease() throws Exception {
        jdk("home/.jdks/a", "21.0.2");
        Path best = jdk("home/.jdks/b with a space", "25.0.1");
        jdk("home/.jdks/c", "26-ea");

        assertThat(find("")).isEqualTo(best + "\nexit 0\n");
    }

    @Test
    void takesAFolderWithoutACompilerForNoJdk() throws Exception {
        Path runtime = jdk("home/.jdks/jre", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(find("")).endsWith("exit 1\n");
    }

    private Path jdk(String folder, String version) throws IOException {
        Path jdk = root.resolve(folder);
        machine.executable(folder + "/bin/javac", "");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    /** What the script says, what it chose, and its exit code, on this machine alone. */
    private String find(String javaHome) throws IOException, InterruptedException {
        machine.provide("sed", "dirname", "readlink");
        return machine.run(
                ". " + SCRIPT + "; echo \"$JAVA_HOME\"",
                Map.of("JDK_SEARCH_ROOT", root.toString(), "JAVA_HOME", javaHome));
    }
}
