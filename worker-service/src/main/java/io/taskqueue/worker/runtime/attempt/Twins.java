package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.thread.ConfinedTo;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Claimed elements that are equal, byte for byte, to one the worker holds. Redis cannot tell the two apart, so each
 * waits until the one before has ended.
 */
@ConfinedTo(ConfinedTo.QUEUE_LOOP)
public final class Twins {
    /** How many wait without taking a slot; each further one takes one, so that a flood of them stays in its queue. */
    private static final int WITHOUT_SLOTS = 1000;

    private final Predicate<Element> held;
    private final Map<ClaimedElement, Integer> waiting = new LinkedHashMap<>();
    private int size;

    /** @param held accepts elements that run or whose ending is not answered yet */
    Twins(Predicate<Element> held) {
        this.held = held;
    }

    public void add(ClaimedElement twin) {
        waiting.merge(twin, 1, Integer::sum);
        size++;
    }

    public boolean holds(Element element) {
        return size > 0
                && waiting.keySet().stream().anyMatch(twin -> twin.element().equals(element));
    }

    /** How many slots they take. */
    public int slots() {
        return Math.max(0, size - WITHOUT_SLOTS);
    }

    /** Moves those that need not wait any longer, one of each kind. */
    public void moveFree(Collection<ClaimedElement> to) {
        for (Iterator<Map.Entry<ClaimedElement, Integer>> all =
                        waiting.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<ClaimedElement, Integer> twin = all.next();
            if (!held.test(twin.getKey().element())) {
                to.add(twin.getKey());
                size--;
                if (twin.getValue() == 1) {
                    all.remove();
                } else {
                    twin.setValue(twin.getValue() - 1);
                }
            }
        }
    }

    public void moveAll(Collection<ClaimedElement> to) {
        waiting.forEach((twin, count) -> to.addAll(Collections.nCopies(count, twin)));
        forget();
    }

    public void forget() {
        waiting.clear();
        size = 0;
    }
}
