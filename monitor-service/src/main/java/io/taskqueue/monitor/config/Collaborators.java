package io.taskqueue.monitor.config;

import io.taskqueue.model.QueueKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes injectable what comes from the model and the JDK. */
final class Collaborators {
    private Collaborators() {}

    @Produces
    @Singleton
    static QueueKeys queueKeys(RedisConfig config) {
        return new QueueKeys(config.keyPrefix().orElse(""));
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }
}
