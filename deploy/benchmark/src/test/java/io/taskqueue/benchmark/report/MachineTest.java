package io.taskqueue.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void readsTheProcessorsModel() {
        assertThat(Machine.modelIn("processor\t: 0\nmodel\t\t: 1\nmodel name\t: AMD EPYC\nmodel name\t: other\n"))
                .isEqualTo("AMD EPYC");
        assertThat(Machine.modelIn("processor : 0\nBogoMIPS : 50\n")).isEqualTo("unknown");
    }
}
