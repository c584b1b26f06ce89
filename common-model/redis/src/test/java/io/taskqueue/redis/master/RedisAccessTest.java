package io.taskqueue.redis.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAccessTest {
    private static final String SECRET = "s3cr/t:@?&=+% word";

    @TempDir
    Path folder;

    @Test
    void leadsToOneServerOnThisMachineByDefault() {
        RedisAccess access = RedisAccess.of(SettingsOf.with());

        assertThat(access.mode()).isEqualTo(RedisMode.STANDALONE);
        assertThat(access.hosts()).containsExactly(new Address("localhost", 6379));
        assertThat(access.locateEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(access.tls()).isNull();
        assertThat(serverOptions(access).getEndpoints()).containsExactly("redis://b:6379");
        assertThat(serverOptions(access).getPassword()).isNull();
    }

    @Test
    void logsInToSentinelsAndServersByDifferentPasswords() {
        RedisAccess access = RedisAccess.of(SettingsOf.with(
                "mode", "sentinel",
                "master-name", "main",
                "hosts", "redis://a:1/3, redis://b/3,redis://[::1]:2/3",
                "username", "worker",
                "password", SECRET,
                "sentinel-password", "other"));

        assertThat(access.hosts())
                .containsExactly(new Address("a", 1), new Address("b", 6379), new Address("[::1]", 2));
        assertThat(serverOptions(access).getEndpoints()).containsExactly("redis://b:6379/3?user=worker");
        assertThat(serverOptions(access).getPassword()).isEqualTo(SECRET);
        RedisOptions locator = access.toLocator(access.hosts().get(2), new RedisOptions());
        assertThat(locator.getEndpoints()).containsExactly("redis://[::1]:2");
        assertThat(locator.getPassword()).isEqualTo("other");
    }

    @Test
    void logsInToNodesOfAClusterByTheServersPassword() {
        RedisAccess access = RedisAccess.of(
                SettingsOf.with("mode", "cluster", "key-prefix", "{tq}:", "username", "worker", "password", SECRET));

        RedisOptions locator = access.toLocator(access.hosts().getFirst(), new RedisOptions());

        assertThat(locator.getEndpoints()).containsExactly("redis://localhost:6379?user=worker");
        assertThat(locator.getPassword()).isEqualTo(SECRET);
    }

    @Test
    void verifiesHostNamesUnlessToldOtherwise() throws IOException {
        String store = Files.createFile(folder.resolve("trust.pem")).toString();
        RedisAccess verifying = RedisAccess.of(SettingsOf.with("hosts", "rediss://a", "tls-trust-store", store));
        RedisAccess trusting = RedisAccess.of(
                SettingsOf.with("hosts", "rediss://a", "tls-trust-store", store, "tls-verify-host", "false"));

        assertThat(serverOptions(verifying).getEndpoints()).containsExactly("rediss://b:6379");
        assertThat(serverOptions(verifying).getNetClientOptions().isSsl()).isTrue();
        assertThat(serverOptions(verifying).getNetClientOptions().isTrustAll()).isFalse();
        assertThat(serverOptions(verifying).getNetClientOptions().getHostnameVerificationAlgorithm())
                .isEqualTo("HTTPS");
        assertThat(serverOptions(trusting).getNetClientOptions().getHostnameVerificationAlgorithm())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts | 'hosts, redis://a:1,redis'",
                "hosts | 'hosts, http://a:1'",
                "hosts | 'hosts, localhost:6379'",
                "hosts | 'hosts, redis://a:1,redis://b:1'",
                "hosts | 'hosts, redis://a:1,rediss://b:1, mode, sentinel, master-name, main'",
                "hosts | 'hosts, redis://a:1/one'",
                "hosts | 'hosts, redis://a:1/1, mode, cluster, key-prefix, {tq}:'",
                "hosts | 'hosts, redis://user:pass@a:1'",
                "hosts | 'hosts, redis://a:1?password=pass'",
                "hosts | 'hosts, redis://us er:pass@a:1'",
                "master-name | 'mode, sentinel'",
                "master-name | 'master-name, main'",
                "key-prefix | 'mode, cluster'",
                "key-prefix | 'mode, cluster, key-prefix, tq:'",
                "password | 'username, worker'",
                "username | 'username, a b, password, pass'",
                "locate-every | 'locate-every, 0s'",
                "tls-trust-store | 'tls-trust-store, /nowhere.pem'",
                "tls-trust-store | 'hosts, rediss://a, tls-trust-store, /nowhere.pem'",
                "tls-key-store | 'hosts, rediss://a, tls-key-store, /nowhere.p12'"
            })
    void namesTheSettingItCannotUseAndTellsNoPassword(String property, String values) {
        RedisSettings settings = SettingsOf.with(pairs(values));

        assertThatThrownBy(() -> RedisAccess.of(settings))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("taskqueue.redis." + property + ": ")
                .hasNoCause()
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("pass@", "=pass");
    }

    @Test
    void refusesStoresOfAnUnknownKind() throws IOException {
        String store = Files.createFile(folder.resolve("trust.txt")).toString();

        assertThatThrownBy(() -> RedisAccess.of(SettingsOf.with("hosts", "rediss://a", "tls-trust-store", store)))
                .hasMessageContaining("taskqueue.redis.tls-trust-store");
        assertThatThrownBy(() -> RedisAccess.of(SettingsOf.with("hosts", "rediss://a", "tls-key-store", store)))
                .hasMessageContaining("taskqueue.redis.tls-key-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "sentinels"})
    void namesAModeThereIsNot(String mode) {
        assertThatThrownBy(() -> SettingsOf.with("mode", mode)).hasMessageContaining("taskqueue.redis.mode");
    }

    @Test
    void textsTellNoPassword() throws IOException {
        String store = Files.createFile(folder.resolve("store.p12")).toString();
        RedisSettings settings = SettingsOf.with(
                "mode", "sentinel",
                "master-name", "main",
                "hosts", "rediss://a",
                "username", "worker",
                "password", SECRET,
                "sentinel-password", SECRET,
                "tls-trust-store", store,
                "tls-trust-store-password", SECRET,
                "tls-key-store", store,
                "tls-key-store-password", SECRET);
        RedisAccess access = RedisAccess.of(settings);

        assertThat(settings.toString()).doesNotContain(SECRET);
        assertThat(settings.password().toString()).doesNotContain(SECRET);
        assertThat(access.toString()).contains("worker").doesNotContain(SECRET);
        assertThat(access.tls().toString()).doesNotContain(SECRET);
        assertThat(serverOptions(access).getEndpoints().toString()).doesNotContain(SECRET);
    }

    private static RedisOptions serverOptions(RedisAccess access) {
        return access.toServer(new Address("b", 6379), new RedisOptions());
    }

    private static String[] pairs(String values) {
        // A comma before another address belongs to the list of addresses.
        return Arrays.stream(values.split(",(?!redis)", -1)).map(String::strip).toArray(String[]::new);
    }
}
