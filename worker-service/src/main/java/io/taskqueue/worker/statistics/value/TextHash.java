package io.taskqueue.worker.statistics.value;

import java.util.HexFormat;

/**
 * A hash of 64 bits that identifies texts where they are too many or too long to be kept: among a million texts the
 * chance that any two share one is one in thirty million. Parts of a table are merged by it, so it must not change
 * without the version of the encoding.
 */
public final class TextHash {
    /** The longest text shown as it is. */
    public static final int MAX_SHOWN = 64;

    /** The memory a short text takes beside its characters, in bytes. */
    public static final int STRING_BYTES = 48;

    private static final int SHOWN_OF_LONGER = 40;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private TextHash() {}

    public static long of(String text) {
        int length = text.length();
        long hash = length * ODD;
        int at = 0;
        for (; at + 1 < length; at += 2) {
            hash = (hash ^ text.charAt(at) ^ (long) text.charAt(at + 1) << 32) * ODD;
            hash ^= hash >>> 32;
        }
        if (at < length) {
            hash = (hash ^ text.charAt(at)) * ODD;
        }
        return mixed(hash);
    }

    /**
     * The text that stands for a value everywhere: long texts as they are shown, numbers whole, as sums are computed
     * from them.
     */
    public static String key(String text, Meaning meaning) {
        return text.length() > MAX_SHOWN && meaning.type == ValueType.TEXT ? shown(text) : text;
    }

    /** A text of more than {@value #MAX_SHOWN} characters is cut to its first 40, {@code …} and its hash. */
    public static String shown(String text) {
        return text.length() <= MAX_SHOWN
                ? text
                : text.substring(0, SHOWN_OF_LONGER) + "…" + HexFormat.of().toHexDigits(of(text));
    }

    /** The finalizer of MurmurHash3, which makes each bit depend on all. */
    private static long mixed(long hash) {
        long mixed = hash ^ hash >>> 33;
        mixed *= 0xFF51AFD7ED558CCDL;
        mixed ^= mixed >>> 33;
        mixed *= 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
