package io.taskqueue.model;

/**
 * The value of {@code queue_control:<name>}: what operators have set for a queue. An absent key means {@link #OPEN}.
 *
 * @param paused whether workers leave the queue alone; submits are accepted all the same
 * @param by who set it, or {@code null}
 * @param at when, epoch milliseconds, or {@code null}
 */
public record QueueControl(boolean paused, String by, Long at) {
    /** A queue nobody has paused. */
    public static final QueueControl OPEN = new QueueControl(false, null, null);

    /** The record as UTF-8 JSON. */
    public byte[] encode() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeBooleanField("paused", paused);
            Json.writeText(json, "by", by);
            Json.writeNumber(json, "at", at);
            json.writeEndObject();
        });
    }

    /**
     * The record in {@code json}.
     *
     * @throws MalformedTaskException naming the field at fault
     */
    public static QueueControl decode(byte[] json) {
        var fields = new Object() {
            boolean paused;
            String by;
            Long at;
        };
        try (FieldReader reader = new FieldReader(json)) {
            reader.readWholeObject(name -> {
                switch (name) {
                    case "paused" -> fields.paused = reader.readFlag();
                    case "by" -> fields.by = reader.readText();
                    case "at" -> fields.at = reader.readLong();
                    default -> reader.skip();
                }
            });
        }
        return new QueueControl(fields.paused, fields.by, fields.at);
    }
}
