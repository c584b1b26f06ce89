package io.taskqueue.local.process;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * What is written down about a running part.
 *
 * @param name unique in the stack: {@code redis}, {@code worker-2}
 * @param kind what it is
 * @param process the process it runs in
 * @param port the port it answers on
 * @param since when it was started
 * @param restarts how often it had ended by itself before, in this run of the stack
 * @param ready whether it has answered since
 */
public record PartRecord(
        String name, PartKind kind, ProcessIdentity process, int port, Instant since, int restarts, boolean ready) {

    public PartRecord asReady() {
        return new PartRecord(name, kind, process, port, since, restarts, true);
    }

    Properties toProperties() {
        Properties properties = process.toProperties();
        properties.setProperty("kind", kind.name());
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("since", since.toString());
        properties.setProperty("restarts", String.valueOf(restarts));
        properties.setProperty("ready", String.valueOf(ready));
        return properties;
    }

    /** Empty where the properties are damaged or no part's: nothing is ever stopped on their word. */
    static Optional<PartRecord> fromProperties(String name, Properties properties) {
        try {
            return ProcessIdentity.fromProperties(properties)
                    .map(process -> new PartRecord(
                            name,
                            PartKind.valueOf(properties.getProperty("kind", "")),
                            process,
                            Integer.parseInt(properties.getProperty("port")),
                            Instant.parse(properties.getProperty("since", "")),
                            Integer.parseInt(properties.getProperty("restarts", "0")),
                            Boolean.parseBoolean(properties.getProperty("ready"))));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
