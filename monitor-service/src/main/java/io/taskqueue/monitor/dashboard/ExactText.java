package io.taskqueue.monitor.dashboard;

/** Text in a page that is not displayed, such as a form field, character for character. */
record ExactText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
