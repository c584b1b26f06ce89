package io.taskqueue.monitor.scaling;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.WorkerStatus;
import io.taskqueue.monitor.config.MonitorConfig;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueView;
import io.taskqueue.monitor.queue.RedisGateway;
import io.taskqueue.monitor.queue.WorkerView;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recommends the number of workers for a queue. Each call also updates the observed service times of its tasks.
 * Thread-safe. */
@Singleton
public final class ScalingAdvisor {
    /** The limit of queues whose service times are kept. */
    private static final int QUEUES = 1000;

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final QueueObserver observer;
    private final MonitorConfig config;

    @GuardedBy("this")
    private final Map<String, ServiceTimes> times = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        // Callers choose the names, so the least recently requested queue is evicted.
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ServiceTimes> eldest) {
            return size() > QUEUES;
        }
    };

    ScalingAdvisor(RedisGateway redis, QueueKeys keys, QueueObserver observer, MonitorConfig config) {
        this.redis = redis;
        this.keys = keys;
        this.observer = observer;
        this.config = config;
    }

    /**
     * The current recommendation; 0 workers for an unused queue.
     *
     * @throws WrongTypeException if a key holds another Redis type, because a wrong number could stop workers
     */
    public Scaling advise(String queue) {
        long window = config.scalingWindow().toMillis();
        long now = observer.now();
        List<Reply> replies = redis.readAll(List.of(
                Call.on("LLEN", keys.queue(Task.requireQueue(queue))),
                Call.on("ZCOUNT", keys.scheduled(queue), "-inf", now + window),
                Call.on("LINDEX", keys.queue(queue), -1)));
        long ready = replies.get(0).number();
        long dueSoon = replies.get(1).number();
        Workforce workforce = Workforce.of(queue, observer.requireWorkers());
        long slots = workforce.slots().orElse((long) config.scalingSlots());
        boolean paused = observer.find(queue).map(QueueView::paused).orElse(false);
        long serviceTime = serviceTime(queue, replies.get(2).bytes(), now);
        return Scaling.of(
                new Scaling.Demand(ready, workforce.inFlight(), dueSoon),
                new Scaling.Capacity(serviceTime, slots, workforce.busy()),
                paused,
                window);
    }

    private synchronized long serviceTime(String queue, byte[] oldest, long now) {
        long assumed = config.scalingServiceTime().toMillis();
        ServiceTimes known = times.get(queue);
        if (known == null && oldest == null) {
            return assumed;
        }
        ServiceTimes of = times.computeIfAbsent(queue, key -> new ServiceTimes());
        learn(of, now);
        id(oldest, queue).ifPresent(of::follow);
        return of.mean(assumed);
    }

    private void learn(ServiceTimes of, long now) {
        List<String> followed = of.followed();
        List<Reply> records = redis.readAll(
                followed.stream().map(id -> Call.on("GET", keys.status(id))).toList());
        for (int i = 0; i < followed.size(); i++) {
            of.note(followed.get(i), status(records.get(i)), now);
        }
    }

    private static Optional<TaskStatus> status(Reply record) {
        try {
            return Optional.ofNullable(record.bytes()).map(TaskStatusCodec::decode);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(byte[] element, String queue) {
        try {
            return Optional.ofNullable(element)
                    .map(json -> TaskCodec.decode(json, queue).id());
        } catch (RuntimeException foreign) {
            return Optional.empty();
        }
    }

    /**
     * The workers available to a queue.
     *
     * @param inFlight how many tasks they hold, including those of lost workers, which return to some queue and need a
     *     worker to recover them
     * @param busy how many of them hold tasks; draining workers stop anyway and are not counted
     * @param slots the average number of slots; empty if there are no workers
     */
    private record Workforce(long inFlight, long busy, Optional<Long> slots) {
        static Workforce of(String queue, List<WorkerView> all) {
            List<WorkerView> those =
                    all.stream().filter(worker -> mayHold(worker, queue)).toList();
            long slots = Math.round(those.stream()
                    .filter(worker -> worker.slots() != null && worker.slots() > 0)
                    .mapToInt(WorkerView::slots)
                    .average()
                    .orElse(0));
            return new Workforce(
                    those.stream().mapToLong(WorkerView::inFlight).sum(),
                    those.stream().filter(Workforce::isBusy).count(),
                    slots == 0 ? Optional.empty() : Optional.of(slots));
        }

        private static boolean mayHold(WorkerView worker, String queue) {
            return worker.queues() == null || worker.queues().contains(queue);
        }

        private static boolean isBusy(WorkerView worker) {
            return worker.isAlive() && worker.inFlight() > 0 && !WorkerStatus.DRAINING.equals(worker.state());
        }
    }
}
