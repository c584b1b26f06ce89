package io.taskqueue.monitor.dashboard;

/** Text that a page holds but does not show, character for character. */
record ExactText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
