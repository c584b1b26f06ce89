package io.taskqueue.benchmark.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What the system and Redis tell, as text. */
class ReadingsTest {
    @Test
    void readsTheMemoryOfAProcessInMegabytes() {
        ResidentMemory memory = ResidentMemory.ofStatus(
                "Name:\tjava\nVmPeak:\t 9000000 kB\nVmHWM:\t  250000 kB\nVmRSS:\t  125000 kB\n");

        assertThat(memory.now()).isEqualTo(128, within(1e-9));
        assertThat(memory.peak()).isEqualTo(256, within(1e-9));
    }

    @Test
    void refusesTheStatusOfAProcessThatIsGone() {
        assertThatThrownBy(() -> ResidentMemory.ofStatus("Name:\tjava\nState:\tZ (zombie)\n"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void countsIdleAndWaitingCoresAsNotBusy() {
        MachineTime before = MachineTime.ofStat("cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
        MachineTime after = MachineTime.ofStat("cpu  150 5 70 815 55 3 2 0 99 99\n");

        assertThat(before).isEqualTo(new MachineTime(150, 1_000));
        assertThat(after).isEqualTo(new MachineTime(230, 1_100));
        assertThat(after.shareSince(before)).isEqualTo(0.8);
    }

    @Test
    void findsAFieldByItsWholeName() {
        String info = "# CPU\r\nused_cpu_user_children:9\r\nused_cpu_user:1.25\r\n";

        assertThat(RedisInfo.field(info, "used_cpu_user")).isEqualTo("1.25");
        assertThatThrownBy(() -> RedisInfo.field(info, "used_cpu")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhatIsFull() {
        assertThat(new Usage(10, 9.5, 12, 0.5).describe())
                .isEqualTo("Redis 95 %, workers 120 % of a core, machine 50 %: Redis is full");
        assertThat(new Usage(10, 5, 12, 0.97).describe()).endsWith("the cores are full");
        assertThat(new Usage(10, 5, 5, Double.NaN).describe()).endsWith("none is full");
    }
}
