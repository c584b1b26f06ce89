package io.taskqueue.systemtests.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Services that are started against the same servers, whatever these are. Closing ends every process. */
public final class Fleet implements AutoCloseable {
    private final Map<String, String> environment;
    private final List<RunningService> services = new ArrayList<>();
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** @param environment variables of all services, such as where Redis is */
    public Fleet(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Starts a service, with these variables and their values beside those of all, and does not wait for it. */
    public RunningService launch(Service service, String... own) {
        Map<String, String> all = new HashMap<>(environment);
        for (int i = 0; i < own.length; i += 2) {
            all.put(own[i], own[i + 1]);
        }
        RunningService running = RunningService.launch(service, service.module(), all);
        services.add(running);
        closings.push(running::close);
        return running;
    }

    /** All that were launched. */
    public List<RunningService> services() {
        return List.copyOf(services);
    }

    /** Does this when the fleet closes, before what was added earlier. */
    public void onClose(Runnable closing) {
        closings.push(closing);
    }

    @Override
    public void close() {
        while (!closings.isEmpty()) {
            closings.pop().run();
        }
    }
}
