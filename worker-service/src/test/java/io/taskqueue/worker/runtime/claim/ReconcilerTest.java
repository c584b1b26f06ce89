package io.taskqueue.worker.runtime.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.testing.EmptyRedis;
import io.taskqueue.worker.config.TestConfig;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.queue.OwnGateway;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest extends EmptyRedis {
    private static final QueueKeys KEYS = new QueueKeys("");
    private static final String WORKER = "w1";

    private final OwnGateway gateway = new OwnGateway(server());
    private final Reconciler reconciler = new Reconciler(gateway.claims(KEYS), TestConfig.defaults());
    private final Set<Element> known = new HashSet<>();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void findsWhatTwoLooksInARowFindUnknown() {
        hold("lost", "mine");
        known.add(element("mine"));

        assertThat(look()).isEmpty();
        hold("new");

        assertThat(look()).containsExactly("lost");
        assertThat(look()).containsExactlyInAnyOrder("lost", "new");
    }

    @Test
    void keepsAFewMegabytesOfUnknownElementsAndFindsTheRestLater() {
        int count = 60;
        hold(IntStream.range(0, count).mapToObj(i -> i + "x".repeat(200_000)).toArray(String[]::new));

        look();
        List<String> first = look();
        assertThat(first).hasSizeBetween(15, 30);
        first.forEach(found -> known.add(element(found)));
        look();

        assertThat(look()).hasSizeBetween(15, 30).doesNotContainAnyElementsOf(first);
    }

    private List<String> look() {
        return reconciler.look(WORKER, known::contains).stream()
                .map(ClaimedElement::element)
                .map(Object::toString)
                .toList();
    }

    private void hold(String... elements) {
        redis.lpush(KEYS.processing(WORKER), elements);
    }

    private static Element element(String text) {
        return new Element(text.getBytes(UTF_8));
    }
}
