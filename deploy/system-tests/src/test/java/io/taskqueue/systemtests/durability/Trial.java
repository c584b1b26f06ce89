package io.taskqueue.systemtests.durability;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.systemtests.stage.Web;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import redis.clients.jedis.Jedis;

/** One run of a case: load, the fault, recovery, load again, and the count. */
final class Trial {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLIENTS = 8;
    /** Long enough for fsyncs under {@code everysec} to be under way at the fault, or not. */
    private static final Duration LOAD = Duration.ofSeconds(2);

    private static final int BEFORE = 500;
    private static final int CHUNK = 5_000;

    private final DurabilityCase what;
    private final Relay entrance;
    private final String url;

    /**
     * @param entrance the producer's way to Redis
     * @param url the producer's {@code POST /tasks}
     */
    Trial(DurabilityCase what, Relay entrance, String url) {
        this.what = what;
        this.entrance = entrance;
        this.url = url;
    }

    Tally run() {
        try (Servers servers = what.start()) {
            entrance.leadTo(servers.port());
            Clients clients = new Clients(
                    url, what.durability().queue(), UUID.randomUUID().toString(), CLIENTS);
            try {
                pause(LOAD);
                awaitMore(clients, BEFORE);
                servers.fail();
                int port = servers.awaitRecovery();
                pause(what.lag());
                entrance.leadTo(port);
                awaitMore(clients, what.acknowledgedAfter());
            } finally {
                clients.stop();
            }
            try (Jedis survivor = servers.survivor()) {
                return count(clients.stop(), clients.refusals(), survivor);
            }
        }
    }

    private static void awaitMore(Clients clients, int more) {
        int enough = clients.acknowledgements() + more;
        await().atMost(PATIENCE).until(() -> clients.acknowledgements() >= enough);
    }

    /** Lets the load go on for that long. */
    private static void pause(Duration time) {
        if (!time.isZero()) {
            await().pollDelay(time).until(() -> true);
        }
    }

    /** Nothing takes tasks out of the queue, so each acknowledged one must be in it, once, and have its record. */
    private Tally count(Map<String, String> acknowledged, long refused, Jedis redis) {
        Map<String, Integer> timesByKey = new HashMap<>();
        Set<String> ids = new HashSet<>();
        String queue = "task_queue:" + what.durability().queue();
        for (long from = 0; from < redis.llen(queue); from += CHUNK) {
            for (String element : redis.lrange(queue, from, from + CHUNK - 1)) {
                JsonNode task = Web.json(element);
                timesByKey.merge(task.path("payload").path("text").asText(), 1, Integer::sum);
                ids.add(task.path("id").asText());
            }
        }
        long lost = acknowledged.values().stream()
                .filter(id -> !ids.contains(id) || !redis.exists("task_status:" + id))
                .count();
        List<Integer> several =
                timesByKey.values().stream().filter(times -> times > 1).toList();
        return Tally.ofRun(acknowledged.size(), lost, several.size(), refused);
    }
}
