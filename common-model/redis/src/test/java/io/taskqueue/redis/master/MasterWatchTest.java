package io.taskqueue.redis.master;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MasterWatchTest {
    private static final Address A = new Address("a", 1);
    private static final Address B = new Address("b", 2);
    private static final Throwable SILENCE = new IllegalStateException("no answer");

    private final MasterLocator first = locator();
    private final MasterLocator second = locator();
    private final MasterWatch watch = new MasterWatch(List.of(first, second));
    private final List<Address> followed = new ArrayList<>();

    @BeforeEach
    void follow() {
        watch.follow(followed::add);
    }

    @Test
    void passesTheFirstMasterAndEachNewOneOnce() {
        watch.answered(first, new Master(A, 0));
        watch.answered(second, new Master(A, 0));
        watch.answered(first, new Master(B, 1));
        watch.answered(second, new Master(B, 1));

        assertThat(followed).containsExactly(A, B);
    }

    @Test
    void passesLateFollowersTheCurrentMaster() {
        watch.answered(first, new Master(A, 0));
        List<Address> late = new ArrayList<>();
        watch.follow(late::add);

        assertThat(late).containsExactly(A);
    }

    @Test
    void isNotMisledByAGuideThatMissedTheFailover() {
        watch.answered(first, new Master(B, 7));
        watch.answered(second, new Master(A, 6));

        assertThat(followed).containsExactly(B);
    }

    @Test
    void doesNotSwingBetweenEquallyNewAnswers() {
        watch.answered(first, new Master(A, 3));
        watch.answered(second, new Master(B, 3));
        watch.answered(first, new Master(A, 3));

        assertThat(followed).containsExactly(A);
    }

    @Test
    void keepsTheMasterWhileNobodyAnswers() {
        watch.answered(first, new Master(A, 3));
        watch.failed(first, SILENCE);
        watch.failed(second, SILENCE);

        assertThat(followed).containsExactly(A);
    }

    @Test
    void believesGuidesThatBeganToCountAnew() {
        watch.answered(first, new Master(A, 9));
        watch.failed(first, SILENCE);
        watch.answered(second, new Master(B, 0));

        assertThat(followed).containsExactly(A, B);
    }

    private static MasterLocator locator() {
        return new MasterLocator(
                A,
                () -> {
                    throw new AssertionError("nobody is asked here");
                },
                new SentinelQuery("main"),
                1);
    }
}
