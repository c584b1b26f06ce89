package io.taskqueue.local.stack;

import io.taskqueue.local.part.Health;
import io.taskqueue.local.part.InboxPart;
import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.Part;
import io.taskqueue.local.part.PortUse;
import io.taskqueue.local.part.PostgresPart;
import io.taskqueue.local.part.RedisPart;
import io.taskqueue.local.part.ServicePart;
import io.taskqueue.local.process.PartKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts a stack is made of, in the order in which they are shown.
 *
 * @param parts own servers first, then the services
 */
public record Blueprint(List<Part> parts) {
    private static final String LOOPBACK = "127.0.0.1";

    public Blueprint {
        parts = List.copyOf(parts);
    }

    /**
     * Decides what runs where: an own server for each the settings do not name, one producer, one monitor and as many
     * workers as asked for. The first worker has the configured port, the others the next free ones.
     *
     * @throws InvalidSetting when a port is no port
     */
    public static Blueprint of(Settings settings, Layout layout, int workers) {
        List<Part> parts = new ArrayList<>(servers(settings, layout));
        Map<String, String> addresses = addresses(parts, settings);
        Health health = new Health();
        int producerPort = settings.port("TASKQUEUE_PRODUCER_PORT", 8080);
        int workerPort = settings.port("TASKQUEUE_WORKER_PORT", 8081);
        int monitorPort = settings.port("TASKQUEUE_MONITOR_PORT", 8082);
        parts.add(new ServicePart(layout, health, PartKind.PRODUCER, 1, producerPort, addresses));
        parts.add(new ServicePart(layout, health, PartKind.WORKER, 1, workerPort, addresses));
        parts.add(new ServicePart(layout, health, PartKind.MONITOR, 1, monitorPort, addresses));

        parts.addAll(furtherWorkers(settings, layout, parts, workers));
        return new Blueprint(parts);
    }

    /**
     * The workers that are missing among {@code parts} until there are {@code total}, on the next free ports; none
     * where there are as many already.
     */
    public static List<Part> furtherWorkers(Settings settings, Layout layout, List<Part> parts, int total) {
        int workers = (int)
                parts.stream().filter(part -> part.kind() == PartKind.WORKER).count();
        int firstPort = settings.port("TASKQUEUE_WORKER_PORT", 8081) + 1;
        List<Integer> ports = Ports.next(firstPort, total - workers, portsOf(parts));
        Map<String, String> addresses = addresses(parts, settings);
        Health health = new Health();
        List<Part> further = new ArrayList<>();
        for (int port : ports) {
            int instance = workers + further.size() + 1;
            further.add(new ServicePart(layout, health, PartKind.WORKER, instance, port, addresses));
        }
        return further;
    }

    /** A line for each port that is taken, or asked for twice. */
    public List<String> portProblems() {
        return Ports.problems(
                parts.stream().flatMap(part -> part.ports().stream()).toList());
    }

    private static List<Part> servers(Settings settings, Layout layout) {
        List<Part> servers = new ArrayList<>();
        if (!settings.hasRedis()) {
            servers.add(new RedisPart(layout, settings.port("TASKQUEUE_REDIS_PORT", 6379)));
        }
        if (!settings.hasDatabase()) {
            servers.add(new PostgresPart(layout, settings.port("TASKQUEUE_DB_PORT", 15432)));
        }
        if (!settings.hasSmtp()) {
            servers.add(new InboxPart(
                    layout, settings.port("TASKQUEUE_INBOX_PORT", 8025), settings.port("TASKQUEUE_SMTP_PORT", 1025)));
        }
        return servers;
    }

    /**
     * The variables by which the services find the stack's own servers and know where to listen; those of other servers
     * are set already.
     */
    private static Map<String, String> addresses(List<Part> servers, Settings settings) {
        Map<String, String> addresses = new HashMap<>();
        if (!settings.isExposed()) {
            addresses.put("QUARKUS_HTTP_HOST", LOOPBACK);
        }
        for (Part server : servers) {
            int port = server.port().port();
            switch (server.kind()) {
                case REDIS -> addresses.put("TASKQUEUE_REDIS_HOSTS", "redis://%s:%d".formatted(LOOPBACK, port));
                case POSTGRES -> {
                    addresses.put(
                            "TASKQUEUE_DB_URL",
                            "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, port, PostgresPart.TASKQUEUE));
                    addresses.put("TASKQUEUE_DB_USERNAME", PostgresPart.TASKQUEUE);
                    addresses.put("TASKQUEUE_DB_PASSWORD", PostgresPart.TASKQUEUE);
                }
                case INBOX -> {
                    addresses.put("TASKQUEUE_SMTP_HOST", LOOPBACK);
                    addresses.put("TASKQUEUE_SMTP_PORT", String.valueOf(settings.port("TASKQUEUE_SMTP_PORT", 1025)));
                }
                case PRODUCER, MONITOR, WORKER -> {
                    // Services find each other in Redis alone.
                }
            }
        }
        return addresses;
    }

    private static Set<Integer> portsOf(List<Part> parts) {
        Set<Integer> ports = new HashSet<>();
        parts.forEach(part -> part.ports().forEach((PortUse use) -> ports.add(use.port())));
        return ports;
    }
}
