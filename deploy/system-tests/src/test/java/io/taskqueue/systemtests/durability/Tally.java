package io.taskqueue.systemtests.durability;

/**
 * What became of the submissions of some runs.
 *
 * @param accepted how many were acknowledged
 * @param lost how many of these Redis knows nothing of afterwards
 * @param duplicated how many were in Redis more than once afterwards
 * @param refused how many answers were refusals
 * @param losingRuns in how many runs something was lost
 */
record Tally(int runs, long accepted, long lost, long duplicated, long refused, int losingRuns) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    static Tally ofRun(long accepted, long lost, long duplicated, long refused) {
        return new Tally(1, accepted, lost, duplicated, refused, lost > 0 ? 1 : 0);
    }

    Tally plus(Tally other) {
        return new Tally(
                runs + other.runs,
                accepted + other.accepted,
                lost + other.lost,
                duplicated + other.duplicated,
                refused + other.refused,
                losingRuns + other.losingRuns);
    }
}
