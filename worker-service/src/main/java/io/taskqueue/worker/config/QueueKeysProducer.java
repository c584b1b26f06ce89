package io.taskqueue.worker.config;

import io.taskqueue.model.QueueKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the key names of this deployment injectable. */
final class QueueKeysProducer {
    @Produces
    @Singleton
    QueueKeys queueKeys(WorkerConfig config) {
        return new QueueKeys(config.redis().keyPrefix().orElse(""));
    }
}
