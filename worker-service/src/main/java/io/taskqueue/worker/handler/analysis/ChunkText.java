package io.taskqueue.worker.handler.analysis;

import io.taskqueue.model.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * The text of a chunk where it lies, in its payload: read as often as one likes, never held a second time.
 *
 * @param payload the value that is it, or holds it
 * @param from the byte of the payload that is its opening quote
 */
record ChunkText(RawJson payload, int from) {
    /** The text that this JSON string is. */
    static ChunkText of(RawJson string) {
        return new ChunkText(string, 0);
    }

    Reader open() {
        return new InputStreamReader(payload.openText(from), StandardCharsets.UTF_8);
    }

    /** All of it. */
    char[] characters() throws IOException {
        try (InputStream text = payload.openText(from)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).toCharArray();
        }
    }

    /** How many characters it has at most. */
    int mostCharacters() {
        return payload.length() - from;
    }
}
