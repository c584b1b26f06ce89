package io.taskqueue.redis.master;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Finds the master by the answers of its locators. The newest answer counts, so a locator that was cut off misleads
 * nobody; while none answers, the last master stays. Thread-safe.
 */
final class MasterWatch {
    private static final Logger LOG = Logger.getLogger(MasterWatch.class);

    private final List<MasterLocator> locators;

    @GuardedBy("this")
    private final Map<MasterLocator, Master> answers = new HashMap<>();

    @GuardedBy("this")
    private final List<Consumer<Address>> followers = new ArrayList<>();

    @GuardedBy("this")
    private Address current;

    @GuardedBy("this")
    private boolean lost;

    MasterWatch(List<MasterLocator> locators) {
        this.locators = locators;
    }

    /** Passes {@code follower} the master now, if it is known, and each later one. */
    synchronized void follow(Consumer<Address> follower) {
        followers.add(follower);
        if (current != null) {
            follower.accept(current);
        }
    }

    /** Asks all locators. */
    void look() {
        for (MasterLocator locator : locators) {
            var answer = locator.ask();
            if (answer != null) {
                answer.onSuccess(master -> answered(locator, master)).onFailure(failure -> failed(locator, failure));
            }
        }
    }

    synchronized void answered(MasterLocator locator, Master master) {
        answers.put(locator, master);
        lost = false;
        decide();
    }

    synchronized void failed(MasterLocator locator, Throwable failure) {
        answers.remove(locator);
        if (!answers.isEmpty()) {
            decide();
        } else if (!lost) {
            lost = true;
            LOG.warnf(
                    "event=redis_master_unknown asked=%d last=%s problem=\"%s\"",
                    locators.size(), locator.address(), failure.getMessage());
        }
    }

    @GuardedBy("this")
    private void decide() {
        Comparator<Master> newest = Comparator.comparingLong(Master::epoch);
        Address followed = current;
        Address master = answers.values().stream()
                // Of equally new ones the one that is followed already, so that nothing swings to and fro.
                .max(newest.thenComparing(answer -> answer.address().equals(followed)))
                .orElseThrow()
                .address();
        if (!master.equals(current)) {
            LOG.infof("event=redis_master address=%s before=%s", master, current == null ? "none" : current);
            current = master;
            followers.forEach(follower -> follower.accept(master));
        }
    }
}
