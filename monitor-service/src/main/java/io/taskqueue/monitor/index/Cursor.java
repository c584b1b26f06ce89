package io.taskqueue.monitor.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/**
 * A point in an index by time to go backwards from: a time, and an id among those of that time. As text it is the time in
 * epoch milliseconds, followed, where there is an id, by a tilde and the id in URL-safe Base64.
 */
public final class Cursor {
    /** In front of the newest. */
    public static final Cursor NEWEST = new Cursor("", new byte[0]);

    private final String score;
    private final byte[] member;

    private Cursor(String score, byte[] member) {
        this.score = score;
        this.member = member;
    }

    /** In front of everything before {@code time}, epoch milliseconds. */
    public static Cursor before(long time) {
        return new Cursor(Long.toString(time), new byte[0]);
    }

    public static Cursor after(IndexEntry entry) {
        return new Cursor(entry.score(), entry.member());
    }

    /**
     * The point a text names.
     *
     * @throws IllegalArgumentException if it names none
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

    /** Whether an entry comes after this point, going backwards. */
    public boolean isFollowedBy(IndexEntry entry) {
        if (score.isEmpty()) {
            return true;
        }
        int order = Double.compare(Score.toNumber(entry.score()), Score.toNumber(score));
        return order < 0 || order == 0 && Arrays.compareUnsigned(entry.member(), member) < 0;
    }

    public byte[] score() {
        return score.getBytes(UTF_8);
    }

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
