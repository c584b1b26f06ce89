package io.taskqueue.systemtests.stage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A cluster of three masters, with a replica for the one that owns the slot of the services' keys. */
public final class RedisCluster implements AutoCloseable {
    /** Of all nodes. */
    public static final String PASSWORD = "pass-of-cluster-11ef";

    /** What every key of the services begins with. */
    public static final String PREFIX = "{tq}:";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SLOTS = 16_384;

    private final List<RedisNode> masters = new ArrayList<>();
    private final RedisNode owner;
    private final RedisNode replica;

    private RedisCluster() {
        for (int i = 0; i < 3; i++) {
            masters.add(node());
        }
        for (int i = 0; i < 3; i++) {
            int[] slots = IntStream.range(SLOTS * i / 3, SLOTS * (i + 1) / 3).toArray();
            tell(masters.get(i), redis -> redis.clusterAddSlots(slots));
        }
        long slot = ask(masters.getFirst(), redis -> redis.clusterKeySlot(PREFIX));
        owner = masters.get((int) (slot * 3 / SLOTS));
        replica = node();
        List<RedisNode> others = List.of(masters.get(1), masters.get(2), replica);
        others.forEach(node -> tell(masters.getFirst(), redis -> redis.clusterMeet(node.host(), node.port())));
        String ownerId = ask(owner, Jedis::clusterMyId);
        retry(() -> ask(replica, redis -> redis.clusterReplicate(ownerId)));
        awaitOk();
        await("a replica")
                .atMost(PATIENCE)
                .until(() -> ask(replica, redis -> redis.info("replication")).contains("master_link_status:up"));
    }

    /** Starts it and waits until it is whole. */
    public static RedisCluster start() {
        return new RedisCluster();
    }

    /** The settings by which services find it: two of its nodes, one of them owns other slots. */
    public Map<String, String> environment() {
        return Map.of(
                "TASKQUEUE_REDIS_MODE",
                "cluster",
                "TASKQUEUE_REDIS_HOSTS",
                masters.stream()
                        .map(node -> "redis://" + node.host() + ":" + node.port())
                        .collect(Collectors.joining(",")),
                "TASKQUEUE_REDIS_KEY_PREFIX",
                PREFIX,
                "TASKQUEUE_REDIS_PASSWORD",
                PASSWORD);
    }

    /** The first master that owns the slot of {@link #PREFIX}. */
    public RedisNode owner() {
        return owner;
    }

    /** A master that owns none of the services' keys. */
    public RedisNode bystander() {
        return masters.stream().filter(node -> node != owner).findFirst().orElseThrow();
    }

    /** Waits until the replica is master. */
    public RedisNode awaitPromotion() {
        await("a promotion")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ask(replica, redis -> redis.info("replication")).contains("role:master"));
        return replica;
    }

    @Override
    public void close() {
        masters.forEach(RedisNode::close);
        replica.close();
    }

    /** Waits until all masters say that the cluster is whole. */
    public void awaitOk() {
        await("a whole cluster")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> masters.stream().allMatch(node -> {
                    String info = ask(node, Jedis::clusterInfo);
                    return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:4");
                }));
    }

    private static void retry(Runnable step) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(JedisException.class)
                .until(() -> {
                    step.run();
                    return true;
                });
    }

    private static RedisNode node() {
        return RedisNode.server(
                Place.HERE,
                PASSWORD,
                "cluster-enabled yes",
                "cluster-node-timeout 1000",
                "cluster-require-full-coverage no",
                "cluster-replica-validity-factor 0",
                "repl-diskless-sync-delay 0");
    }

    private interface Question<T> extends java.util.function.Function<Jedis, T> {}

    private static <T> T ask(RedisNode node, Question<T> question) {
        try (Jedis redis = node.connect()) {
            return question.apply(redis);
        }
    }

    private static void tell(RedisNode node, Question<String> command) {
        ask(node, command);
    }
}
