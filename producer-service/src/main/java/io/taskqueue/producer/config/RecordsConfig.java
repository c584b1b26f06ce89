package io.taskqueue.producer.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.taskqueue.bounds.NumberWithin;
import io.taskqueue.bounds.SizeWithin;
import java.time.Duration;

/** How streams of records are received, {@code taskqueue.records.*}. */
@ConfigMapping(prefix = "taskqueue.records")
public interface RecordsConfig {
    /** The most text one chunk carries, and the longest record; 1K to 1M. */
    @WithDefault("1M")
    @WithConverter(SizeWithin.Chunk.class)
    MemorySize chunkSize();

    /** The most bytes of one stream, counted after decompression. */
    @WithDefault("16G")
    @WithConverter(SizeWithin.Counted.class)
    MemorySize maxSize();

    /** The number of tasks waiting in the queue at which the stream waits. */
    @WithDefault("128")
    @WithConverter(NumberWithin.Positive.class)
    int maxQueued();

    /** The text of one dataset waiting to be analysed at which its stream waits; 1M to 1T, at least one chunk. */
    @WithDefault("64M")
    @WithConverter(SizeWithin.Backlog.class)
    MemorySize maxUnanalysed();

    /** How long a stream waits for room in the queue, or for Redis, without any progress. */
    @WithDefault("5m")
    Duration patience();

    /** The number of concurrent uploads; each takes some 8 MB of memory. */
    @WithDefault("16")
    @WithConverter(NumberWithin.Streams.class)
    int maxStreams();

    /** How long a dataset is kept once its last chunk is merged or it is cancelled. */
    @WithDefault("7d")
    Duration retention();
}
