package io.taskqueue.worker.runtime.attempt;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Attempts that were given up while their threads still run and may use what their type's limit protects. Thread-safe.
 */
@Singleton
public final class HungHandlers {
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();

    /** Adds an attempt whose handler ignores its timeout. */
    public void add(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.hasThreadEnded()) {
            attempts.remove(attempt);
        }
    }

    /** Removes an attempt whose thread has ended after all. */
    void ended(Attempt attempt) {
        attempts.remove(attempt);
    }

    public int size() {
        return attempts.size();
    }
}
