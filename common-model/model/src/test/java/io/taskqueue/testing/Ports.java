package io.taskqueue.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports nobody listens on, each once. They lie below those that outgoing connections get, one of which could take
 * a port before the service that is to have it has started.
 */
public final class Ports {
    private static final int FIRST = 12_000;
    private static final int END = 32_000;
    /** How far above its port a node of a Redis Cluster listens to the others. */
    private static final int BUS = 10_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    /** One that a node of a Redis Cluster can have, with the one for its bus. */
    public static int freeForClusterNode() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END - BUS);
            if (isFree(port) && isFree(port + BUS) && GIVEN.add(port) && GIVEN.add(port + BUS)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
