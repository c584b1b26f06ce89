package io.taskqueue.local.part;

import java.util.List;
import java.util.Map;

/**
 * How a part is run.
 *
 * @param words program and arguments
 * @param environment variables added to the launcher's own
 */
public record Command(List<String> words, Map<String, String> environment) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }
}
