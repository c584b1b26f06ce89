package io.taskqueue.producer.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.model.MalformedTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    @Test
    void readsFormsAsBrowsersSendThem() {
        FormEntry entry =
                read("name=Ada+L%C3%B6velace&email=ada%40example.org&message=a%0D%0Ab%26c&requestKey=k&other=1");

        assertThat(entry).isEqualTo(new FormEntry("Ada Lövelace", "ada@example.org", "a\nb&c", "k"));
    }

    @Test
    void distinguishesEmptyAndMissingFields() {
        assertThat(read("name=&email")).isEqualTo(new FormEntry("", "", null, null));
        assertThat(read("")).isEqualTo(new FormEntry(null, null, null, null));
        assertThat(read("topic=a&topic=b&name=c")).isEqualTo(new FormEntry("c", null, null, null));
        assertThat(read("&&=x&&")).isEqualTo(new FormEntry(null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=%",
                "name=%4",
                "name=%zz",
                "name=%4&email=1",
                "name=%C3%28",
                "name=%ED%A0%80",
                "name=a&name=b"
            })
    void refusesWhatCannotBeDecoded(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedTaskException.class);
    }

    private static FormEntry read(String body) {
        return FormBody.read(body.getBytes(UTF_8));
    }
}
