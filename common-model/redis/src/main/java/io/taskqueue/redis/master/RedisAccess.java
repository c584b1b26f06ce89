package io.taskqueue.redis.master;

import io.smallrye.config.Secret;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@link RedisSettings}, checked: where Redis is and how to get in. Its text contains no password.
 *
 * @param hosts the server, or those to ask for it
 * @param masterName {@code ""} without Sentinels
 * @param slot the cluster's slot all keys lie in, -1 without a cluster
 * @param server who the service is to the server
 * @param locator who it is to those it asks for the server
 * @param tls {@code null} for connections in clear
 */
record RedisAccess(
        RedisMode mode,
        List<Address> hosts,
        int database,
        String masterName,
        int slot,
        Credentials server,
        Credentials locator,
        Tls tls,
        Duration locateEvery) {

    /** @throws WrongSettingException naming the property no service can start with */
    static RedisAccess of(RedisSettings settings) {
        Address.Hosts hosts = Address.parse(settings.hosts());
        RedisMode mode = settings.mode();
        Credentials server = new Credentials(settings.username().orElse(null), text(settings.password()));
        check(mode == RedisMode.STANDALONE && hosts.addresses().size() > 1, "hosts", "one server has one address");
        check(mode == RedisMode.CLUSTER && hosts.database() != 0, "hosts", "a cluster has no other database than 0");
        check(
                (mode == RedisMode.SENTINEL) != settings.masterName().isPresent(),
                "master-name",
                "mode sentinel needs it, the others do not know it");
        check(server.user() != null && server.password() == null, "password", "a user needs a password");
        check(
                !settings.username().orElse("default").matches("[A-Za-z0-9._-]{1,100}"),
                "username",
                "expected up to 100 letters, digits, '.', '_' and '-'");
        check(settings.locateEvery().toMillis() < 50, "locate-every", "expected at least 50ms");
        check(!hosts.tls() && settings.tlsTrustStore().isPresent(), "tls-trust-store", "hosts do not begin rediss://");
        return new RedisAccess(
                mode,
                hosts.addresses(),
                hosts.database(),
                settings.masterName().orElse(""),
                slot(settings),
                server,
                mode == RedisMode.SENTINEL ? new Credentials(null, text(settings.sentinelPassword())) : server,
                hosts.tls() ? Tls.of(settings) : null,
                settings.locateEvery());
    }

    private static int slot(RedisSettings settings) {
        if (settings.mode() != RedisMode.CLUSTER) {
            return -1;
        }
        return HashSlot.ofPrefix(settings.keyPrefix().orElse(""))
                .orElseThrow(() -> new WrongSettingException(
                        "key-prefix",
                        "mode cluster needs one with a hash tag such as {tq}: so that all keys lie in one slot"));
    }

    /** Options for the server that takes writes, at {@code address}; otherwise as {@code base}. */
    RedisOptions toServer(Address address, RedisOptions base) {
        return options(address + (database == 0 ? "" : "/" + database), server, base);
    }

    /** Options for one to ask for that server; otherwise as {@code base}. */
    RedisOptions toLocator(Address address, RedisOptions base) {
        return options(address.toString(), locator, base);
    }

    private RedisOptions options(String address, Credentials credentials, RedisOptions base) {
        NetClientOptions net = encrypted(base.getNetClientOptions());
        // The password travels beside the address, as addresses turn up in messages.
        String user = credentials.user() == null ? "" : "?user=" + credentials.user();
        return new RedisOptions(base)
                .setType(RedisClientType.STANDALONE)
                .setEndpoints(List.of((tls == null ? "redis://" : "rediss://") + address + user))
                .setPassword(credentials.password())
                .setNetClientOptions(net);
    }

    /** Options of a socket to the server; otherwise as {@code base}. */
    NetClientOptions encrypted(NetClientOptions base) {
        NetClientOptions net = new NetClientOptions(base);
        if (tls != null) {
            tls.applyTo(net);
        }
        return net;
    }

    private static String text(Optional<Secret<String>> secret) {
        return secret.map(Secret::get).orElse(null);
    }

    private static void check(boolean wrong, String property, String problem) {
        if (wrong) {
            throw new WrongSettingException(property, problem);
        }
    }
}
