package io.taskqueue.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final List<String> KNOWN = List.of("drain", "submit");

    @Test
    void runsEveryCaseThreeTimesByDefault() {
        assertThat(parse()).isEqualTo(new Options(false, List.of(), 3, null));
    }

    @Test
    void runsEveryCaseOnceIfQuick() {
        assertThat(parse("--quick")).isEqualTo(new Options(true, List.of(), 1, null));
    }

    @Test
    void repeatsAsOftenAsAskedForWhereverThatStands() {
        assertThat(parse("--repeat", "20", "--quick").repetitions()).isEqualTo(20);
        assertThat(parse("--quick", "--repeat", "1").repetitions()).isEqualTo(1);
    }

    @Test
    void takesSeveralCasesAndAFile() {
        Options options = parse("--case", "submit", "--json", "a/b.json", "--case", "drain");

        assertThat(options.cases()).containsExactly("submit", "drain");
        assertThat(options.json()).isEqualTo(Path.of("a/b.json"));
    }

    @Test
    void namesTheCasesThereAre() {
        assertThatThrownBy(() -> parse("--case", "drian"))
                .isInstanceOf(UsageException.class)
                .hasMessage("No case 'drian'; there are drain, submit.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "21", "x", "3.0", "99999999999"})
    void refusesAnUnusableNumberOfRepetitions(String number) {
        assertThatThrownBy(() -> parse("--repeat", number))
                .isInstanceOf(UsageException.class)
                .hasMessage("--repeat takes a number from 1 to 20, not '%s'.".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--case", "--repeat", "--json"})
    void refusesAnArgumentWithoutItsValue(String argument) {
        assertThatThrownBy(() -> parse(argument)).hasMessage(argument + " takes a value.");
        assertThatThrownBy(() -> parse(argument, "")).hasMessage(argument + " takes a value.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "drain", "-q", "", "--repeat=3"})
    void refusesWhatItDoesNotKnow(String argument) {
        assertThatThrownBy(() -> parse(argument))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown argument '%s'.".formatted(argument));
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), KNOWN);
    }
}
