package io.taskqueue.monitor.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A member of {@code task_dead}: an id and when its task was discarded. */
final class DeadEntry {
    private final byte[] member;
    private final String score;

    /**
     * @param member the id's bytes, kept as they are so that even one that is not UTF-8 can be paged over and removed
     * @param score as Redis wrote it
     */
    DeadEntry(byte[] member, String score) {
        this.member = member;
        this.score = score;
    }

    String id() {
        return new String(member, UTF_8);
    }

    byte[] member() {
        return member.clone();
    }

    String score() {
        return score;
    }

    long discardedAt() {
        return Score.toMillis(score);
    }
}
