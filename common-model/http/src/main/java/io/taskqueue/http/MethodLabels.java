package io.taskqueue.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keeps clients, which may send any word as a method, from adding a series to the HTTP metrics for each. */
public final class MethodLabels {
    private MethodLabels() {}

    /** The filter of the label {@code method}. */
    @Produces
    @Singleton
    public static MeterFilter methodLabels() {
        return MeterFilter.replaceTagValues(
                "method", unknown -> "other", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    }
}
