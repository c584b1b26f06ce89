package io.taskqueue.worker.runtime;

import io.taskqueue.worker.handler.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests' handlers ran, and the gates at which they wait for their test. */
@ApplicationScoped
public class Runs {
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final AtomicInteger limited = new AtomicInteger();
    private final AtomicInteger mostLimited = new AtomicInteger();

    void began(TaskContext context) {
        runs.add(context.taskId());
    }

    /** How many attempts have begun. */
    int count() {
        return runs.size();
    }

    public int of(String taskId) {
        return (int) runs.stream().filter(taskId::equals).count();
    }

    CountDownLatch gate(String taskId) {
        return gates.computeIfAbsent(taskId, unused -> new CountDownLatch(1));
    }

    public void open(String taskId) {
        gate(taskId).countDown();
    }

    void limitedBegan() {
        int now = limited.incrementAndGet();
        mostLimited.accumulateAndGet(now, Math::max);
    }

    void limitedEnded() {
        limited.decrementAndGet();
    }

    int limitedNow() {
        return limited.get();
    }

    int mostLimited() {
        return mostLimited.get();
    }
}
