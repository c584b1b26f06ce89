package io.taskqueue.worker.runtime.claim;

import static io.taskqueue.worker.runtime.QueueProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Claims;
import io.taskqueue.worker.queue.LeaseLostException;
import io.taskqueue.worker.queue.RedisGateway;
import io.taskqueue.worker.runtime.QueueProbe;
import io.taskqueue.worker.runtime.RunningWorker;
import io.taskqueue.worker.runtime.RunningWorkerTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWorker.class)
class ClaimLaneTest extends RunningWorkerTest {
    private static final QueueKeys KEYS = QueueProbe.KEYS;
    private static final String QUEUE = "unserved";

    /** No worker of this name runs: it only has a list, and a lease where a test gives it one. */
    private final String claimer = "claimer-" + UUID.randomUUID();

    @Inject
    Claims claims;

    @AfterEach
    void leaveNothing() {
        probe.redis().del(KEYS.processing(claimer), KEYS.queue(QUEUE), KEYS.workerStatus(claimer));
    }

    @Test
    void claimsManyLargeElementsALittleAtATimeAndInTheirOrder() {
        List<String> elements = large(200);
        push(elements);
        lease();
        ClaimLane lane = new ClaimLane(claims, () -> {});

        List<List<String>> claimed = new ArrayList<>();
        do {
            claimed.add(claim(lane, 1000));
        } while (!lane.tookAll());

        assertThat(claimed)
                .hasSizeGreaterThan(2)
                .allSatisfy(some -> assertThat(some).hasSizeLessThan(100));
        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyElementsOf(elements);
        assertThat(probe.redis().lrange(KEYS.processing(claimer), 0, -1))
                .containsExactlyElementsOf(elements.reversed());
        assertThat(probe.redis().exists(KEYS.queue(QUEUE))).isFalse();
    }

    @Test
    void claimsNoMoreLargeElementsThanThereAreFreeSlots() {
        push(large(20));
        lease();
        ClaimLane lane = new ClaimLane(claims, () -> {});

        assertThat(claim(lane, 3)).hasSize(3);
        assertThat(claim(lane, 2)).hasSize(2);

        assertThat(lane.tookAll()).isFalse();
        assertThat(probe.redis().llen(KEYS.queue(QUEUE))).isEqualTo(15);
    }

    @Test
    void claimsFewOfTheLargestElementsThoughThoseBeforeWereSmaller() {
        push(IntStream.range(0, 60)
                .mapToObj(i -> i + "x".repeat(i < 20 ? 5_000 : 500_000))
                .toList());
        lease();
        ClaimLane lane = new ClaimLane(claims, () -> {});

        List<Integer> bytes = new ArrayList<>();
        do {
            bytes.add(claim(lane, 1000).stream().mapToInt(String::length).sum());
        } while (!lane.tookAll());

        assertThat(bytes).allSatisfy(claimed -> assertThat(claimed).isLessThan(8_100_000));
        assertThat(probe.redis().llen(KEYS.processing(claimer))).isEqualTo(60);
    }

    @Test
    void losesNothingThatPlainMovesReturnToAWorkerWithoutALease() {
        String id = QueueProbe.newId();
        probe.redis().lpush(KEYS.queue(QUEUE), QueueProbe.envelope(id, "test.echo"));
        probe.redis().hset(KEYS.processingLists(), claimer, System.currentTimeMillis() + " " + QUEUE);

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> RedisGateway.await(claims.claimLarge(claimer, QUEUE, 5)));

        probe.await(id, TaskState.COMPLETED);
        soon().until(() -> !probe.redis().exists(KEYS.processing(claimer)));
    }

    private List<String> claim(ClaimLane lane, int free) {
        lane.begin(claimer, List.of(QUEUE), free);
        return soon().until(lane::take, claimed -> claimed != null).stream()
                .map(ClaimedElement::element)
                .map(Object::toString)
                .toList();
    }

    private void lease() {
        probe.redis().set(KEYS.workerStatus(claimer), "{}");
    }

    private void push(List<String> elements) {
        probe.redis().lpush(KEYS.queue(QUEUE), elements.toArray(String[]::new));
    }

    private static List<String> large(int count) {
        return IntStream.range(0, count).mapToObj(i -> i + "x".repeat(10_000)).toList();
    }
}
