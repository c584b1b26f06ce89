package io.taskqueue.monitor.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/**
 * A position in an index by time, from which to page backwards: a time, and an id among those of that time. Its text is
 * the time in epoch milliseconds, followed, if there is an id, by a tilde and the id in URL-safe Base64.
 */
public final class Cursor {
    /** The position before the newest entry. */
    public static final Cursor NEWEST = new Cursor("", new byte[0]);

    private final String score;
    private final byte[] member;

    private Cursor(String score, byte[] member) {
        this.score = score;
        this.member = member;
    }

    /** The position from which everything before {@code time}, epoch milliseconds, follows. */
    public static Cursor before(long time) {
        return new Cursor(Long.toString(time), new byte[0]);
    }

    /** The position right after an entry. */
    public static Cursor after(IndexEntry entry) {
        return new Cursor(entry.score(), entry.member());
    }

    /**
     * Parses the text of a cursor.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Cursor parse(String text) {
        int tilde = text.indexOf('~');
        String score = tilde < 0 ? text : text.substring(0, tilde);
        if (!Score.isValid(score)) {
            throw new IllegalArgumentException("is neither a time in epoch milliseconds nor a cursor");
        }
        return new Cursor(
                score, tilde < 0 ? new byte[0] : Base64.getUrlDecoder().decode(text.substring(tilde + 1)));
    }

    /** Whether an entry follows this position, going backwards. */
    public boolean isFollowedBy(IndexEntry entry) {
        if (score.isEmpty()) {
            return true;
        }
        int order = Double.compare(Score.toNumber(entry.score()), Score.toNumber(score));
        return order < 0 || order == 0 && Arrays.compareUnsigned(entry.member(), member) < 0;
    }

    /** The time as Redis writes it; empty before the newest entry. */
    public byte[] score() {
        return score.getBytes(UTF_8);
    }

    /** The id's bytes; empty if there is no id. */
    public byte[] member() {
        return member.clone();
    }

    @Override
    public String toString() {
        return member.length == 0
                ? score
                : score + '~' + Base64.getUrlEncoder().withoutPadding().encodeToString(member);
    }
}
