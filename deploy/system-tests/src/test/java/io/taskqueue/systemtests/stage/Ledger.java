package io.taskqueue.systemtests.stage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;

/**
 * What one server says became of tasks, through a connection of its own; pushes tasks to it, too.
 *
 * @param prefix put before every key, {@code ""} for none
 */
public record Ledger(Jedis redis, String prefix) implements AutoCloseable {
    private static final int RECORDS_A_CALL = 500;

    /** How many tasks are where. */
    public record Count(int accepted, int completed, int unknown) {
        /** Those that have a record and are not completed. */
        public int unfinished() {
            return accepted - completed - unknown;
        }
    }

    /** Counts these tasks. */
    public Count count(List<String> ids) {
        List<String> records = records(ids);
        int unknown = (int) records.stream().filter(record -> record == null).count();
        int completed = (int) records.stream()
                .filter(record -> record != null && record.contains("\"status\":\"completed\""))
                .count();
        return new Count(ids.size(), completed, unknown);
    }

    /** The attempt each of these tasks is at, or ended with; 0 for one without a record. */
    public Map<String, Integer> attempts(List<String> ids) {
        List<String> records = records(ids);
        return IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(ids::get, i -> attempt(records.get(i))));
    }

    private static int attempt(String record) {
        return record == null ? 0 : Web.json(record).path("attempt").asInt(1);
    }

    /** Submits one {@code text} task with a plain LPUSH; answers its id. */
    public String push(String queue) {
        String id = UUID.randomUUID().toString();
        String key = prefix + "task_queue" + (queue.equals("default") ? "" : ":" + queue);
        redis.lpush(key, "{\"id\":\"" + id + "\",\"type\":\"text\",\"payload\":{\"text\":\"pushed\"}}");
        return id;
    }

    /** Waits until the task is completed. */
    public void awaitCompleted(String id, Duration patience) {
        await("task " + id)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(List.of(id)).completed() == 1);
    }

    private List<String> records(List<String> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + RECORDS_A_CALL)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + RECORDS_A_CALL)))
                .map(some ->
                        some.stream().map(id -> prefix + "task_status:" + id).toArray(String[]::new))
                .flatMap(keys -> redis.mget(keys).stream())
                .toList();
    }

    @Override
    public void close() {
        redis.close();
    }
}
