package io.taskqueue.systemtests.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP port that leads to another one of this machine. It can be cut, as by a network that drops packets: connections
 * stay up and nothing gets through. And it can be led elsewhere, which closes its connections. Thread-safe.
 */
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private boolean cut;

    private Relay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** A relay that leads to this port, 0 for none yet. */
    static Relay to(int port) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.startVirtualThread(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    synchronized void cut() {
        cut = true;
    }

    /** Lets nothing of the connections there are through any more, and leads new ones to another port. */
    void leadTo(int port) {
        target = port;
        sockets.forEach(Relay::close);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            cut = false;
            notifyAll();
        }
        sockets.forEach(Relay::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // nobody listens at the target, or this relay was closed
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.startVirtualThread(() -> pass(client, server));
            Thread.startVirtualThread(() -> pass(server, client));
        } catch (IOException e) {
            end(client);
            throw e;
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[64 * 1024];
        try {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                awaitLink();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // one side is gone, and so is the other then
        }
        end(from);
        end(to);
    }

    private synchronized void awaitLink() throws InterruptedException {
        while (cut) {
            wait();
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
