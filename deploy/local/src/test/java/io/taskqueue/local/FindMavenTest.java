package io.taskqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .mvn/find-maven.sh} on machines with every kind of Maven; the machine is a folder. */
class FindMavenTest {
    private static final Path SCRIPT = Path.of("../../.mvn/find-maven.sh").toAbsolutePath();
    private static final String FETCHED = "home/.m2/wrapper/dists/taskqueue/apache-maven-3.9.16/bin/mvn";
    private static final String OTHER_ARCHIVE = "0".repeat(128);

    @TempDir
    private Path root;

    private BareMachine machine;

    @BeforeEach
    void prepare() throws Exception {
        machine = new BareMachine(root);
        machine.provide("sed", "grep", "mkdir", "mktemp", "mv", "rm", "cut", "tar", "gzip", "sha512sum", "cp");
        machine.program("id", "echo 0");
        machine.program("apt-get", "echo \"apt-get $*\"");
        release(archive());
    }

    @Test
    void takesTheMavenOnPathWhereItIsNewEnough() throws Exception {
        for (String version : new String[] {"3.9.6", "3.9.16", "3.10.0"}) {
            mavenOnPath(version);

            assertThat(find(Map.of())).isEqualTo(root.resolve("bin/mvn") + "\nexit 0\n");
        }
    }

    @Test
    void prefersTheReleaseThatWasFetchedBefore() throws Exception {
        mavenOnPath("3.9.9");
        machine.executable(FETCHED, "");

        assertThat(find(Map.of())).isEqualTo(root.resolve(FETCHED) + "\nexit 0\n");
    }

    @Test
    void hasAnOlderMavenFetchTheRelease() throws Exception {
        mavenOnPath("3.8.7");

        assertThat(find(Map.of())).isEqualTo("Fetching Maven 3.9.16 (once)\n" + root.resolve(FETCHED) + "\nexit 0\n");
        assertThat(root.resolve(FETCHED)).isExecutable();
    }

    @Test
    void refusesAnArchiveWithAnotherChecksum() throws Exception {
        mavenOnPath("3.8.7");
        release(OTHER_ARCHIVE);

        assertThat(find(Map.of()))
                .contains("The fetched Maven 3.9.16 is not the one .mvn/maven-release names: its SHA-512 is ")
                .endsWith("exit 1\n");
        assertThat(root.resolve(FETCHED).getParent().getParent().getParent()).isEmptyDirectory();
    }

    @Test
    void installsNothingUnlessAsked() throws Exception {
        assertThat(find(Map.of()))
                .contains("Maven 3.9.16 is not there and could not be fetched.", "set MVNW_INSTALL=1")
                .doesNotContain("apt-get ")
                .endsWith("exit 1\n");
    }

    @Test
    void installsDebiansMavenWhenAsked() throws Exception {
        assertThat(find(Map.of("MVNW_INSTALL", "1")))
                .contains("apt-get update -qq\n", "apt-get install -y -qq --no-install-recommends maven\n");
    }

    @Test
    void installsNothingForAnotherUserThanRoot() throws Exception {
        machine.program("id", "echo 1000");

        assertThat(find(Map.of("MVNW_INSTALL", "1"))).doesNotContain("apt-get ").endsWith("exit 1\n");
    }

    /** A Maven that names its version and, asked for the release, copies the archive. */
    private void mavenOnPath(String version) throws IOException {
        machine.program("mvn", """
                if [ "$1" = -v ]; then echo "Apache Maven %s (abc)"; exit 0; fi
                for argument; do case $argument in -DoutputDirectory=*) folder=${argument#*=} ;; esac; done
                cp %s "$folder/apache-maven-3.9.16-bin.tar.gz"
                """.formatted(version, root.resolve("archive.tar.gz")));
    }

    /** Makes the release's archive and returns its SHA-512. */
    private String archive() throws IOException, InterruptedException, NoSuchAlgorithmException {
        machine.executable("work/apache-maven-3.9.16/bin/mvn", "");
        machine.run("cd " + root.resolve("work") + "; tar -czf ../archive.tar.gz apache-maven-3.9.16", Map.of());
        byte[] archive = Files.readAllBytes(root.resolve("archive.tar.gz"));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(archive));
    }

    private void release(String sha512) throws IOException {
        Files.createDirectories(root.resolve("checkout/.mvn"));
        Files.writeString(
                root.resolve("checkout/.mvn/maven-release"), "# a comment\nversion=3.9.16\nsha512=" + sha512 + "\n");
    }

    /** What the script says, what it chose, and its exit code. */
    private String find(Map<String, String> environment) throws IOException, InterruptedException {
        return machine.run(
                "base_dir=" + root.resolve("checkout") + "; . " + SCRIPT + "; echo \"$MAVEN_BIN\"", environment);
    }
}
