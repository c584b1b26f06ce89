package io.taskqueue.systemtests.durability;

import static io.taskqueue.systemtests.durability.Durability.FSYNCED;
import static io.taskqueue.systemtests.durability.Durability.MEMORY;
import static io.taskqueue.systemtests.durability.Durability.REPLICATED;

import io.taskqueue.systemtests.durability.SentinelServers.Fault;
import java.time.Duration;
import java.util.function.Supplier;

/** What may happen to Redis under load, and what submitters were promised. */
enum DurabilityCase {
    KILL_EVERYSEC("kill -9, appendfsync everysec", MEMORY, () -> single("everysec")),
    KILL_ALWAYS("kill -9, appendfsync always", MEMORY, () -> single("always")),
    KILL_EVERYSEC_FSYNCED("kill -9, appendfsync everysec", FSYNCED, () -> single("everysec")),
    KILL_ALWAYS_FSYNCED("kill -9, appendfsync always", FSYNCED, () -> single("always")),
    FAILOVER_0("master killed, Sentinel promotes, min-replicas-to-write 0", MEMORY, () -> group(Fault.KILLED, 0)),
    FAILOVER_1("master killed, Sentinel promotes, min-replicas-to-write 1", MEMORY, () -> group(Fault.KILLED, 1)),
    FAILOVER_0_REPLICATED(
            "master killed, Sentinel promotes, min-replicas-to-write 0", REPLICATED, () -> group(Fault.KILLED, 0)),
    FAILOVER_1_REPLICATED(
            "master killed, Sentinel promotes, min-replicas-to-write 1", REPLICATED, () -> group(Fault.KILLED, 1)),
    FROZEN_0("master frozen (SIGSTOP), Sentinel promotes", MEMORY, () -> group(Fault.FROZEN, 0)),
    FROZEN_0_REPLICATED("master frozen (SIGSTOP), Sentinel promotes", REPLICATED, () -> group(Fault.FROZEN, 0)),
    PARTITION_0("master cut off with the producer, min-replicas-to-write 0", MEMORY, () -> group(Fault.CUT_OFF, 0)),
    PARTITION_1("master cut off with the producer, min-replicas-to-write 1", MEMORY, () -> group(Fault.CUT_OFF, 1)),
    PARTITION_0_REPLICATED(
            "master cut off with the producer, min-replicas-to-write 0", REPLICATED, () -> group(Fault.CUT_OFF, 0)),
    PARTITION_1_REPLICATED(
            "master cut off with the producer, min-replicas-to-write 1", REPLICATED, () -> group(Fault.CUT_OFF, 1)),
    COMPANY_REPLICATED_1(
            "master cut off with the producer and one of two replicas",
            REPLICATED,
            () -> group(Fault.CUT_OFF_WITH_REPLICA, 0)),
    COMPANY_REPLICATED_2(
            "master cut off with the producer and one of two replicas",
            REPLICATED,
            () -> group(Fault.CUT_OFF_WITH_REPLICA, 0));

    private final String title;
    private final Durability durability;
    private final Supplier<Servers> servers;

    DurabilityCase(String title, Durability durability, Supplier<Servers> servers) {
        this.title = title;
        this.durability = durability;
        this.servers = servers;
    }

    private static Servers single(String fsync) {
        return new SingleServer("appendonly yes", "appendfsync " + fsync);
    }

    private static Servers group(Fault fault, int minReplicas) {
        return new SentinelServers(
                fault, "appendonly no", "min-replicas-to-write " + minReplicas, "min-replicas-max-lag 1");
    }

    String title() {
        return title;
    }

    Durability durability() {
        return durability;
    }

    Servers start() {
        return servers.get();
    }

    /** Whether one run takes a few seconds only. */
    boolean isCheap() {
        return name().startsWith("KILL");
    }

    /** How many of the two replicas must confirm a replicated task. */
    int confirmingReplicas() {
        return this == COMPANY_REPLICATED_2 ? 2 : 1;
    }

    /**
     * Whether nothing that was acknowledged may be lost. One replica that confirms may be the one that is not promoted.
     */
    boolean promisesAll() {
        return (durability != MEMORY && this != COMPANY_REPLICATED_1) || this == KILL_ALWAYS;
    }

    /**
     * How many more tasks have to be acknowledged by the promoted master; none where its replicas are still cut off.
     */
    int acknowledgedAfter() {
        return name().startsWith("COMPANY") ? 0 : 100;
    }

    /** How long the producer stays on the old side after another master is there. */
    Duration lag() {
        return title.contains("cut off") ? Duration.ofSeconds(2) : Duration.ZERO;
    }
}
