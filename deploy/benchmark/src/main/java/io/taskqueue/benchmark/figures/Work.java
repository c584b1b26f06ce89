package io.taskqueue.benchmark.figures;

/** What a baseline does with each element, and a figure is compared with. */
public enum Work {
    /** One push. */
    PUSH,
    /** One pop. */
    POP,
    /** Both, one after the other. */
    PUSH_AND_POP
}
