package io.taskqueue.redis.master;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** Asks a node of a cluster which master owns one slot. */
record ClusterQuery(int slot) implements MasterQuery {
    private static final String EPOCH = "cluster_current_epoch:";

    @Override
    public List<Request> commands() {
        return List.of(
                Request.cmd(Command.CLUSTER).arg("SLOTS"),
                Request.cmd(Command.CLUSTER).arg("INFO"));
    }

    @Override
    public Master read(List<Response> replies, Address asked) {
        for (Response range : replies.get(0)) {
            if (range.get(0).toInteger() <= slot && slot <= range.get(1).toInteger()) {
                return new Master(
                        address(range.get(2), asked), epoch(replies.get(1).toString()));
            }
        }
        throw new IllegalStateException("no node of the cluster owns slot " + slot);
    }

    private static Address address(Response node, Address asked) {
        String host = node.get(0) == null ? "" : node.get(0).toString();
        // "?" stands for a name the node does not know yet.
        boolean unnamed = host.isEmpty() || host.equals("?");
        return new Address(unnamed ? asked.host() : host, node.get(1).toInteger());
    }

    private static long epoch(String info) {
        return info.lines()
                .filter(line -> line.startsWith(EPOCH))
                .mapToLong(line -> Long.parseLong(line.substring(EPOCH.length()).strip()))
                .findFirst()
                .orElse(0);
    }
}
