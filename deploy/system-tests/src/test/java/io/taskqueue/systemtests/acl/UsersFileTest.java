package io.taskqueue.systemtests.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.testing.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.util.SafeEncoder;

class UsersFileTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String WRITE = "redis.users.write";
    private static final List<String> ALL_KEYS = List.of(
            "task_queue",
            "task_queue:mail",
            "task_scheduled",
            "task_scheduled:mail",
            "task_status:1",
            "task_dead",
            "worker_status:w",
            "task_workers",
            "task_workers_lost",
            "task_processing:w",
            "task_key:0",
            "queue_control:mail",
            "task_queues",
            "task_dataset:1",
            "task_chunks:1",
            "task_datasets",
            "another",
            "task_queuesx",
            "task_status");

    @TempDir
    static Path folder;

    private static RealRedis server;
    private static Jedis redis;

    @BeforeAll
    static void loadTheFile() throws IOException {
        Path file = Files.createFile(folder.resolve("users.acl"));
        server = RealRedis.start("aclfile " + file);
        redis = server.connect();
        assumeThat(redis.info("server"))
                .as("keys that are only read are known to Redis 7")
                .containsPattern("redis_version:([7-9]|\\d\\d)");
        List<String> lines = UsersFile.lines(ROOT);
        // As delivered, but for the default user, which this test is.
        Files.write(
                file,
                lines.stream()
                        .map(line -> line.replace(
                                "user default off resetkeys resetchannels -@all", "user default on nopass ~* &* +@all"))
                        .toList());
        assertThat(redis.aclLoad()).isEqualTo("OK");
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    @Test
    void isWhatScriptsAndSourcesCallFor() throws IOException {
        Path file = ROOT.resolve(UsersFile.PATH);
        if (Boolean.getBoolean(WRITE)) {
            Files.write(file, UsersFile.lines(ROOT));
        }

        assertThat(Files.readAllLines(file))
                .as("written anew by ./mvnw test -pl deploy/system-tests -am -D%s=true", WRITE)
                .isEqualTo(UsersFile.lines(ROOT));
    }

    @Test
    void letsNobodyInBeforePasswordsAreSet() {
        assertThat(UsersFile.lines(ROOT)).noneMatch(line -> line.contains("nopass") || line.contains(">"));
        assertThat(redis.aclUsers())
                .contains("default", "operator", "replica", "sentinel", "producer", "worker", "monitor");
        assertThat(redis.aclGetUser("worker").getPassword()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void mayRunTheirOwnCommandsAndNoOthers(Service service) {
        Set<String> granted = new TreeSet<>();
        for (Object entry : (List<?>) redis.sendCommand(Command.COMMAND)) {
            granted.addAll(granted(service, (List<?>) entry));
        }

        assertThat(granted)
                .isEqualTo(ServiceUse.of(ROOT, UsersFile.user(service) + "-service")
                        .commands());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void mayTouchTheirOwnKeysAndNoOthers(Service service) {
        ServiceUse use = ServiceUse.of(ROOT, UsersFile.user(service) + "-service");

        assertThat(ALL_KEYS).allSatisfy(key -> {
            boolean writes = matches(use.written(), key);
            assertThat(dryRun(service, "SET", key, "value").equals("OK"))
                    .as("writes " + key)
                    .isEqualTo(writes);
            assertThat(dryRun(service, "GET", key).equals("OK"))
                    .as("reads " + key)
                    .isEqualTo(writes || matches(use.read(), key));
        });
        assertThat(ALL_KEYS).anyMatch(key -> matches(use.written(), key));
    }

    private static boolean matches(Set<String> patterns, String key) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? key.startsWith(pattern.substring(0, pattern.length() - 1))
                        : key.equals(pattern));
    }

    /** This command, or those of its own, if the user may run it; none that anybody may run to log in. */
    private static Set<String> granted(Service service, List<?> entry) {
        Set<String> granted = new TreeSet<>();
        String name = text(entry.get(0));
        List<String> flags =
                ((List<?>) entry.get(2)).stream().map(UsersFileTest::text).toList();
        List<?> own = entry.size() > 9 ? (List<?>) entry.get(9) : List.of();
        own.forEach(sub -> granted.addAll(granted(service, (List<?>) sub)));
        if (own.isEmpty() && !flags.contains("no_auth") && mayRun(service, name, (Long) entry.get(1))) {
            granted.add(name);
        }
        return granted;
    }

    private static boolean mayRun(Service service, String name, long arity) {
        String[] words = name.split("\\|");
        int others = (int) Math.abs(arity) - words.length;
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(Collections.nCopies(Math.max(0, others), "1"));
        return !dryRun(service, command.toArray(String[]::new)).contains("permissions to run");
    }

    /** {@code OK}, or why the user may not. */
    private static String dryRun(Service service, String... command) {
        String[] words = new String[command.length + 2];
        words[0] = "DRYRUN";
        words[1] = UsersFile.user(service);
        System.arraycopy(command, 0, words, 2, command.length);
        return text(redis.sendCommand(Command.ACL, words));
    }

    private static String text(Object reply) {
        return reply instanceof byte[] bytes ? SafeEncoder.encode(bytes) : String.valueOf(reply);
    }
}
