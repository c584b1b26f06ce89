package io.taskqueue.redis.master;

import io.taskqueue.redis.ElementCall;
import io.taskqueue.redis.ElementConnection;
import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes {@link ElementConnection}s to the server that is master now. When another becomes it, all connections to the
 * old one are closed. Thread-safe.
 */
public final class ElementClient {
    private final NetClient net;
    private final Credentials credentials;
    private final int database;
    private final long longest;
    private final Set<ElementConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile Address master;

    /** @param longest bytes of the longest value that is read */
    ElementClient(NetClient net, Credentials credentials, int database, long longest) {
        this.net = net;
        this.credentials = credentials;
        this.database = database;
        this.longest = longest;
    }

    /** A new connection, logged in; fails if the master is not known yet or refuses it. */
    public Future<ElementConnection> connect() {
        Address to = master;
        if (to == null) {
            return Future.failedFuture("the redis master is not known yet");
        }
        return net.connect(to.port(), to.bareHost()).compose(socket -> use(socket, to));
    }

    void follow(Address newMaster) {
        master = newMaster;
        connections.forEach(ElementConnection::close);
    }

    private Future<ElementConnection> use(NetSocket socket, Address connected) {
        ElementConnection connection = new ElementConnection(socket, longest, connections::remove);
        connections.add(connection);
        if (!connected.equals(master)) {
            connection.close();
            return Future.failedFuture("another server has become the redis master");
        }
        List<ElementCall> introduction = introduction();
        return introduction.isEmpty()
                ? Future.succeededFuture(connection)
                : Future.fromCompletionStage(connection.send(introduction))
                        .map(connection)
                        .onFailure(refused -> connection.close());
    }

    private List<ElementCall> introduction() {
        List<ElementCall> calls = new ArrayList<>();
        if (credentials.password() != null) {
            calls.add(
                    credentials.user() == null
                            ? ElementCall.of("AUTH", credentials.password())
                            : ElementCall.of("AUTH", credentials.user(), credentials.password()));
        }
        if (database != 0) {
            calls.add(ElementCall.of("SELECT", String.valueOf(database)));
        }
        return calls;
    }
}
