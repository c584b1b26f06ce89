package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.RedisCommandException;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.redis.WrongTypeLog;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds dead workers and returns their tasks to the queues. Any number of workers may do so at the same time. */
@Singleton
public class Recovery {
    private static final LuaScript RECOVER = LuaScript.load(Recovery.class, "recover");

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final WrongTypeLog wrongTypes;

    Recovery(RedisGateway redis, QueueKeys keys, WrongTypeLog wrongTypes) {
        this.redis = redis;
        this.keys = keys;
        this.wrongTypes = wrongTypes;
    }

    /** What a recovery has reached. */
    public enum Progress {
        /** The worker holds its lease; nothing was moved. */
        ALIVE,
        /** Its processing list still contains tasks. */
        MORE,
        /** Its processing list is empty and its name is removed. */
        DONE
    }

    /**
     * The result of one call.
     *
     * @param answers for each of the call's tasks, {@link TaskAnswer#WRITTEN} where it was moved; none for a living
     * worker
     */
    public record Result(Progress progress, List<TaskAnswer> answers) {
        /** How many tasks were moved. */
        public int moved() {
            return Collections.frequency(answers, TaskAnswer.WRITTEN);
        }
    }

    /**
     * The verdict on one task of a dead worker.
     *
     * @param element the task as it lies in the dead worker's list
     * @param status its new record; {@code null} to leave the one it has
     * @param queue the queue it returns to
     * @param next its next envelope, or {@code null} where it is discarded
     */
    public record Verdict(Element element, TaskStatus status, String queue, Element next) {}

    /** Names of workers declared dead earlier whose tasks may not all be recovered yet. */
    public Set<String> lostWorkers() {
        return names(keys.lostWorkers());
    }

    /** Names of registered workers that hold no lease now. */
    public Set<String> workersWithoutLease() {
        Set<String> without = new TreeSet<>();
        List<String> registered = List.copyOf(names(keys.workers()));
        List<Reply> leases = redis.runAll(registered.stream()
                .map(worker -> Call.on("EXISTS", keys.workerStatus(worker)))
                .toList());
        for (int i = 0; i < registered.size(); i++) {
            if (leases.get(i).number() == 0) {
                without.add(registered.get(i));
            }
        }
        return without;
    }

    /** Those of the ids whose records name this worker as the one that runs them. */
    public Set<String> runningOn(String worker, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Call records = Call.of("MGET", ids.stream().map(keys::status).toList());
        return redis.run(records).list().stream()
                .filter(record -> !record.isNothing())
                .flatMap(record -> statusIn(record).stream())
                .filter(status -> status.state() == TaskState.RUNNING && worker.equals(status.worker()))
                .map(TaskStatus::id)
                .collect(Collectors.toSet());
    }

    private static Optional<TaskStatus> statusIn(Reply statusRecord) {
        try {
            return Optional.of(TaskStatusCodec.decode(statusRecord.bytes()));
        } catch (MalformedTaskException e) {
            // Not written by a worker, so it is no evidence of what one did.
            return Optional.empty();
        }
    }

    /** Moves tasks out of a dead worker's list; without tasks it only checks whether the list is empty. */
    public Result recover(String worker, List<Verdict> tasks, long now) {
        ScriptCall call = new ScriptCall(RECOVER)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.workers())
                .key(keys.lostWorkers())
                .key(keys.dead())
                .key(keys.processingLists())
                .key(keys.queues())
                .argument(worker)
                .argument(keys.statusIdAt());
        for (Verdict task : tasks) {
            addTask(call, task, now);
        }
        Reply reply = redis.run(call);
        List<TaskAnswer> answers = reply.list().stream()
                .skip(1)
                .map(answer -> TaskAnswer.of(answer, wrongTypes))
                .toList();
        return new Result(Progress.valueOf(reply.get(0).text()), answers);
    }

    /** Returns an unstarted element that was received under a lost name to its queue, unchanged. */
    public void giveBack(String lostWorker, ClaimedElement arrived) {
        Element element = arrived.element();
        recover(lostWorker, List.of(new Verdict(element, null, arrived.queue(), element)), 0);
    }

    /** The queues the worker serves or served; empty if they are not recorded. */
    public List<String> queuesOf(String worker) {
        try {
            String entry =
                    redis.run(Call.on("HGET", keys.processingLists(), worker)).text();
            return entry == null
                    ? List.of()
                    : Arrays.stream(entry.split(" ")).skip(1).toList();
        } catch (RedisCommandException e) {
            // The key has a wrong type. The sweep reports that; tasks need not wait for it.
            return List.of();
        }
    }

    /** Lists workers as lost, so that what is in their processing lists is recovered. */
    public void reportLost(Collection<String> workers) {
        if (!workers.isEmpty()) {
            redis.run(Call.on("SADD", keys.lostWorkers(), workers));
        }
    }

    /** How long the server has been up. Leases lost in a restart are no evidence that their workers died. */
    public Duration serverUptime() {
        String info = redis.run(Call.of("INFO", "server")).text();
        return info.lines()
                .filter(line -> line.startsWith("uptime_in_seconds:"))
                .map(line -> Duration.ofSeconds(
                        Long.parseLong(line.substring(line.indexOf(':') + 1).trim())))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private void addTask(ScriptCall call, Verdict task, long now) {
        String id = task.status() == null ? "" : task.status().id();
        byte[] record = task.status() == null ? new byte[0] : TaskStatusCodec.encode(task.status());
        boolean back = task.next() != null;
        call.key(keys.status(id))
                .key(keys.queue(task.queue()))
                .argument(task.element().bytes())
                .argument(back ? "BACK" : "DISCARD")
                .argument(record)
                .argument(now)
                .argument(back ? task.next().bytes() : id.getBytes(StandardCharsets.UTF_8))
                .argument(task.queue());
    }

    private Set<String> names(String key) {
        return redis.run(Call.on("SMEMBERS", key)).list().stream()
                .map(Reply::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
