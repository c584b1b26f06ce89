package io.taskqueue.monitor.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.TaskState;
import io.taskqueue.testing.LuaHeader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScriptHeaderTest {
    @Test
    void scriptsMatchTheirHeaders() {
        Set<String> states =
                Arrays.stream(TaskState.values()).map(TaskState::wireName).collect(Collectors.toSet());
        List<LuaHeader> scripts = LuaHeader.readAll(Path.of("src/main/resources/redis"));

        assertThat(scripts)
                .extracting(script -> script.file().getFileName().toString())
                .containsExactly(
                        "cancel.lua",
                        "discard.lua",
                        "forget.lua",
                        "list_dead.lua",
                        "next_due.lua",
                        "oldest.lua",
                        "pause.lua",
                        "resume.lua",
                        "retry.lua",
                        "size_queues.lua");
        assertThat(scripts).flatMap(script -> script.problems(states)).isEmpty();
    }
}
