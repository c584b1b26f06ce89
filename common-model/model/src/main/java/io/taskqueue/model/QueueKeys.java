package io.taskqueue.model;

import java.nio.charset.StandardCharsets;

/**
 * The names of all keys in Redis, one method each; nothing else builds a key. With a prefix such as <code>{tq}:</code>
 * every key hashes to one slot of a Redis Cluster.
 *
 * @param prefix put before every key, {@code ""} for none
 */
public record QueueKeys(String prefix) {
    /** LIST of envelopes waiting in {@code queue}, oldest at the right. */
    public String queue(String queue) {
        return prefix + "task_queue" + suffix(queue);
    }

    /** ZSET of scheduled and retryable envelopes of {@code queue}, scored by due time in epoch milliseconds. */
    public String scheduled(String queue) {
        return prefix + "task_scheduled" + suffix(queue);
    }

    /** STRING, the JSON status record of a task. */
    public String status(String taskId) {
        return prefix + "task_status:" + taskId;
    }

    /**
     * Where the id begins in a {@link #status} key, in bytes from 1: scripts read the ids of the records they write
     * from there.
     */
    public int statusIdAt() {
        return status("").getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /** ZSET of ids of discarded tasks, scored by the time of discarding in epoch milliseconds. */
    public String dead() {
        return prefix + "task_dead";
    }

    /** STRING with a time to live, a worker's heartbeat and at the same time its lease. */
    public String workerStatus(String worker) {
        return prefix + "worker_status:" + worker;
    }

    /** SET of names of workers that hold a lease or have not been found dead yet. */
    public String workers() {
        return prefix + "task_workers";
    }

    /** SET of names of workers found dead whose processing lists are not empty yet. */
    public String lostWorkers() {
        return prefix + "task_workers_lost";
    }

    /** LIST of envelopes one worker has claimed and not finished. */
    public String processing(String worker) {
        return prefix + "task_processing:" + worker;
    }

    /**
     * HASH of the workers whose {@link #processing} lists may exist, to when each registered or was found dead, in
     * epoch milliseconds, and the queues it serves, each after a blank.
     */
    public String processingLists() {
        return prefix + "task_processing_lists";
    }

    /** STRING with a time to live, which lets one worker at a time look for lists that nobody knows. */
    public String orphanSweep() {
        return prefix + "task_orphan_sweep";
    }

    /** STRING, the position of the one search for lists of versions without {@link #processingLists}. */
    public String orphanScan() {
        return prefix + "task_orphan_scan";
    }

    /** The pattern {@link #processing} lists follow, for that one search. */
    public String processingPattern() {
        return prefix.replaceAll("([\\[\\]*?\\\\^])", "\\\\$1") + "task_processing:*";
    }

    /** The worker whose processing list has this key; the inverse of {@link #processing}. */
    public String workerOfProcessing(String key) {
        return key.substring((prefix + "task_processing:").length());
    }

    /**
     * LIST of elements that are too large for a task, oldest at the right, each followed by the key it was found in,
     * its length and its start.
     */
    public String oversized() {
        return prefix + "task_oversized";
    }

    /** STRING, an element that is too large for a task, kept as it was beside its dead letter. */
    public String oversized(String taskId) {
        return prefix + "task_oversized:" + taskId;
    }

    /** STRING with a time to live: what an idempotency key with this hash was used for. */
    public String idempotency(String hash) {
        return prefix + "task_key:" + hash;
    }

    /** STRING, JSON: whether {@code queue} is paused. */
    public String control(String queue) {
        return prefix + "queue_control:" + queue;
    }

    /** SET of names of all queues a task was ever submitted to or a worker serves. */
    public String queues() {
        return prefix + "task_queues";
    }

    /** HASH of {@link DatasetField}s: the progress of its stream and its merged state. */
    public String dataset(String datasetId) {
        return prefix + "task_dataset:" + datasetId;
    }

    /** HASH of the text of each chunk that is not merged yet, by its number. */
    public String chunks(String datasetId) {
        return prefix + "task_chunks:" + datasetId;
    }

    /** ZSET of ids of the newest datasets, scored by the time they were opened in epoch milliseconds. */
    public String datasets() {
        return prefix + "task_datasets";
    }

    private static String suffix(String queue) {
        return queue.equals(Task.DEFAULT_QUEUE) ? "" : ":" + queue;
    }
}
