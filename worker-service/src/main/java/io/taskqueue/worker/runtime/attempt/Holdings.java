package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.model.WorkerStatus.RunningTask;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.Ending;
import io.taskqueue.worker.runtime.attempt.Held.Ended;
import io.taskqueue.worker.thread.ConfinedTo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that this worker holds of its processing list. An element arrives or is claimed, waits to be started, is in
 * flight, has ended, and is let go when Redis has answered; there is no moment at which it is in none of these.
 *
 * <p>Other threads may call the methods that say so.
 */
@Singleton
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class Holdings {
    /** One entry for each element from its start until Redis has answered its ending; only the loop adds entries. */
    private final ConcurrentHashMap<Element, Held> held = new ConcurrentHashMap<>();

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<ClaimedElement> unstarted = new ConcurrentLinkedQueue<>();
    private final Twins twins = new Twins(held::containsKey);

    /**
     * Takes an attempt for in flight. If an equal element is held already, this one becomes its twin instead.
     *
     * @return whether the attempt is in flight now
     */
    public boolean add(Attempt attempt) {
        Element element = attempt.element();
        if (held.putIfAbsent(element, attempt) != null) {
            twins.add(new ClaimedElement(element, attempt.task().queue()));
            return false;
        }
        inFlight.incrementAndGet();
        bytes.addAndGet(element.length());
        return true;
    }

    /** Adds the ending of an element that is not started. */
    public void add(Ending ending) {
        held.put(ending.element(), Ended.ENDED);
        bytes.addAndGet(ending.length());
    }

    /**
     * Has an ending take the place of its attempt. Any thread may call it.
     *
     * @return whether it did; not if the worker does not hold this very attempt any more
     */
    public boolean end(Attempt attempt, Ending ending) {
        Element element = attempt.element();
        if (!held.replace(element, attempt, Ended.ENDED)) {
            return false;
        }
        bytes.addAndGet((long) ending.length() - element.length());
        inFlight.decrementAndGet();
        return true;
    }

    /** Lets go of this very attempt, not of a later one of an equal element. Any thread may call it. */
    public void remove(Attempt attempt) {
        if (held.remove(attempt.element(), attempt)) {
            inFlight.decrementAndGet();
            bytes.addAndGet(-attempt.element().length());
        }
    }

    /** Has one ending take the place of another of the same element. */
    public void replace(Ending old, Ending replacement) {
        bytes.addAndGet((long) replacement.length() - old.length());
    }

    /** Lets go of an element whose ending Redis has answered. */
    public void remove(Ending ending) {
        // Not an attempt: equal elements that ended unstarted share an entry, and the answer to one may free it.
        held.remove(ending.element(), Ended.ENDED);
        bytes.addAndGet(-ending.length());
    }

    /** Whether an equal element is in flight or its ending is not answered yet. Any thread may call it. */
    public boolean holds(Element element) {
        return held.containsKey(element);
    }

    /** Whether an equal element has ended and its ending is not answered yet. Any thread may call it. */
    public boolean hasEnded(Element element) {
        return held.get(element) == Ended.ENDED;
    }

    /** Whether this very attempt is in flight, not a later one of an equal element. Any thread may call it. */
    public boolean holds(Attempt attempt) {
        return held.get(attempt.element()) == attempt;
    }

    /** How many attempts are in flight. Any thread may call it. */
    public int inFlight() {
        return inFlight.get();
    }

    /** How many elements are in flight or have endings that are not answered yet. */
    public int size() {
        return held.size();
    }

    /** How many bytes the elements in flight and the endings have. */
    public long bytes() {
        return bytes.get();
    }

    /** The attempts in flight. Any thread may call it. */
    public List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        for (Held each : held.values()) {
            if (each instanceof Attempt attempt) {
                attempts.add(attempt);
            }
        }
        return attempts;
    }

    /**
     * What the heartbeat lists: the longest-running first, without those that wait for their type's limit. Any thread
     * may call it.
     */
    public List<RunningTask> longestRunning(int limit) {
        return attempts().stream()
                .filter(attempt -> attempt.startedAt() != null)
                .sorted(Comparator.comparingLong(Attempt::startedAt))
                .limit(limit)
                .map(attempt -> new RunningTask(
                        attempt.taskId(), attempt.task().type(), attempt.attempt(), attempt.startedAt()))
                .toList();
    }

    /** Adds what a blocking pop has returned. Any thread may call it. */
    public void add(Arrival arrival) {
        arrivals.add(arrival);
    }

    /** What blocking pops have returned and nobody has taken yet. */
    public Queue<Arrival> arrivals() {
        return arrivals;
    }

    /** Claimed elements that are to be started once Redis has confirmed that the worker holds them. */
    public Queue<ClaimedElement> unstarted() {
        return unstarted;
    }

    /** Claimed elements that wait for an equal one to end. */
    public Twins twins() {
        return twins;
    }

    /** Whether the element is held in any way. */
    public boolean isKnown(Element element) {
        return holds(element)
                || twins.holds(element)
                || unstarted.stream().anyMatch(claimed -> claimed.element().equals(element))
                || arrivals.stream()
                        .anyMatch(arrival -> arrival.claimed().element().equals(element));
    }

    /** Whether nothing is held but twins, which a stopping worker gives back at the end. */
    public boolean isEmpty() {
        // Equal elements that ended unstarted share an entry, but each has its bytes.
        return arrivals.isEmpty() && unstarted.isEmpty() && held.isEmpty() && bytes.get() == 0;
    }

    /**
     * Lets go of everything that has not ended, and returns the attempts; arrivals stay, as each has a name of its
     * own.
     */
    public List<Attempt> abandon() {
        List<Attempt> abandoned = attempts();
        abandoned.forEach(this::remove);
        twins.forget();
        unstarted.clear();
        return abandoned;
    }
}
