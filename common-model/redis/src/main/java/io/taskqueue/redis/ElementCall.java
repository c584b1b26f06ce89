package io.taskqueue.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One command, sent by an {@link ElementConnection}.
 *
 * @param words its name and arguments
 */
public record ElementCall(List<String> words) {
    public ElementCall {
        words = List.copyOf(words);
    }

    /** The command with this name and these arguments. */
    public static ElementCall of(String... words) {
        return new ElementCall(List.of(words));
    }

    void appendTo(Buffer request) {
        request.appendString("*" + words.size() + "\r\n");
        for (String word : words) {
            byte[] bytes = word.getBytes(UTF_8);
            request.appendString("$" + bytes.length + "\r\n").appendBytes(bytes).appendString("\r\n");
        }
    }

    /** Its name only, as arguments may be secret. */
    @Override
    public String toString() {
        return words.getFirst();
    }
}
