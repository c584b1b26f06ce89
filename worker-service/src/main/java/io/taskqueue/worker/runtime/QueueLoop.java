package io.taskqueue.worker.runtime;

import io.taskqueue.worker.config.WorkerConfig;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.Controls;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.LeaseLostException;
import io.taskqueue.worker.queue.Recovery;
import io.taskqueue.worker.runtime.attempt.Attempt;
import io.taskqueue.worker.runtime.attempt.Cancellation;
import io.taskqueue.worker.runtime.attempt.InFlight;
import io.taskqueue.worker.runtime.attempt.WorkerMetrics;
import io.taskqueue.worker.runtime.claim.ClaimLane;
import io.taskqueue.worker.runtime.claim.IdleWaits;
import io.taskqueue.worker.runtime.claim.IdleWaits.Arrival;
import io.taskqueue.worker.runtime.claim.Reconciler;
import io.taskqueue.worker.runtime.complete.Completer;
import io.taskqueue.worker.runtime.complete.Releaser;
import io.taskqueue.worker.runtime.start.AttemptStarter;
import io.taskqueue.worker.runtime.start.Isolation;
import io.taskqueue.worker.runtime.start.RunningRecords;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The heart of a worker: one thread that tells Redis what has ended and takes what there is room for, as soon as either
 * is the case. Busy, it moves many tasks in each round trip; idle, it waits in a blocking pop. It is the only thread that
 * claims, starts and ends tasks, so their order needs no locks.
 */
@Singleton
public class QueueLoop {
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    /** What elements in hand, running or ended, may take of the heap: more of them would grow old there, and be collected at a high price. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

    private final WorkerLease lease;
    private final Controls controls;
    private final Recovery recovery;
    private final InFlight inFlight;
    private final Completer completer;
    private final AttemptStarter starter;
    private final Isolation isolation;
    private final RunningRecords records;
    private final Releaser releaser;
    private final Reconciler reconciler;
    private final WorkerMetrics metrics;
    private final WorkerConfig.Worker config;

    private final Wake wake = new Wake();
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ClaimedElement> retries = new ConcurrentLinkedQueue<>();
    private final Queue<String> lostNames = new ArrayDeque<>();
    private final ClaimLane claim;
    private final IdleWaits idleWaits;
    private List<String> openQueues;
    private String worker;
    private volatile boolean mayHaveMore = true;
    private volatile boolean unwatched;
    private volatile boolean accepting = true;
    private volatile boolean beatDue = true;
    private volatile boolean drained;

    QueueLoop(
            WorkerLease lease,
            Claims claims,
            Controls controls,
            Recovery recovery,
            InFlight inFlight,
            Completer completer,
            AttemptStarter starter,
            Isolation isolation,
            RunningRecords records,
            Releaser releaser,
            Reconciler reconciler,
            WorkerMetrics metrics,
            WorkerConfig config) {
        this.lease = lease;
        this.controls = controls;
        this.recovery = recovery;
        this.inFlight = inFlight;
        this.completer = completer;
        this.starter = starter;
        this.isolation = isolation;
        this.records = records;
        this.releaser = releaser;
        this.reconciler = reconciler;
        this.metrics = metrics;
        this.config = config.worker();
        this.claim = new ClaimLane(claims, wake::call);
        this.idleWaits = new IdleWaits(claims, arrivals::add, this::waitEnded);
        this.openQueues = config.worker().queues();
        completer.onArrival(wake::call);
    }

    /** One round: everything there is to do now, then a wait until there is more. */
    public void round() {
        boolean stopping = !accepting;
        try {
            if (ensureLease()) {
                startClaimed();
                afterBeat();
                // First, as what it learns to have ended may be what twins and suspects wait for.
                completer.flush(worker);
                freeTwins();
                if (!isolation.isRunning()) {
                    startArrivals();
                    startIsolated();
                }
                claimMore();
                records.tell(worker, wake::call);
                waitForTasks();
            } else {
                takeArrivals();
            }
            drained = stopping && holdsNothing();
            sleep();
        } catch (LeaseLostException e) {
            // Only a heartbeat can tell whether the lease just ran out or others have taken the tasks.
            lease.beat();
        } catch (RuntimeException e) {
            // What the failed call left undone is unknown, so the next round looks for tasks again.
            mayHaveMore = true;
            throw e;
        }
    }

    /** Tells the loop that a heartbeat has just been answered. */
    public void beaten() {
        beatDue = true;
        wake.call();
    }

    /** Claims nothing more from now on. */
    public void stopClaiming() {
        accepting = false;
        wake.call();
    }

    /**
     * Whether a round that began after {@link #stopClaiming} has ended with nothing held, waited for or still to be
     * reported. Published by the loop itself, as an element may be in none of its parts while a round moves it.
     */
    public boolean isDrained() {
        return drained;
    }

    /**
     * Reports the last endings and gives back what is left, without waiting for what handlers or pops still bring; called
     * when no round runs any more, until it returns {@code true}: nothing is left.
     */
    public boolean finishUp() {
        takeArrivals();
        if (worker == null || !worker.equals(lease.worker())) {
            return true;
        }
        if (claim.isBusy()) {
            retries.addAll(Objects.requireNonNullElse(claim.take(), List.of()));
        }
        completer.flushAll(worker);
        starter.twins().moveAll(retries);
        releaser.release(worker, inFlight.all());
        releaser.releaseUnstarted(worker, retries);
        return holdsNothing();
    }

    /** How many tasks {@link #finishUp} has given back. */
    public int released() {
        return releaser.released();
    }

    /** Asks parts in the order in which an element passes through them, so that none is missed on its way. */
    private boolean holdsNothing() {
        return !claim.isBusy()
                && idleWaits.size() == 0
                && arrivals.isEmpty()
                && retries.isEmpty()
                && inFlight.size() == 0
                && completer.isEmpty();
    }

    /** Whether there is a name to work under; without one nothing is held, and while stopping no other is taken. */
    private boolean ensureLease() {
        if (worker != null && !worker.equals(lease.worker())) {
            abandon(worker);
            worker = null;
        }
        if (worker == null && accepting) {
            lease.register();
            worker = lease.worker();
            mayHaveMore = true;
        }
        return worker != null;
    }

    /** Lets go of everything held under a name whose lease is lost for good. */
    private void abandon(String lost) {
        inFlight.removeAll().forEach(attempt -> attempt.cancel(Cancellation.LEASE_LOST));
        completer.rejectAll();
        records.clear();
        starter.twins().forget();
        claim.forget();
        retries.clear();
        lostNames.add(lost);
        metrics.leaseLost();
    }

    /**
     * Has others look at the lists of lost names once more: a pop under way may have moved a task there after they had
     * emptied it. A name stays until Redis has taken it.
     */
    private void reportLostNames() {
        for (String lost = lostNames.peek(); lost != null; lost = lostNames.peek()) {
            recovery.recover(lost, List.of(), 0);
            lostNames.remove();
        }
    }

    private void afterBeat() {
        if (beatDue) {
            beatDue = false;
            openQueues = controls.open(config.queues());
            retries.addAll(reconciler.look(worker, this::isInHand));
            reportLostNames();
        }
    }

    private boolean isInHand(Element element) {
        return inFlight.holds(element)
                || completer.holds(element)
                || starter.twins().holds(element)
                || retries.stream().anyMatch(claimed -> claimed.element().equals(element))
                || arrivals.stream()
                        .anyMatch(arrival -> arrival.claimed().element().equals(element));
    }

    private void startArrivals() {
        takeArrivals();
        List<ClaimedElement> arrived = List.copyOf(retries);
        retries.clear();
        starter.startConfirmed(worker, arrived, retries);
    }

    /** Sorts what pops have brought: for the name the worker has now to be started, for a lost one to be given back. */
    private void takeArrivals() {
        for (Arrival next = arrivals.peek(); next != null; next = arrivals.peek()) {
            if (next.worker().equals(worker)) {
                retries.add(next.claimed());
                mayHaveMore = true;
            } else {
                recovery.giveBack(next.worker(), next.claimed());
            }
            // Only now, so that a failure on the way leaves it for the next round.
            arrivals.remove();
        }
    }

    /** Starts what the last claim has brought, if its answer is there. */
    private void startClaimed() {
        List<ClaimedElement> claimed = claim.take();
        if (claimed != null) {
            mayHaveMore = !claim.broughtAll();
            starter.start(worker, claimed, retries);
        }
    }

    /** While stopping they wait on: what has not begun is given back. */
    private void freeTwins() {
        if (accepting) {
            starter.twins().moveFree(retries);
        }
    }

    private void startIsolated() {
        boolean quiet = !claim.isBusy() && idleWaits.size() == 0 && arrivals.isEmpty() && retries.isEmpty();
        Attempt next = isolation.next(quiet);
        if (next != null) {
            starter.startIsolated(worker, next);
        }
    }

    private void claimMore() {
        int free = free();
        List<String> queues = claimable();
        if (accepting
                && mayHaveMore
                && !isolation.isClosed()
                && free > 0
                && inFlight.bytes() + completer.bytes() < MOST_BYTES
                && !claim.isBusy()
                && !queues.isEmpty()) {
            claim.begin(worker, queues, free);
        }
    }

    private List<String> claimable() {
        Set<String> stuck = completer.stuckQueues();
        return stuck.isEmpty()
                ? openQueues
                : openQueues.stream().filter(queue -> !stuck.contains(queue)).toList();
    }

    /** Slots nothing runs in or may come into; none while as many tasks as there are slots have ended untold. */
    private int free() {
        int running = inFlight.size();
        int backlog = Math.max(0, running + completer.backlog() - config.concurrency());
        return config.concurrency()
                - Math.max(running, backlog)
                - idleWaits.size()
                - starter.twins().slots();
    }

    private void waitForTasks() {
        if (accepting && !mayHaveMore && !isolation.isClosed() && !claim.isBusy()) {
            List<String> queues = claimable();
            idleWaits.begin(worker, queues, free());
            // With fewer free slots than queues some are not waited on; a claim looks at them after each wait.
            unwatched = idleWaits.size() < queues.size();
        }
    }

    private void waitEnded(Throwable failure) {
        if (failure != null) {
            // Not at once: where nothing but waits fails, claims take their place once in a while instead of spinning.
            mayHaveMore = true;
        } else {
            mayHaveMore |= unwatched;
            wake.call();
        }
    }

    private void sleep() {
        try {
            wake.await(records.untilDue(LONGEST_SLEEP));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
