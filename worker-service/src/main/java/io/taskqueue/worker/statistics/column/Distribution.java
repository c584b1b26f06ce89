package io.taskqueue.worker.statistics.column;

import java.math.BigDecimal;

/** The distribution of at least one number. */
interface Distribution {
    long count();

    /** The value below or at which this part of the numbers lies, from 0 to 1. */
    double quantile(double part);

    /** How many numbers are less than this one. */
    double below(BigDecimal number);

    /** By how much the part of the numbers below a quantile may differ from the part requested; 0 if it is exact. */
    double error();
}
