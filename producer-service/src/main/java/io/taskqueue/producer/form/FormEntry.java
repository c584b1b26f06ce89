package io.taskqueue.producer.form;

/**
 * The content of the form as it was received; a missing field is {@code null}.
 *
 * @param requestKey makes a second press of the button the same submission; {@code null} if the submitter sent none
 */
record FormEntry(String name, String email, String message, String requestKey) {
    static final FormEntry EMPTY = new FormEntry("", "", "", null);

    /** Without white space around name and address. */
    FormEntry stripped() {
        return new FormEntry(strip(name), strip(email), message, requestKey);
    }

    FormEntry withRequestKey(String key) {
        return new FormEntry(name, email, message, key);
    }

    private static String strip(String text) {
        return text == null ? null : text.strip();
    }
}
