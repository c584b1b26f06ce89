package io.taskqueue.worker.queue;

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
    private static final List<LuaHeader> SCRIPTS = LuaHeader.readAll(Path.of("src/main/resources/redis"));

    @Test
    void everyScriptIsWhatItsHeaderSays() {
        Set<String> states =
                Arrays.stream(TaskState.values()).map(TaskState::wireName).collect(Collectors.toSet());

        assertThat(SCRIPTS)
                .hasSize(18)
                .flatMap(script -> script.problems(states))
                .isEmpty();
    }

    @Test
    void everyTransitionIsOneTheStateMachineAllows() {
        assertThat(SCRIPTS)
                .flatMap(LuaHeader::transitions)
                .filteredOn(transition -> !transition.endsWith(" -> same"))
                .isNotEmpty()
                .allSatisfy(transition -> {
                    String[] ends = transition.split(" -> ");
                    assertThat(TaskState.ofWireName(ends[0]).canBecome(TaskState.ofWireName(ends[1])))
                            .as(transition)
                            .isTrue();
                });
    }
}
