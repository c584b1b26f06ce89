package io.taskqueue.worker.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where a server was, hangs up on everyone who comes, and counts them. */
final class ClosedDoor implements AutoCloseable {
    private final ServerSocket door;
    private final AtomicInteger knocks = new AtomicInteger();

    ClosedDoor(int port) throws IOException {
        door = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("closed-door").daemon().start(this::turnAway);
    }

    /** How many have come so far. */
    int knocks() {
        return knocks.get();
    }

    private void turnAway() {
        try {
            while (true) {
                door.accept().close();
                knocks.incrementAndGet();
            }
        } catch (IOException e) {
            // The door is gone, and with it this thread.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
