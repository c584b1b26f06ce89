package io.taskqueue.local.stack;

import io.taskqueue.local.part.PortUse;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks whether ports can be had, without keeping them. */
final class Ports {
    private Ports() {}

    /** A line for each port that cannot be had; empty when all can. */
    static List<String> problems(List<PortUse> uses) {
        List<String> problems = new ArrayList<>();
        Map<Integer, PortUse> seen = new HashMap<>();
        for (PortUse use : uses) {
            PortUse other = seen.putIfAbsent(use.port(), use);
            if (other != null) {
                problems.add("Port %d is configured for both %s and %s. Set %s or %s to another port."
                        .formatted(use.port(), other.part(), use.part(), other.variable(), use.variable()));
            } else if (!isFree(use.port())) {
                problems.add("Port %d is in use (%s). Stop the program that uses it, or set %s."
                        .formatted(use.port(), use.part(), use.variable()));
            }
        }
        return problems;
    }

    /** The next free ports from {@code first} up, leaving out some. */
    static List<Integer> next(int first, int count, Set<Integer> except) {
        List<Integer> ports = new ArrayList<>();
        for (int port = first; ports.size() < count; port++) {
            if (!except.contains(port) && isFree(port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
