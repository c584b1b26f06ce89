package io.taskqueue.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.testing.LuaHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/state-machine.md} against the code and the services' scripts. */
class StateMachineDocTest {
    private static final String DOCUMENT = "state-machine.md";
    private static final String NO_SCRIPT = "–";
    private static final Path CHECKOUT = Path.of("..", "..");

    private final List<List<String>> transitions =
            MarkdownTable.read(DOCUMENT, "from").rows();

    @Test
    void describesEveryStateInOrder() {
        assertThat(MarkdownTable.read(DOCUMENT, "state").column(0))
                .containsExactlyElementsOf(
                        Stream.of(TaskState.values()).map(TaskState::wireName).toList());
    }

    @Test
    void listsTheTransitionsTheCodeAllows() {
        Set<String> listed = new TreeSet<>();
        for (List<String> row : transitions) {
            if (!row.get(0).equals("new")) {
                listed.add(row.get(0) + " -> " + row.get(1));
            }
        }

        assertThat(listed).isEqualTo(allowedTransitions());
    }

    @Test
    void drawsTheTransitionsTheCodeAllows() {
        Set<String> drawn = new TreeSet<>();
        Pattern.compile("(?m)^ +(\\w+) --> (\\w+)")
                .matcher(MarkdownTable.text(DOCUMENT))
                .results()
                .forEach(arrow -> drawn.add(arrow.group(1) + " -> " + arrow.group(2)));

        assertThat(drawn).isEqualTo(allowedTransitions());
    }

    @Test
    void documentsWhatEveryScriptDoesAndWhoOwnsIt() throws IOException {
        List<LuaHeader> scripts = scripts();
        Set<String> made = new TreeSet<>();
        for (LuaHeader script : scripts) {
            for (String transition : script.transitions()) {
                if (!transition.endsWith(" -> same")) {
                    made.add(transition + " by " + script.file().getFileName() + " of " + owner(script));
                }
            }
        }

        Set<String> listed = new TreeSet<>();
        for (List<String> row : transitions) {
            if (!row.get(2).equals(NO_SCRIPT)) {
                listed.add(row.get(0) + " -> " + row.get(1) + " by " + row.get(2) + " of " + row.get(3));
            }
        }

        assertThat(listed).isEqualTo(made);
    }

    @Test
    void namesEveryScriptAndNoOthers() throws IOException {
        List<LuaHeader> scripts = scripts();
        Set<String> named = new TreeSet<>();
        Pattern.compile("`(\\w+\\.lua)`")
                .matcher(MarkdownTable.text(DOCUMENT))
                .results()
                .forEach(name -> named.add(name.group(1)));

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(scripts.stream()
                        .map(script -> script.file().getFileName().toString())
                        .toList());
    }

    private static Set<String> allowedTransitions() {
        Set<String> allowed = new TreeSet<>();
        for (TaskState from : TaskState.values()) {
            for (TaskState to : TaskState.values()) {
                if (from.canBecome(to)) {
                    allowed.add(from.wireName() + " -> " + to.wireName());
                }
            }
        }
        return allowed;
    }

    private static List<LuaHeader> scripts() throws IOException {
        List<LuaHeader> scripts = new ArrayList<>();
        try (Stream<Path> modules = Files.list(CHECKOUT)) {
            modules.map(module -> module.resolve("src/main/resources/redis"))
                    .filter(Files::isDirectory)
                    .forEach(folder -> scripts.addAll(LuaHeader.readAll(folder)));
        }
        assertThat(scripts).isNotEmpty();
        return scripts;
    }

    private static String owner(LuaHeader script) {
        return CHECKOUT.relativize(script.file()).getName(0).toString().replace("-service", "");
    }
}
