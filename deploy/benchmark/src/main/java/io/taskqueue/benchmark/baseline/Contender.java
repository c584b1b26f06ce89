package io.taskqueue.benchmark.baseline;

/** A way to move elements through a list. */
interface Contender {
    /** Pushes so many elements; answers the seconds it took. */
    double push(int count);

    /** Pops as many; answers the seconds it took. */
    double pop(int count);
}
