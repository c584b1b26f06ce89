package io.taskqueue.producer.http;

import java.util.regex.Pattern;

/** The W3C trace context header {@code traceparent}, version 00. */
public final class TraceParent {
    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /**
     * The header's value if it is well formed, otherwise {@code null}: an invalid trace is not a reason to refuse a
     * task.
     */
    public static String orNull(String header) {
        return header != null && FORM.matcher(header).matches() ? header : null;
    }
}
