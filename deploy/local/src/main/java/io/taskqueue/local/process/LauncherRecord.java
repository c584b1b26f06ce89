package io.taskqueue.local.process;

import java.util.Optional;
import java.util.Properties;

/**
 * What is written down about the launcher.
 *
 * @param process the process it runs in
 * @param ready whether every part has become ready
 */
public record LauncherRecord(ProcessIdentity process, boolean ready) {

    Properties toProperties() {
        Properties properties = process.toProperties();
        properties.setProperty("ready", String.valueOf(ready));
        return properties;
    }

    /** Empty where the properties do not name a process. */
    static Optional<LauncherRecord> fromProperties(Properties properties) {
        return ProcessIdentity.fromProperties(properties)
                .map(process -> new LauncherRecord(process, Boolean.parseBoolean(properties.getProperty("ready"))));
    }
}
