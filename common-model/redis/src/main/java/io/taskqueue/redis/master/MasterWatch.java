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
 * Who the master is, by what its guides say. The newest answer counts, so one that was cut off misleads nobody; while
 * none answers, the last master stays. Thread-safe.
 */
final class MasterWatch {
    private static final Logger LOG = Logger.getLogger(MasterWatch.class);

    private final List<MasterLocator> guides;

    @GuardedBy("this")
    private final Map<MasterLocator, Master> answers = new HashMap<>();

    @GuardedBy("this")
    private final List<Consumer<Address>> followers = new ArrayList<>();

    @GuardedBy("this")
    private Address current;

    @GuardedBy("this")
    private boolean lost;

    MasterWatch(List<MasterLocator> guides) {
        this.guides = guides;
    }

    /** Tells {@code follower} the master now, if it is known, and each one that becomes it. */
    synchronized void follow(Consumer<Address> follower) {
        followers.add(follower);
        if (current != null) {
            follower.accept(current);
        }
    }

    /** Asks all guides. */
    void look() {
        for (MasterLocator guide : guides) {
            var answer = guide.ask();
            if (answer != null) {
                answer.onSuccess(master -> told(guide, master)).onFailure(failure -> silent(guide, failure));
            }
        }
    }

    synchronized void told(MasterLocator guide, Master master) {
        answers.put(guide, master);
        lost = false;
        decide();
    }

    synchronized void silent(MasterLocator guide, Throwable failure) {
        answers.remove(guide);
        if (!answers.isEmpty()) {
            decide();
        } else if (!lost) {
            lost = true;
            LOG.warnf(
                    "event=redis_master_unknown asked=%d last=%s problem=\"%s\"",
                    guides.size(), guide.address(), failure.getMessage());
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
