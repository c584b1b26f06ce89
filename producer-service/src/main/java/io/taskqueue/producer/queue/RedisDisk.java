package io.taskqueue.producer.queue;

import io.taskqueue.redis.RedisErrors;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.Map;

/**
 * The master's disk has it, and those of some replicas: {@code WAITAOF}. Servers before Redis 7.2 do not know it; there
 * the answer is yes where {@code appendfsync} is {@code always}, as those send no reply before the fsync. That is
 * looked up behind every write, since it can be changed at any time. Used from one event loop.
 */
final class RedisDisk implements RedisConfirmation {
    private static final String APPEND_ONLY_OFF = "appendonly is disabled";
    private static final Command WAITAOF = Command.create("WAITAOF");

    private final int wantedReplicas;
    private final long timeoutMillis;
    private RedisConnection withoutWaitaof;

    RedisDisk(int wantedReplicas, long timeoutMillis) {
        this.wantedReplicas = wantedReplicas;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public Future<Void> ask(RedisConnection connection) {
        return connection == withoutWaitaof ? askForPolicy(connection) : askForFsync(connection);
    }

    @Override
    public long timeoutMillis() {
        return timeoutMillis;
    }

    private Future<Void> askForFsync(RedisConnection connection) {
        Request waitaof = Request.cmd(WAITAOF).arg(1).arg(wantedReplicas).arg(timeoutMillis);
        return connection.send(waitaof).compose(this::judge).recover(failure -> {
            if (RedisErrors.isUnknownCommand(failure)) {
                withoutWaitaof = connection;
                return askForPolicy(connection);
            }
            return String.valueOf(failure.getMessage()).contains(APPEND_ONLY_OFF)
                    ? unconfirmed("it has appendonly no")
                    : Future.failedFuture(failure);
        });
    }

    private Future<Void> judge(Response fsynced) {
        int here = fsynced.get(0).toInteger();
        int replicas = fsynced.get(1).toInteger();
        return here >= 1 && replicas >= wantedReplicas
                ? Future.succeededFuture()
                : unconfirmed("the disks of " + (here >= 1 ? "the master" : "not even the master") + " and " + replicas
                        + " of " + wantedReplicas + " replicas confirmed within " + timeoutMillis + " ms");
    }

    private Future<Void> askForPolicy(RedisConnection connection) {
        if (wantedReplicas > 0) {
            return unconfirmed("it is older than 7.2, so replicas cannot confirm what they wrote to disk");
        }
        return connection
                .send(Request.cmd(Command.CONFIG).arg("GET").arg("append*"))
                .map(RedisDisk::settings)
                .compose(settings -> isAlways(settings)
                        ? Future.succeededFuture()
                        : unconfirmed("it is older than 7.2 and has appendonly " + settings.get("appendonly")
                                + " and appendfsync " + settings.get("appendfsync")
                                + ", so only appendonly yes and appendfsync always would confirm what is on disk"));
    }

    private static boolean isAlways(Map<String, String> settings) {
        return "yes".equals(settings.get("appendonly")) && "always".equals(settings.get("appendfsync"));
    }

    private static Map<String, String> settings(Response namesAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            settings.put(
                    namesAndValues.get(i).toString(), namesAndValues.get(i + 1).toString());
        }
        return settings;
    }

    private static Future<Void> unconfirmed(String found) {
        return Future.failedFuture(new UnconfirmedException("Redis does not confirm: " + found));
    }
}
