package io.taskqueue.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.local.part.PortUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void namesTheTakenPortThePartAndTheVariable() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            PortUse use = new PortUse(other.getLocalPort(), "redis", "TASKQUEUE_REDIS_PORT");

            assertThat(Ports.problems(List.of(use)))
                    .containsExactly(("Port %d is in use (redis). Stop the program that uses it, or set"
                                    + " TASKQUEUE_REDIS_PORT.")
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void seesWhatListensOnTheLoopbackAddressAlone() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortUse use = new PortUse(other.getLocalPort(), "redis", "TASKQUEUE_REDIS_PORT");

            assertThat(Ports.problems(List.of(use))).hasSize(1);
        }
    }

    @Test
    void namesBothPartsThatWantOnePort() throws IOException {
        int port = freePort();

        assertThat(Ports.problems(List.of(
                        new PortUse(port, "producer", "TASKQUEUE_PRODUCER_PORT"),
                        new PortUse(port, "monitor", "TASKQUEUE_MONITOR_PORT"))))
                .containsExactly(("Port %d is configured for both producer and monitor."
                                + " Set TASKQUEUE_PRODUCER_PORT or TASKQUEUE_MONITOR_PORT to another port.")
                        .formatted(port));
    }

    @Test
    void givesTheNextFreePortsAndLeavesOutThoseInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            int first = other.getLocalPort();

            List<Integer> ports = Ports.next(first, 2, Set.of(first + 1));

            assertThat(ports).hasSize(2).allMatch(port -> port > first + 1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
