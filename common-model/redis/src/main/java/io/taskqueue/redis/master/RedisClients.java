package io.taskqueue.redis.master;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;

/**
 * Makes a service's Redis clients, all of which lead to the one server that takes writes: the only one, the master the
 * Sentinels name, or the master that owns our slot of a cluster. None of them ever talks to a second server, so
 * scripts, commands without keys and the order of calls on a connection mean the same everywhere.
 */
public final class RedisClients {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final RedisAccess access;
    private final MasterWatch watch;

    private RedisClients(Vertx vertx, RedisAccess access) {
        this.vertx = vertx;
        this.access = access;
        this.watch = access.mode() == RedisMode.STANDALONE ? null : watch();
    }

    /**
     * Begins to look for the master, where there is more than one server.
     *
     * @throws WrongSettingException naming the property no service can start with
     */
    public static RedisClients of(Vertx vertx, RedisSettings settings) {
        return new RedisClients(vertx, RedisAccess.of(settings));
    }

    /**
     * A client of the server that takes writes.
     *
     * @param name the label of its metrics, different for each client
     * @param base sizes and times of its connections; where it leads and who it is are added
     */
    public Redis open(String name, RedisOptions base) {
        RedisOptions options = new RedisOptions(base)
                .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                .setPoolName(name)
                .setNetClientOptions(new NetClientOptions(base.getNetClientOptions())
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setMetricsName("redis|" + name));
        FollowingRedis redis = new FollowingRedis(
                address -> Redis.createClient(vertx, access.toServer(address, options)),
                watch == null ? () -> {} : watch::look);
        if (watch == null) {
            redis.follow(access.hosts().getFirst());
        } else {
            watch.follow(redis::follow);
        }
        return redis;
    }

    /**
     * A client for commands that return list elements, none of which is read beyond a limit.
     *
     * @param name the label of its metrics, different for each client
     * @param base times of its connections
     * @param longest bytes of the longest value that is read
     */
    public ElementClient openElements(String name, NetClientOptions base, long longest) {
        NetClientOptions options = access.encrypted(base)
                .setConnectTimeout((int) CONNECT.toMillis())
                .setMetricsName("redis|" + name);
        ElementClient client =
                new ElementClient(vertx.createNetClient(options), access.server(), access.database(), longest);
        if (watch == null) {
            client.follow(access.hosts().getFirst());
        } else {
            watch.follow(client::follow);
        }
        return client;
    }

    private MasterWatch watch() {
        MasterQuery query = access.mode() == RedisMode.SENTINEL
                ? new SentinelQuery(access.masterName())
                : new ClusterQuery(access.slot());
        List<MasterLocator> locators = access.hosts().stream()
                .map(address -> new MasterLocator(address, () -> locator(address), query, CONNECT.toMillis()))
                .toList();
        MasterWatch watching = new MasterWatch(locators);
        watching.look();
        vertx.setPeriodic(access.locateEvery().toMillis(), timer -> watching.look());
        return watching;
    }

    private Redis locator(Address address) {
        RedisOptions one = new RedisOptions()
                .setMaxPoolSize(1)
                .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                .setNetClientOptions(new NetClientOptions().setConnectTimeout((int) CONNECT.toMillis()));
        return Redis.createClient(vertx, access.toLocator(address, one));
    }
}
