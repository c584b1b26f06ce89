package io.taskqueue.systemtests.rollout;

import io.taskqueue.systemtests.stage.Gate;
import io.taskqueue.systemtests.stage.Web;
import io.taskqueue.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;

/**
 * What an earlier and a newer build leave in Redis: the golden files, whose tasks call the gate.
 *
 * @param envelopes of tasks that wait
 * @param statuses the records of these and of some that have ended, by the task's id
 */
record OtherVersions(List<String> envelopes, Map<String, String> statuses) {
    private static final String GATE = "gate.example.org";

    static OtherVersions calling(Gate gate) {
        List<String> envelopes =
                lines(0).map(line -> line.replace(GATE, gate.host())).toList();
        Map<String, String> statuses = lines(1).map(line -> line.replace(GATE, gate.host()))
                .collect(Collectors.toMap(OtherVersions::id, line -> line));
        return new OtherVersions(envelopes, statuses);
    }

    private static Stream<String> lines(int kind) {
        return Stream.of(Golden.EARLIER, Golden.NEWER)
                .map(names -> names.get(kind))
                .flatMap(name -> Golden.readLines(name).stream());
    }

    /** Puts it all where its writers do. */
    void leaveIn(Jedis redis) {
        statuses.forEach((id, status) -> redis.set("task_status:" + id, status));
        redis.zadd("task_dead", 1, only("discarded").getFirst());
        redis.lpush("task_queue", envelopes.toArray(String[]::new));
    }

    /** The attempt each waiting task is at, by its id. */
    Map<String, Integer> waiting() {
        return envelopes.stream()
                .collect(Collectors.toMap(
                        OtherVersions::id,
                        line -> Web.json(line).path("attempt").asInt()));
    }

    /** The ids of those that wait and call the gate. */
    List<String> callers() {
        return envelopes.stream()
                .filter(line -> line.contains("http.request"))
                .map(OtherVersions::id)
                .toList();
    }

    /** The ids of tasks in a state. */
    List<String> only(String state) {
        return statuses.entrySet().stream()
                .filter(status ->
                        Web.json(status.getValue()).path("status").asText().equals(state))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The records of these tasks. */
    List<String> statuses(List<String> ids) {
        return ids.stream().map(statuses::get).toList();
    }

    private static String id(String line) {
        return Web.json(line).path("id").asText();
    }
}
