package io.taskqueue.worker.statistics.column;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskqueue.worker.statistics.TableSummary;
import io.taskqueue.worker.statistics.Tables;
import io.taskqueue.worker.statistics.value.Meaning;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTotalsTest {
    @Test
    void doesNotOverflow() {
        NumberTotals totals = new NumberTotals();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        Meaning meaning = new Meaning();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            long number = i % 3 == 0 ? Long.MAX_VALUE : i % 3 == 1 ? Long.MIN_VALUE + i : random.nextLong();
            meaning.read(Long.toString(number));
            totals.add(meaning);
            sum = sum.add(BigInteger.valueOf(number));
            squares = squares.add(BigInteger.valueOf(number).pow(2));
        }

        assertThat(totals.sum()).isEqualTo(new BigDecimal(sum));
        assertThat(totals.squares()).isEqualTo(new BigDecimal(squares));
    }

    @Test
    void addsWideSumsLikeBigIntegers() {
        WideSum wide = new WideSum();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            long number = i < 10_000 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
            wide.add(number);
            sum = sum.add(BigInteger.valueOf(number));
            squares = squares.add(BigInteger.valueOf(number).pow(2));
        }

        assertThat(wide.sum()).isEqualTo(sum);
        assertThat(wide.squares()).isEqualTo(squares);
    }

    @Test
    void losesNoDigitOfATenthAddedAMillionTimes() {
        TableSummary summary = Tables.column();
        for (int i = 0; i < 1_000_000; i++) {
            Tables.add(summary, "0.1");
        }

        assertThat(Tables.json(summary)).contains("\"sum\":100000.0,\"mean\":0.1,\"standardDeviation\":0,");
    }

    @Test
    void losesNothingBetweenTheLargestAndTheSmallest() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            values.add("1e300");
            values.add(i + "e-300");
            values.add("-1e300");
        }

        BigDecimal sum = new BigDecimal(Tables.json(Tables.column(values)).replaceAll(".*\"sum\":([^,]*),.*", "$1"));

        assertThat(sum).isEqualByComparingTo("79800e-300");
    }

    @Test
    void keepsDeviationsOfLargeNumbersCloseTogether() {
        JsonNode column = Tables.statistics(Tables.column("1000000000000000000000001", "1000000000000000000000003"));

        assertThat(column.get("standardDeviation").asDouble()).isEqualTo(Math.sqrt(2));
    }

    @Test
    void keepsTheShortestOfEqualExtremesInAnyOrder() {
        assertThat(Tables.json(Tables.column("2.50", "2.5", "2.500")))
                .contains("\"min\":2.5,\"max\":2.5,\"sum\":7.500,");
        assertThat(Tables.json(Tables.column("2.5", "2.500", "2.50")))
                .contains("\"min\":2.5,\"max\":2.5,\"sum\":7.500,");
    }

    @Test
    void findsExtremesThatDifferInTheLastDigit() {
        NumberTotals totals = new NumberTotals();
        Meaning meaning = new Meaning();
        for (String text : new String[] {"0.123456789012345679", "0.123456789012345678", "0.123456789012345680"}) {
            meaning.read(text);
            totals.add(meaning);
        }

        assertThat(totals.min()).isEqualTo("0.123456789012345678");
        assertThat(totals.max()).isEqualByComparingTo("0.123456789012345680");
    }
}
