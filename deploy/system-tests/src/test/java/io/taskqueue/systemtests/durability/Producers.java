package io.taskqueue.systemtests.durability;

import io.taskqueue.systemtests.stage.RunningService;
import io.taskqueue.systemtests.stage.Service;
import io.taskqueue.systemtests.stage.Stage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The producers of all runs, one for each number of replicas that must confirm, with a queue of each durability. */
final class Producers {
    private final Stage stage;
    private final Relay entrance;
    private final Map<Integer, RunningService> byReplicas = new HashMap<>();

    /** @param entrance their way to Redis */
    Producers(Stage stage, Relay entrance) {
        this.stage = stage;
        this.entrance = entrance;
        stage.with("TASKQUEUE_REDIS_HOSTS", "redis://127.0.0.1:" + entrance.port());
        for (Durability durability : Durability.values()) {
            String queue = durability.queue();
            stage.with("TASKQUEUE_PRODUCER_QUEUES__" + queue.toUpperCase(Locale.ROOT) + "__DURABILITY", queue);
        }
    }

    /** The {@code POST /tasks} of the case's producer, which is started where it is not there yet. */
    String url(DurabilityCase what) {
        return byReplicas
                .computeIfAbsent(what.confirmingReplicas(), this::start)
                .url("/tasks");
    }

    /**
     * Starts it on the stage's own Redis: the servers of the run before are gone, those of its first are not there yet.
     */
    private RunningService start(int replicas) {
        entrance.leadTo(stage.redis().port());
        return stage.with("TASKQUEUE_PRODUCER_CONFIRM_REPLICAS", String.valueOf(replicas))
                .launch(Service.PRODUCER)
                .awaitReady();
    }
}
