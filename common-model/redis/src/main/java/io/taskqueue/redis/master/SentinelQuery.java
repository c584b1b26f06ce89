package io.taskqueue.redis.master;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * Asks a Sentinel. The first command names a promoted server as soon as it is one, only the second returns the epoch.
 */
record SentinelQuery(String masterName) implements MasterQuery {
    @Override
    public List<Request> commands() {
        return List.of(
                Request.cmd(Command.SENTINEL).arg("GET-MASTER-ADDR-BY-NAME").arg(masterName),
                Request.cmd(Command.SENTINEL).arg("MASTER").arg(masterName));
    }

    @Override
    public Master read(List<Response> replies, Address asked) {
        Response address = replies.get(0);
        if (address == null) {
            throw new IllegalStateException("this Sentinel knows no master " + masterName);
        }
        return new Master(new Address(address.get(0).toString(), address.get(1).toInteger()), epoch(replies.get(1)));
    }

    private static long epoch(Response fields) {
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            if (fields.get(i).toString().equals("config-epoch")) {
                return fields.get(i + 1).toLong();
            }
        }
        return 0;
    }
}
