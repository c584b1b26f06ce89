package io.taskqueue.http.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.DurationWithin;
import io.taskqueue.bounds.SizeWithin;
import java.time.Duration;

/** How bodies of requests may arrive, {@code taskqueue.bodies.*}. */
@ConfigMapping(prefix = "taskqueue.bodies")
public interface BodySettings {
    /** How long the sender of a body may be silent, 100 ms to an hour. */
    @WithDefault("10s")
    @WithConverter(DurationWithin.Silence.class)
    Duration patience();

    /** The bytes per second that give a sender its patience back; a slower one uses it up. 1 byte to 1G. */
    @WithDefault("4K")
    @WithConverter(SizeWithin.Rate.class)
    MemorySize lowestRate();

    /** The most bytes all bodies take that are read before a resource sees them, 1M to 1G. */
    @WithDefault("32M")
    @WithConverter(SizeWithin.Memory.class)
    MemorySize memory();
}
