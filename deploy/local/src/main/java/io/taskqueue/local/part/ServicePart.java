package io.taskqueue.local.part;

import io.taskqueue.local.process.PartKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An instance of one of our services, a JVM of its own. */
public final class ServicePart implements Part {
    private final Layout layout;
    private final Health health;
    private final PartKind kind;
    private final int instance;
    private final PortUse port;
    private final Map<String, String> addresses;

    /**
     * Makes an instance.
     *
     * @param instance from 1
     * @param addresses variables with the addresses of the servers it uses
     */
    public ServicePart(
            Layout layout, Health health, PartKind kind, int instance, int port, Map<String, String> addresses) {
        this.layout = layout;
        this.health = health;
        this.kind = kind;
        this.instance = instance;
        this.port = new PortUse(port, name(), "TASKQUEUE_" + kind.name() + "_PORT");
        this.addresses = Map.copyOf(addresses);
    }

    @Override
    public String name() {
        return instance == 1 ? kind.label() : kind.label() + "-" + instance;
    }

    @Override
    public PartKind kind() {
        return kind;
    }

    @Override
    public PortUse port() {
        return port;
    }

    @Override
    public Set<PartKind> needs() {
        return kind == PartKind.WORKER
                ? Set.of(PartKind.REDIS, PartKind.POSTGRES, PartKind.INBOX)
                : Set.of(PartKind.REDIS);
    }

    @Override
    public String address() {
        return "http://localhost:%d/".formatted(port.port()) + (kind == PartKind.WORKER ? "q/health" : "");
    }

    @Override
    public Command prepare() throws IOException {
        Path app = layout.home().resolve("app").resolve(kind.label() + "-service");
        List<String> words = JavaProgram.command(
                "-Xmx256m", "-jar", app.resolve("quarkus-run.jar").toString());
        Map<String, String> environment = new HashMap<>(addresses);
        environment.put(port.variable(), String.valueOf(port.port()));
        return new Command(words, environment);
    }

    @Override
    public Readiness readiness() {
        return health.ofService(port.port());
    }
}
