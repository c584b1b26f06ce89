package io.taskqueue.model;

/**
 * Decodes list elements. Most are envelopes; plain text and {@code name,email,message} lines, which any Redis
 * client may push, become tasks too. Everything else is malformed and becomes a dead letter.
 */
public final class ElementDecoder {
    /** The type of a task pushed as plain text; its payload is <code>{"text":…}</code>. */
    public static final String TEXT = "text";
    /** The type of a pushed form line; its payload is <code>{"name":…,"email":…,"message":…}</code>. */
    public static final String FORM_SUBMISSION = "form.submission";

    private ElementDecoder() {}

    /**
     * The task an element stands for. One without an id or submission time is marked by
     * {@link Task#needsAdoption()}; a plain text that may be a {@link TaskId} is its task's id.
     *
     * @param queue the queue it was found in, taken where the element names none
     * @param maxBytes the largest element accepted
     * @throws MalformedTaskException if it is empty, too large, not UTF-8, or JSON that is not an envelope
     */
    public static Task decode(byte[] element, String queue, int maxBytes) {
        if (element.length > maxBytes) {
            throw new MalformedTaskException("", "is larger than " + maxBytes + " bytes: " + element.length);
        }
        return switch (firstCharacter(element)) {
            case '{' -> TaskCodec.decode(element, queue);
            case '[', '"' -> throw new MalformedTaskException("", "is JSON but not an object, as an envelope is");
            default -> ofText(Json.decode(element), queue);
        };
    }

    /** The first byte that is not JSON's white space, or a blank where there is none. */
    private static char firstCharacter(byte[] element) {
        for (byte b : element) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return (char) (b & 0xff);
            }
        }
        return ' ';
    }

    private static Task ofText(String text, String queue) {
        if (text.isBlank()) {
            throw new MalformedTaskException("", "is empty");
        }
        if (text.charAt(0) == '\ufeff') {
            throw new MalformedTaskException("", "starts with a byte order mark");
        }
        String[] parts = text.split(",", 3);
        return parts.length == 3 && parts[1].contains("@") ? formLine(parts, queue) : plainText(text, queue);
    }

    private static Task formLine(String[] parts, String queue) {
        return unadopted(null, FORM_SUBMISSION, queue, json -> {
            json.writeStringField("name", parts[0].strip());
            json.writeStringField("email", parts[1].strip());
            json.writeStringField("message", parts[2]);
        });
    }

    private static Task plainText(String text, String queue) {
        String id = TaskId.isValid(text) ? text : null;
        return unadopted(id, TEXT, queue, json -> json.writeStringField("text", text));
    }

    private static Task unadopted(String id, String type, String queue, Json.Writer fields) {
        RawJson payload = new RawJson(Json.write(json -> {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }));
        return Task.builder(type, queue, payload).id(id).build();
    }
}
