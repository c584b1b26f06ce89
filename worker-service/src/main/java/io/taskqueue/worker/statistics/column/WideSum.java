package io.taskqueue.worker.statistics.column;

import java.math.BigInteger;

/**
 * The sum of longs in 128 bits, and of their squares in 192: room for 2^64 of them. Two's complement, the lowest word
 * first.
 */
final class WideSum {
    private long low;
    private long high;
    private long squaresLow;
    private long squaresMiddle;
    private long squaresHigh;

    void add(long number) {
        low += number;
        high += (number >> 63) + carry(low, number);

        long square = number * number;
        squaresLow += square;
        long middle = Math.multiplyHigh(number, number) + carry(squaresLow, square);
        squaresMiddle += middle; // a square is below 2^126, so this cannot have overflowed before
        squaresHigh += carry(squaresMiddle, middle);
    }

    BigInteger sum() {
        return wide(high, low);
    }

    BigInteger squares() {
        return wide(squaresHigh, squaresMiddle).shiftLeft(64).add(unsigned(squaresLow));
    }

    private static long carry(long sum, long added) {
        return Long.compareUnsigned(sum, added) < 0 ? 1 : 0;
    }

    private static BigInteger wide(long high, long low) {
        return BigInteger.valueOf(high).shiftLeft(64).add(unsigned(low));
    }

    private static BigInteger unsigned(long word) {
        BigInteger signed = BigInteger.valueOf(word);
        return word < 0 ? signed.add(BigInteger.ONE.shiftLeft(64)) : signed;
    }
}
