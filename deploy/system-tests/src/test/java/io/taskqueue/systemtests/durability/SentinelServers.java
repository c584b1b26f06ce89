package io.taskqueue.systemtests.durability;

import static org.awaitility.Awaitility.await;

import io.taskqueue.testing.RealRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A master, two replicas and three Sentinels. They know each server by a {@link Relay}, so that the master can be cut
 * off from all of them while the producer, which is on its side of the network, still reaches it.
 */
final class SentinelServers implements Servers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REPLICAS = 2;

    /** What happens to the master. */
    enum Fault {
        KILLED,
        FROZEN,
        /** Alone. */
        CUT_OFF,
        /** Together with one of the replicas, which stays connected to it. */
        CUT_OFF_WITH_REPLICA
    }

    private record Member(RealRedis redis, Relay outside) {}

    private final Fault fault;
    private final List<Member> members = new ArrayList<>();
    private final List<Sentinel> sentinels = new ArrayList<>();
    private RealRedis promoted;

    SentinelServers(Fault fault, String... settings) {
        this.fault = fault;
        members.add(start(settings));
        for (int i = 0; i < REPLICAS; i++) {
            members.add(start(Stream.concat(
                            Stream.of(settings),
                            Stream.of(
                                    "replicaof 127.0.0.1 " + master().outside().port()))
                    .toArray(String[]::new)));
        }
        awaitReplicas();
        IntStream.range(0, 3)
                .forEach(i -> sentinels.add(new Sentinel(master().outside().port())));
        sentinels.forEach(sentinel -> sentinel.awaitKnows(REPLICAS, 2));
    }

    private static Member start(String... settings) {
        Relay outside = Relay.to(0);
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(
                "repl-diskless-sync-delay 0",
                "replica-announce-ip 127.0.0.1",
                "replica-announce-port " + outside.port()));
        RealRedis redis = RealRedis.start(all.toArray(String[]::new));
        outside.leadTo(redis.port());
        return new Member(redis, outside);
    }

    private void awaitReplicas() {
        await().atMost(PATIENCE)
                .until(() -> members.stream()
                        .skip(1)
                        .allMatch(replica -> info(master())
                                .contains("port=" + replica.outside().port() + ",state=online")));
    }

    private static String info(Member member) {
        try (Jedis redis = member.redis().connect()) {
            return redis.info("replication");
        }
    }

    private Member master() {
        return members.getFirst();
    }

    @Override
    public int port() {
        return master().redis().port();
    }

    @Override
    public void fail() {
        switch (fault) {
            case KILLED -> master().redis().kill();
            case FROZEN -> master().redis().freeze();
            case CUT_OFF -> master().outside().cut();
            case CUT_OFF_WITH_REPLICA -> {
                Member companion = members.get(1);
                attachDirectly(companion);
                master().outside().cut();
                companion.outside().cut();
            }
        }
    }

    /** Done at the last moment, as Sentinels would lead it back to the outside address after some seconds. */
    private void attachDirectly(Member replica) {
        try (Jedis redis = replica.redis().connect()) {
            redis.replicaof("127.0.0.1", master().redis().port());
        }
        await().atMost(PATIENCE).until(() -> info(replica).contains("master_link_status:up"));
    }

    @Override
    public int awaitRecovery() {
        int lost = master().outside().port();
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(JedisException.class)
                .until(() -> sentinels.stream().allMatch(sentinel -> sentinel.masterPort() != lost));
        promoted = members.stream()
                .filter(member ->
                        member.outside().port() == sentinels.getFirst().masterPort())
                .findFirst()
                .orElseThrow()
                .redis();
        return promoted.port();
    }

    @Override
    public Jedis survivor() {
        return promoted.connect();
    }

    @Override
    public void close() {
        sentinels.forEach(Sentinel::close);
        members.forEach(member -> {
            member.redis().close();
            member.outside().close();
        });
    }
}
