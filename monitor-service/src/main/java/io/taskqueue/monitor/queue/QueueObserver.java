package io.taskqueue.monitor.queue;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads queues and workers in a few round trips, however many there are. It writes nothing. */
@Singleton
public final class QueueObserver {
    /** The limit of workers in an observation; bounds the cost of a set full of invalid names. */
    static final int WORKERS = 1000;
    /** The limit of queues in an observation. */
    static final int QUEUES = 10_000;

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

    /** Observes all workers and the first {@link QueueSearch#LONGEST} queues. */
    public Observation observe() {
        return observe(QueueSearch.FIRST);
    }

    /** Observes all workers and the requested queues. */
    public Observation observe(QueueSearch search) {
        List<String> problems = new ArrayList<>();
        List<Reply> first = redis.readAll(List.of(
                Call.of("TIME"),
                Call.on("ZCARD", keys.dead()),
                members(keys.queues(), QUEUES),
                members(keys.workers(), WORKERS),
                members(keys.lostWorkers(), WORKERS)));
        long now = RedisGateway.time(first.get(0));
        long dead = first.get(1).numberOr(0, problems);
        List<String> registered = first.get(2).textsOrNone(problems);
        Set<String> names = new TreeSet<>(first.get(3).textsOrNone(problems));
        names.addAll(first.get(4).textsOrNone(problems));
        List<WorkerView> workers = workers(names, false);
        workers.sort(Comparator.comparing(WorkerView::isAlive).reversed());
        Serving serving = Serving.of(workers);
        QueuePage page = QueuePage.read(queueNames(registered, serving), configured, serving, search, redis, keys);
        return new Observation(
                now, queues(page.queues(), serving, now), page.next(), page.totals(), workers, dead, problems);
    }

    /** One queue; empty if it is not registered and Redis holds nothing of it. */
    public Optional<QueueView> find(String queue) {
        List<Call> calls = new ArrayList<>(queueReader.calls(Task.requireQueue(queue)));
        calls.add(Call.of("TIME"));
        calls.add(Call.on("SISMEMBER", keys.queues(), queue));
        calls.add(members(keys.workers(), WORKERS));
        List<Reply> replies = redis.readAll(calls);
        long now = RedisGateway.time(replies.get(QueueReader.CALLS));
        Set<String> workers = new TreeSet<>(replies.get(QueueReader.CALLS + 2).textsOrNone(new ArrayList<>()));
        Serving serving = Serving.of(workers(workers, false));
        QueueView view = queueReader.read(queue, replies.subList(0, QueueReader.CALLS), serving, now);
        boolean listed = configured.contains(queue)
                || view.workers() > 0
                || replies.get(QueueReader.CALLS + 1).numberOr(0, new ArrayList<>()) == 1;
        return listed || !view.isEmpty() ? Optional.of(view) : Optional.empty();
    }

    /**
     * All workers, lost ones included.
     *
     * @throws WrongTypeException if one of the sets of workers holds another Redis type
     */
    public List<WorkerView> requireWorkers() {
        List<Reply> names =
                redis.readAll(List.of(members(keys.workers(), WORKERS), members(keys.lostWorkers(), WORKERS)));
        Set<String> workers = new TreeSet<>();
        names.forEach(list -> list.list().forEach(name -> workers.add(name.text())));
        return workers(workers, true);
    }

    /** @param strict whether a key of another type is an error instead of a problem to report */
    private List<WorkerView> workers(Set<String> workers, boolean strict) {
        List<Call> calls = new ArrayList<>();
        workers.forEach(worker -> calls.addAll(workerReader.calls(worker)));
        List<Reply> replies = redis.readAll(calls);
        List<WorkerView> views = new ArrayList<>();
        for (String worker : workers) {
            int from = views.size() * WorkerReader.CALLS;
            if (strict) {
                // Otherwise a key of another type would count as an empty processing list.
                replies.get(from + 1).number();
            }
            views.add(workerReader.read(worker, replies.subList(from, from + WorkerReader.CALLS)));
        }
        return views;
    }

    /** Redis' clock, epoch milliseconds. */
    public long now() {
        return redis.now();
    }

    private List<QueueView> queues(List<String> names, Serving serving, long now) {
        List<Call> calls = new ArrayList<>();
        names.forEach(queue -> calls.addAll(queueReader.calls(queue)));
        List<Reply> replies = redis.readAll(calls);
        List<QueueView> views = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int from = i * QueueReader.CALLS;
            views.add(queueReader.read(names.get(i), replies.subList(from, from + QueueReader.CALLS), serving, now));
        }
        return views;
    }

    /** All known queues, including those that only a worker's heartbeat names. */
    private List<String> queueNames(List<String> registered, Serving serving) {
        Set<String> names = new LinkedHashSet<>(configured);
        names.addAll(serving.queues());
        registered.stream().filter(QueueObserver::isQueueName).forEach(names::add);
        return List.copyOf(names);
    }

    // Unlike SMEMBERS, SRANDMEMBER takes a limit; it returns the whole set if that is smaller.
    private static Call members(String key, int most) {
        return Call.on("SRANDMEMBER", key, most);
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
