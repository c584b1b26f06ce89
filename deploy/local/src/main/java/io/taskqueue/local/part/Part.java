package io.taskqueue.local.part;

import io.taskqueue.local.process.PartKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A process of the stack: Redis, PostgreSQL, the inbox or an instance of a service. */
public interface Part {
    /** Unique in the stack: {@code redis}, {@code worker-2}. */
    String name();

    PartKind kind();

    /** The port it is known by. */
    PortUse port();

    /** Every port it opens. */
    default List<PortUse> ports() {
        return List.of(port());
    }

    /** The kinds whose parts must be ready before this one starts. */
    Set<PartKind> needs();

    /** What a user opens or connects to. */
    String address();

    /**
     * Makes what it runs on (folders, programs, an empty database) where it is not there yet.
     *
     * @return the command that runs it
     * @throws PartFailure when it cannot run here, with what to do
     */
    Command prepare() throws IOException, PartFailure;

    /** Asks the running part whether it can be used now. */
    Readiness readiness();
}
