package io.taskqueue.worker.handler.payload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.taskqueue.model.RawJson;
import java.io.IOException;

/**
 * Reads one value of a payload as the bytes it was submitted in, so that a handler passes on {@code 0.10},
 * {@code 1E400} and the order of fields unchanged: {@code @JsonDeserialize(using = RawJsonDeserializer.class) RawJson
 * body}. A JSON {@code null} is read as {@code null}.
 *
 * <p>The parser has to carry the payload itself, see {@link #carry}, as positions refer to it.
 */
public final class RawJsonDeserializer extends StdDeserializer<RawJson> {
    private static final long serialVersionUID = 1L;

    public RawJsonDeserializer() {
        super(RawJson.class);
    }

    /** Attaches the payload to a parser that is before its first token. */
    public static void carry(JsonParser json, RawJson payload) {
        json.assignCurrentValue(payload);
    }

    private static RawJson carried(JsonParser json) {
        JsonStreamContext root = json.getParsingContext();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getCurrentValue() instanceof RawJson payload ? payload : null;
    }

    @Override
    public RawJson deserialize(JsonParser json, DeserializationContext context) throws IOException {
        RawJson payload = carried(json);
        long from = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        long to = json.currentLocation().getByteOffset();
        if (payload == null || from < 0) {
            return context.reportInputMismatch(this, "this value cannot be kept as it is");
        }
        return payload.part(Math.toIntExact(from), Math.toIntExact(to));
    }
}
