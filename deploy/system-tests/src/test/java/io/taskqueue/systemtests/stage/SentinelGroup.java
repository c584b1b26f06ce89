package io.taskqueue.systemtests.stage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A master with two replicas and three Sentinels that notice within two seconds when it does not answer. The first
 * master lives beyond a cable that can be cut, where this machine can have one.
 */
public final class SentinelGroup implements AutoCloseable {
    /** What the Sentinels call the master. */
    public static final String MASTER_NAME = "tasks";

    /** Of the servers. */
    public static final String PASSWORD = "pass-of-servers-7d1f";

    /** Of the Sentinels. */
    public static final String SENTINEL_PASSWORD = "pass-of-sentinels-93ac";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final Namespace namespace;
    private final List<RedisNode> servers = new ArrayList<>();
    private final List<RedisNode> sentinels = new ArrayList<>();

    private SentinelGroup() {
        namespace = Namespace.open().orElse(null);
        if (namespace != null) {
            closings.push(namespace::close);
        }
        Place near = namespace == null ? Place.HERE : namespace.thisSide();
        Place far = namespace == null ? Place.HERE : namespace.otherSide();
        RedisNode master = server(far);
        String follow = "replicaof " + master.host() + " " + master.port();
        server(near, follow);
        server(near, follow);
        for (int i = 0; i < 3; i++) {
            sentinels.add(closing(RedisNode.sentinel(near, SENTINEL_PASSWORD, sentinelSettings(master))));
        }
        awaitWhole();
    }

    /** Starts all of them and waits until they know each other. */
    public static SentinelGroup start() {
        return new SentinelGroup();
    }

    /** The settings by which services find it. */
    public Map<String, String> environment() {
        return Map.of(
                "TASKQUEUE_REDIS_MODE", "sentinel",
                "TASKQUEUE_REDIS_HOSTS",
                        sentinels.stream()
                                .map(sentinel -> "redis://" + sentinel.host() + ":" + sentinel.port())
                                .collect(Collectors.joining(",")),
                "TASKQUEUE_REDIS_MASTER_NAME", MASTER_NAME,
                "TASKQUEUE_REDIS_PASSWORD", PASSWORD,
                "TASKQUEUE_REDIS_SENTINEL_PASSWORD", SENTINEL_PASSWORD);
    }

    /** The server most Sentinels name now. */
    public RedisNode master() {
        return servers.stream()
                .filter(server -> sentinels.stream()
                                .filter(sentinel -> server.isAt(named(sentinel)))
                                .count()
                        > 1)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the Sentinels are not of one mind"));
    }

    public List<RedisNode> sentinels() {
        return List.copyOf(sentinels);
    }

    /** Waits until a server other than {@code old} says itself that it is master. */
    public RedisNode awaitPromotion(RedisNode old) {
        return await("a promotion")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> servers.stream()
                                .filter(server -> server != old && isMaster(server))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    /** Waits until the Sentinels agree, know each other and see a healthy master with two replicas that keep up. */
    public void awaitWhole() {
        await("three Sentinels, a master and two replicas")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> sentinels.stream().allMatch(SentinelGroup::seesAll) && replicasOf(master()) == 2);
    }

    /** Makes a server that came back a replica, as the Sentinels would eight seconds later. */
    public void follow(RedisNode back, RedisNode master) {
        await("a way to " + back).atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (Jedis redis = back.connect()) {
                return redis.replicaof(master.host(), master.port()).equals("OK");
            }
        });
    }

    /** Whether {@link #cutCable} can be done on this machine. */
    public boolean hasCable() {
        return namespace != null;
    }

    /** Cuts off the server that was the first master. */
    public void cutCable() {
        namespace.cut();
    }

    public void mendCable() {
        namespace.mend();
    }

    @Override
    public void close() {
        while (!closings.isEmpty()) {
            closings.pop().run();
        }
    }

    private RedisNode server(Place place, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("appendonly no", "repl-diskless-sync-delay 0", "repl-timeout 5"));
        RedisNode server = closing(RedisNode.server(place, PASSWORD, all.toArray(String[]::new)));
        servers.add(server);
        return server;
    }

    private RedisNode closing(RedisNode node) {
        closings.push(node::close);
        return node;
    }

    private static String[] sentinelSettings(RedisNode master) {
        return new String[] {
            "sentinel monitor " + MASTER_NAME + " " + master.host() + " " + master.port() + " 2",
            "sentinel auth-pass " + MASTER_NAME + " " + PASSWORD,
            "sentinel sentinel-pass " + SENTINEL_PASSWORD,
            "sentinel down-after-milliseconds " + MASTER_NAME + " 2000",
            "sentinel failover-timeout " + MASTER_NAME + " 3000"
        };
    }

    private static List<String> named(RedisNode sentinel) {
        try (Jedis redis = sentinel.connect()) {
            return redis.sentinelGetMasterAddrByName(MASTER_NAME);
        }
    }

    private static boolean seesAll(RedisNode sentinel) {
        try (Jedis redis = sentinel.connect()) {
            Map<String, String> master = redis.sentinelMaster(MASTER_NAME);
            boolean replicasUp = redis.sentinelReplicas(MASTER_NAME).stream()
                            .filter(replica -> replica.get("flags").equals("slave"))
                            .count()
                    == 2;
            return master.get("flags").equals("master")
                    && master.get("num-other-sentinels").equals("2")
                    && replicasUp;
        }
    }

    private static boolean isMaster(RedisNode server) {
        try (Jedis redis = server.connect()) {
            return redis.info("replication").contains("role:master");
        } catch (JedisException e) {
            return false;
        }
    }

    private static long replicasOf(RedisNode master) {
        try (Jedis redis = master.connect()) {
            return redis.info("replication")
                    .lines()
                    .filter(line -> line.startsWith("slave") && line.contains("state=online"))
                    .count();
        }
    }
}
