package io.taskqueue.worker.dataset;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.dataset.DatasetContract;

/** The status record of a dataset whose last chunk is merged. */
final class DatasetRecord {
    private DatasetRecord() {}

    /** The record as UTF-8 JSON. */
    static byte[] completed(String dataset, StoredDataset stored, long now) {
        long openedAt = stored.openedAt() == null ? now : stored.openedAt();
        Task task = Task.of(dataset, DatasetContract.TYPE, stored.queue(), RawJson.EMPTY_OBJECT, openedAt);
        return TaskStatusCodec.encode(TaskStatus.of(task, TaskState.COMPLETED)
                .startedAt(openedAt)
                .finishedAt(now)
                .build());
    }
}
