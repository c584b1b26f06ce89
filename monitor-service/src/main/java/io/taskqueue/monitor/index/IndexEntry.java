package io.taskqueue.monitor.index;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A member of an index by time, {@code task_dead} or {@code task_datasets}: an id and when it came there. */
public final class IndexEntry {
    private final byte[] member;
    private final String score;

    /**
     * @param member the id's bytes, kept as they are so that even one that is not UTF-8 can be paged over and removed
     * @param score as Redis wrote it
     */
    public IndexEntry(byte[] member, String score) {
        this.member = member;
        this.score = score;
    }

    public String id() {
        return new String(member, UTF_8);
    }

    public byte[] member() {
        return member.clone();
    }

    public String score() {
        return score;
    }

    public long time() {
        return Score.toMillis(score);
    }
}
