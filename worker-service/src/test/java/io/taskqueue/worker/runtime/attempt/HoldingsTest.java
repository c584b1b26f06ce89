package io.taskqueue.worker.runtime.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.worker.config.SetTicker;
import io.taskqueue.worker.queue.ClaimedElement;
import io.taskqueue.worker.queue.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private final Holdings holdings = new Holdings();
    private final Attempt first = Attempts.number(1, new SetTicker());
    private final Attempt second = Attempts.number(2, new SetTicker());

    @Test
    void countsTheBytesOfWhatItHolds() {
        holdings.add(first);
        holdings.add(second);
        assertThat(holdings.bytes())
                .isEqualTo(first.element().length() + second.element().length());

        holdings.remove(first);
        assertThat(holdings.bytes()).isEqualTo(second.element().length());
        assertThat(holdings.abandon()).containsExactly(second);
        assertThat(holdings.bytes()).isZero();
    }

    @Test
    void countsNoneForAnEqualElement() {
        Attempt equal = Attempts.first();
        holdings.add(first);

        assertThat(holdings.add(equal)).isFalse();
        holdings.remove(equal);

        assertThat(holdings.holds(first)).isTrue();
        assertThat(holdings.bytes()).isEqualTo(first.element().length());
    }

    @Test
    void holdsAnEndedElementUntilItsEndingIsAnswered() {
        holdings.add(first);
        Ending ending = ending(first);

        assertThat(holdings.end(first, ending)).isTrue();

        assertThat(holdings.holds(first)).isFalse();
        assertThat(holdings.holds(first.element())).isTrue();
        assertThat(holdings.inFlight()).isZero();
        assertThat(holdings.bytes()).isEqualTo(ending.length());
        assertThat(holdings.isEmpty()).isFalse();

        holdings.remove(ending);

        assertThat(holdings.holds(first.element())).isFalse();
        assertThat(holdings.bytes()).isZero();
        assertThat(holdings.isEmpty()).isTrue();
    }

    @Test
    void keepsALaterAttemptWhenTheEndingOfAnEqualElementIsAnswered() {
        Ending early = ending(first);
        Ending late = ending(Attempts.first());
        holdings.add(early);
        holdings.add(late);
        holdings.remove(early);
        holdings.add(first);

        holdings.remove(late);

        assertThat(holdings.holds(first)).isTrue();
        assertThat(holdings.inFlight()).isEqualTo(1);
        assertThat(holdings.bytes()).isEqualTo(first.element().length());
    }

    @Test
    void distinguishesWhatHasEndedFromAnEqualElementInFlight() {
        holdings.add(first);
        assertThat(holdings.hasEnded(first.element())).isFalse();

        Ending ending = ending(first);
        holdings.end(first, ending);
        assertThat(holdings.hasEnded(first.element())).isTrue();

        holdings.remove(ending);
        assertThat(holdings.hasEnded(first.element())).isFalse();
    }

    @Test
    void refusesTheEndingOfAnAttemptItDoesNotHoldAnyMore() {
        holdings.add(first);
        holdings.abandon();
        Attempt later = Attempts.first();
        holdings.add(later);

        assertThat(holdings.end(first, ending(first))).isFalse();

        assertThat(holdings.holds(later)).isTrue();
        assertThat(holdings.inFlight()).isEqualTo(1);
    }

    @Test
    void keepsAnEqualElementAsATwinUntilTheFirstIsAnswered() {
        holdings.add(first);
        holdings.add(Attempts.first());
        Ending ending = ending(first);
        holdings.end(first, ending);

        holdings.twins().moveFree(holdings.unstarted());
        assertThat(holdings.unstarted()).isEmpty();

        holdings.remove(ending);
        holdings.twins().moveFree(holdings.unstarted());
        assertThat(holdings.unstarted()).extracting(ClaimedElement::element).containsExactly(first.element());
    }

    @Test
    void isEmptyOnlyWhenEqualElementsThatNeverStartedAreBothAnswered() {
        Ending one = ending(first);
        Ending other = ending(Attempts.first());
        holdings.add(one);
        holdings.add(other);

        holdings.remove(one);
        assertThat(holdings.isEmpty()).isFalse();

        holdings.remove(other);
        assertThat(holdings.isEmpty()).isTrue();
    }

    @Test
    void isNotEmptyWhileAnArrivalOrAnUnstartedElementWaits() {
        ClaimedElement claimed = new ClaimedElement(first.element(), "mail");
        holdings.add(new Arrival("w1", claimed));
        assertThat(holdings.isEmpty()).isFalse();
        assertThat(holdings.isKnown(first.element())).isTrue();

        holdings.arrivals().clear();
        holdings.unstarted().add(claimed);
        assertThat(holdings.isEmpty()).isFalse();
        assertThat(holdings.isKnown(first.element())).isTrue();

        holdings.abandon();
        assertThat(holdings.isEmpty()).isTrue();
        assertThat(holdings.isKnown(first.element())).isFalse();
    }

    private static Ending ending(Attempt attempt) {
        TaskStatus status = TaskStatus.of(attempt.task(), TaskState.COMPLETED).build();
        return new Ending.Complete(attempt.element(), status, Duration.ofHours(1));
    }
}
