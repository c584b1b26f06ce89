package io.taskqueue.worker.runtime.attempt;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keeps clients, who may send any word as a method, from filling the metrics of HTTP with a series for each. */
final class MethodLabels {
    private MethodLabels() {}

    @Produces
    @Singleton
    static MeterFilter methodLabels() {
        return MeterFilter.replaceTagValues(
                "method", unknown -> "other", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    }
}
