package io.taskqueue.monitor.queue;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.monitor.config.MonitorConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at all queues and workers in two round trips, however many there are. Nothing is written. */
@Singleton
public final class QueueObserver {
    /** How many queues, and how many workers, one look shows at most; it bounds what a set full of rubbish costs. */
    static final int LISTED = 1000;

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final QueueReader queueReader;
    private final WorkerReader workerReader;
    private final Set<String> configured;

    QueueObserver(RedisGateway redis, QueueKeys keys, MonitorConfig config) {
        this.redis = redis;
        this.keys = keys;
        this.queueReader = new QueueReader(keys);
        this.workerReader = new WorkerReader(keys);
        this.configured = configuredQueues(config);
    }

    /** Everything, as of now. */
    public Observation observe() {
        List<String> problems = new ArrayList<>();
        List<Reply> first = redis.readAll(List.of(
                Call.of("TIME"),
                Call.on("ZCARD", keys.dead()),
                members(keys.queues()),
                members(keys.workers()),
                members(keys.lostWorkers())));
        long now = time(first.get(0));
        long dead = first.get(1).numberOr(0, problems);
        List<String> queues = queueNames(first.get(2).textsOrNone(problems));
        Set<String> workers = new TreeSet<>(first.get(3).textsOrNone(problems));
        workers.addAll(first.get(4).textsOrNone(problems));
        return readAll(now, queues, List.copyOf(workers), dead, problems);
    }

    /** One queue; empty where it is not listed and nothing in Redis speaks of it. */
    public Optional<QueueView> find(String queue) {
        List<Call> calls = new ArrayList<>(queueReader.calls(Task.requireQueue(queue)));
        calls.add(Call.of("TIME"));
        calls.add(Call.on("SISMEMBER", keys.queues(), queue));
        List<Reply> replies = redis.readAll(calls);
        long now = time(replies.get(QueueReader.CALLS));
        QueueView view = queueReader.read(queue, replies.subList(0, QueueReader.CALLS), now);
        boolean listed =
                configured.contains(queue) || replies.get(QueueReader.CALLS + 1).number() == 1;
        return listed || !view.isEmpty() ? Optional.of(view) : Optional.empty();
    }

    /**
     * All workers, lost ones included.
     *
     * @throws WrongTypeException if one of the keys they are known by holds another type
     */
    List<WorkerView> requireWorkers() {
        List<Reply> names = redis.readAll(List.of(members(keys.workers()), members(keys.lostWorkers())));
        Set<String> workers = new TreeSet<>();
        names.forEach(list -> list.list().forEach(name -> workers.add(name.text())));
        List<Call> calls = new ArrayList<>();
        workers.forEach(worker -> calls.addAll(workerReader.calls(worker)));
        List<Reply> replies = redis.readAll(calls);
        List<WorkerView> views = new ArrayList<>();
        for (String worker : workers) {
            int from = views.size() * WorkerReader.CALLS;
            // A processing list that is none would be read as empty; here that must not pass.
            replies.get(from + 1).number();
            views.add(workerReader.read(worker, replies.subList(from, from + WorkerReader.CALLS)));
        }
        return views;
    }

    /** Redis' clock, epoch milliseconds. */
    public long now() {
        return time(redis.call(Call.of("TIME")));
    }

    private Observation readAll(long now, List<String> queues, List<String> workers, long dead, List<String> problems) {
        List<Call> calls = new ArrayList<>();
        queues.forEach(queue -> calls.addAll(queueReader.calls(queue)));
        workers.forEach(worker -> calls.addAll(workerReader.calls(worker)));
        List<Reply> replies = redis.readAll(calls);
        List<QueueView> queueViews = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            int from = i * QueueReader.CALLS;
            queueViews.add(queueReader.read(queues.get(i), replies.subList(from, from + QueueReader.CALLS), now));
        }
        List<WorkerView> workerViews = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            int from = queues.size() * QueueReader.CALLS + i * WorkerReader.CALLS;
            workerViews.add(workerReader.read(workers.get(i), replies.subList(from, from + WorkerReader.CALLS)));
        }
        workerViews.sort(Comparator.comparing(WorkerView::isAlive).reversed());
        return new Observation(now, queueViews, workerViews, dead, problems);
    }

    private List<String> queueNames(List<String> found) {
        Set<String> names = new LinkedHashSet<>(configured);
        found.stream().filter(QueueObserver::isQueueName).sorted().forEach(names::add);
        return List.copyOf(names);
    }

    // Unlike SMEMBERS, SRANDMEMBER can be told where to stop; it answers the whole set where that is smaller.
    private static Call members(String key) {
        return Call.on("SRANDMEMBER", key, LISTED);
    }

    /** The answer to {@code TIME}, epoch milliseconds. */
    static long time(Reply reply) {
        return reply.list().get(0).number() * 1000 + reply.list().get(1).number() / 1000;
    }

    private static Set<String> configuredQueues(MonitorConfig config) {
        Set<String> names = new LinkedHashSet<>(Set.of(Task.DEFAULT_QUEUE));
        names.addAll(config.queues().orElse(List.of()));
        return names;
    }

    private static boolean isQueueName(String name) {
        try {
            Task.requireQueue(name);
            return true;
        } catch (MalformedTaskException e) {
            return false;
        }
    }
}
