package io.taskqueue.monitor.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A member of an index by time, {@code task_dead} or {@code task_datasets}: an id and when it was added. */
public final class IndexEntry {
    private final byte[] member;
    private final String score;

    /**
     * @param member the id's bytes, unchanged, so that an id that is not UTF-8 can be paged over and removed too
     * @param score as Redis wrote it
     */
    public IndexEntry(byte[] member, String score) {
        this.member = member;
        this.score = score;
    }

    /** The entries of a reply in which members and scores alternate. */
    public static List<IndexEntry> ofPairs(List<byte[]> flat) {
        List<IndexEntry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            entries.add(new IndexEntry(flat.get(i), new String(flat.get(i + 1), UTF_8)));
        }
        return entries;
    }

    /** The id; where its bytes are not UTF-8, with replacement characters. */
    public String id() {
        return new String(member, UTF_8);
    }

    public byte[] member() {
        return member.clone();
    }

    public String score() {
        return score;
    }

    /** When it was added, epoch milliseconds. */
    public long time() {
        return Score.toMillis(score);
    }
}
