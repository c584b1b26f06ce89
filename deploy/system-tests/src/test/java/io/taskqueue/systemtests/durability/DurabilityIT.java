package io.taskqueue.systemtests.durability;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.systemtests.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Counts accepted, lost and duplicated tasks, and holds every case that promises it to losing none. One run of the
 * cheap cases, unless {@code durability.runs} and {@code durability.cases} say otherwise, as
 * {@code deploy/system-tests/durability} has them do.
 */
class DurabilityIT {
    private static final System.Logger LOG = System.getLogger(DurabilityIT.class.getName());
    private static final int RUNS = Integer.getInteger("durability.runs", 1);
    private static final String CASES = System.getProperty("durability.cases", "cheap");

    @Test
    void losesNothingThatIsAcknowledgedAsSafe() throws IOException {
        Path table = Path.of(System.getProperty("services.logs")).resolveSibling("durability.md");
        Map<DurabilityCase, Tally> tallies = new EnumMap<>(DurabilityCase.class);
        try (Stage stage = Stage.withRedis();
                Relay entrance = Relay.to(stage.redis().port())) {
            Producers producers = new Producers(stage, entrance);
            boolean everysecConfirms = confirmsFsyncs(stage);
            for (DurabilityCase what : cases()) {
                if (what != DurabilityCase.KILL_EVERYSEC_FSYNCED || everysecConfirms) {
                    tallies.put(what, measure(what, entrance, producers.url(what)));
                    Files.writeString(table, TallyTable.of(tallies));
                }
            }
        }
        LOG.log(System.Logger.Level.INFO, "written to {0}:\n{1}", table, TallyTable.of(tallies));

        assertThat(tallies).isNotEmpty().allSatisfy((what, tally) -> {
            assertThat(tally.duplicated()).as("duplicated: %s %s", what, tally).isZero();
            assertThat(tally.lost())
                    .as("lost: %s %s", what, tally)
                    .isLessThanOrEqualTo(what.promisesAll() ? 0 : Long.MAX_VALUE);
        });
    }

    private static Tally measure(DurabilityCase what, Relay entrance, String url) {
        Tally all = Tally.NONE;
        for (int run = 1; run <= RUNS; run++) {
            Tally one = new Trial(what, entrance, url).run();
            LOG.log(System.Logger.Level.INFO, "{0}, run {1} of {2}: {3}", what, run, RUNS, one);
            all = all.plus(one);
        }
        return all;
    }

    private static boolean confirmsFsyncs(Stage stage) {
        try (Jedis redis = stage.redis().connect()) {
            redis.sendCommand(() -> "WAITAOF".getBytes(US_ASCII), "0", "0", "1");
            return true;
        } catch (JedisDataException e) {
            return false;
        }
    }

    private static List<DurabilityCase> cases() {
        return switch (CASES) {
            case "cheap" ->
                Arrays.stream(DurabilityCase.values())
                        .filter(DurabilityCase::isCheap)
                        .toList();
            case "all" -> List.of(DurabilityCase.values());
            default ->
                Arrays.stream(CASES.split(",")).map(DurabilityCase::valueOf).toList();
        };
    }
}
