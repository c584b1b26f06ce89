package io.taskqueue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuaHeaderTest {
    private static final Set<String> STATES = Set.of("scheduled", "available", "running", "completed");
    private static final String GOOD = """
            -- Moves due tasks of a queue
            -- back to it.
            -- States: new -> available, scheduled -> available
            -- KEYS[1] queue  LIST task_queue
            -- KEYS[2..] status  STRING task_status:<id>
            -- ARGV[1] now  epoch milliseconds
            -- RESULT count  how many were moved
            local queue, now = KEYS[1], ARGV[1]
            for i = 2, #KEYS do
              redis.call('SET', KEYS[i], now)
            end
            return redis.call('LLEN', queue)
            """;

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithGoodHeader() throws IOException {
        assertThat(problemsOf(GOOD)).isEmpty();
    }

    @Test
    void acceptsScriptsWithoutKeysArgumentsOrStates() throws IOException {
        assertThat(problemsOf("-- Tells the time.\n-- States: none\n-- RESULT now\nreturn 1\n"))
                .containsExactly("move.lua names no result");
        assertThat(problemsOf("-- Tells the time.\n-- States: none\n-- RESULT now  ms\nreturn redis.call('TIME')\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local queue\nreturn 1\n", "-- moves\n-- States: none\n-- RESULT a  b\nreturn 1\n", ""})
    void wantsPurpose(String script) throws IOException {
        assertThat(problemsOf(script)).contains("move.lua does not open with its purpose");
    }

    @Test
    void wantsStates() throws IOException {
        assertThat(problemsOf(GOOD.replace("-- States: new -> available, scheduled -> available\n", "")))
                .containsExactly("move.lua has no States: line");
    }

    @Test
    void knowsOnlyGivenStates() throws IOException {
        assertThat(problemsOf(GOOD.replace("new -> available", "waiting -> available")))
                .containsExactly("move.lua names the state waiting, which is none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whatever", "new->available", "none yet", "new -> available and on"})
    void wantsListOfTransitions(String states) throws IOException {
        assertThat(problemsOf(GOOD.replace("new -> available, scheduled -> available", states)))
                .containsExactly("move.lua has a States: line that is neither none nor a list of transitions");
    }

    @Test
    void tellsTransitions() throws IOException {
        Files.writeString(folder.resolve("a.lua"), GOOD.replace("-> available,", "-> available,\n-- running -> same,"));
        Files.writeString(folder.resolve("b.lua"), "-- Tells.\n-- States: none\n");

        assertThat(LuaHeader.readAll(folder))
                .extracting(LuaHeader::transitions)
                .containsExactly(List.of("new -> available", "running -> same", "scheduled -> available"), List.of());
    }

    @Test
    void readsStatesOnAllTheirLines() throws IOException {
        assertThat(problemsOf(GOOD.replace("scheduled -> available", "scheduled -> available,\n-- waiting -> running")))
                .containsExactly("move.lua names the state waiting, which is none");
    }

    @Test
    void wantsRedisTypeOfEveryKey() throws IOException {
        assertThat(problemsOf(GOOD.replace("LIST task_queue", "task_queue")))
                .containsExactly("move.lua gives no Redis type for queue");
    }

    @Test
    void wantsEveryKeyAndArgumentDeclared() throws IOException {
        assertThat(problemsOf(GOOD.replace("-- KEYS[1] queue  LIST task_queue\n", "")))
                .containsExactly("move.lua declares KEYS [2] but uses [1]");
        assertThat(problemsOf(GOOD.replace("-- ARGV[1] now  epoch milliseconds\n", "")))
                .containsExactly("move.lua declares ARGV [] but uses [1]");
    }

    @Test
    void wantsEveryDeclaredKeyAndArgumentUsed() throws IOException {
        assertThat(problemsOf(GOOD.replace("-- RESULT", "-- ARGV[2] more  ms\n-- RESULT")))
                .containsExactly("move.lua declares ARGV [1, 2] but uses [1]");
        assertThat(problemsOf(GOOD.replace("queue, now = KEYS[1], ARGV[1]", "now = ARGV[1]")))
                .containsExactly("move.lua declares KEYS [1, 2] but uses []");
    }

    @Test
    void wantsRepeatingEntryForComputedIndex() throws IOException {
        assertThat(problemsOf(GOOD.replace("KEYS[2..]", "KEYS[2]")))
                .contains("move.lua computes an index into KEYS but declares no repeating entry");
    }

    @Test
    void wantsResult() throws IOException {
        assertThat(problemsOf(GOOD.replace("-- RESULT", "-- Result"))).containsExactly("move.lua names no result");
        assertThat(problemsOf(GOOD.replace("count  how many were moved", "count")))
                .containsExactly("move.lua names no result");
    }

    @Test
    void rejectsJsonInLua() throws IOException {
        assertThat(problemsOf(GOOD + "return cjson.encode({})\n")).containsExactly("move.lua parses JSON");
    }

    @Test
    void rejectsLongScripts() throws IOException {
        long lines = GOOD.lines().count();

        assertThat(problemsOf(GOOD + "-- more\n".repeat((int) (LuaHeader.LONGEST - lines))))
                .isEmpty();
        assertThat(problemsOf(GOOD + "-- more\n".repeat((int) (LuaHeader.LONGEST - lines + 1))))
                .containsExactly("move.lua is longer than 70 lines");
    }

    @Test
    void readsScriptsInOrderAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("b.lua"), GOOD);
        Files.writeString(folder.resolve("a.lua"), GOOD);
        Files.writeString(folder.resolve("README.md"), "no script");

        assertThat(LuaHeader.readAll(folder))
                .extracting(header -> header.file().getFileName().toString())
                .containsExactly("a.lua", "b.lua");
    }

    private List<String> problemsOf(String script) throws IOException {
        Files.writeString(folder.resolve("move.lua"), script);
        return LuaHeader.readAll(folder).get(0).problems(STATES);
    }
}
