package io.taskqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.BulkType;
import io.vertx.redis.client.impl.types.MultiType;
import io.vertx.redis.client.impl.types.NumberType;
import io.vertx.redis.client.impl.types.SimpleStringType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
    @Test
    void readsNumbersAndTexts() {
        assertThat(Reply.of(NumberType.create(7)).number()).isEqualTo(7);
        assertThat(Reply.of(NumberType.create(7)).isText()).isFalse();
        assertThat(Reply.of(text("12")).number()).isEqualTo(12);
        assertThat(Reply.of(text("12")).text()).isEqualTo("12");
        assertThat(Reply.of(text("12")).bytes()).containsExactly('1', '2');
        assertThat(Reply.of(text("12")).isText()).isTrue();
        assertThat(Reply.of(SimpleStringType.create("OK")).text()).isEqualTo("OK");
        assertThat(Reply.of(SimpleStringType.create("OK")).bytes()).containsExactly('O', 'K');
    }

    @Test
    void readsNothing() {
        Reply nothing = Reply.of(null);

        assertThat(nothing.isNothing()).isTrue();
        assertThat(nothing.isText()).isFalse();
        assertThat(nothing.number()).isZero();
        assertThat(nothing.bytes()).isNull();
        assertThat(nothing.text()).isNull();
        assertThat(nothing.list()).isEmpty();
        assertThat(nothing.size()).isZero();
    }

    @Test
    void readsLists() {
        MultiType elements = MultiType.create(3, false);
        elements.add(text("a"));
        elements.add(null);
        elements.add(NumberType.create(3));
        Reply list = Reply.of(elements);

        assertThat(list.size()).isEqualTo(3);
        assertThat(list.isText()).isFalse();
        assertThat(list.get(0).text()).isEqualTo("a");
        assertThat(list.get(1).isNothing()).isTrue();
        assertThat(list.list().get(2).number()).isEqualTo(3);
        assertThat(Reply.of(MultiType.create(0, false)).list()).isEmpty();
    }

    @Test
    void throwsOrNotesThatTheKeyHoldsAnotherType() {
        Reply wrong = Reply.wrongType(new WrongTypeException("k"));
        List<String> problems = new ArrayList<>();

        assertThatThrownBy(wrong::number).isInstanceOf(WrongTypeException.class).hasMessageContaining("the key k");
        assertThatThrownBy(wrong::list).isInstanceOf(WrongTypeException.class);
        assertThat(wrong.numberOr(5, problems)).isEqualTo(5);
        assertThat(wrong.textsOrNone(problems)).isEmpty();
        assertThat(wrong.bytesOrNull(problems)).isNull();
        assertThat(wrong.listOrNone(problems)).isEmpty();
        assertThat(problems).hasSize(4);
    }

    private static Response text(String text) {
        return BulkType.create(Buffer.buffer(text), false);
    }
}
