package io.taskqueue.monitor.queue;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.WorkerStatusCodec;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import java.util.ArrayList;
import java.util.List;

/** Reads one worker and decodes the replies. */
record WorkerReader(QueueKeys keys) {
    /** The number of commands in {@link #calls}. */
    static final int CALLS = 2;

    List<Call> calls(String worker) {
        return List.of(Call.on("GET", keys.workerStatus(worker)), Call.on("LLEN", keys.processing(worker)));
    }

    WorkerView read(String worker, List<Reply> replies) {
        List<String> problems = new ArrayList<>();
        byte[] beat = replies.get(0).bytesOrNull(problems);
        long inFlight = replies.get(1).numberOr(0, problems);
        if (beat == null || !problems.isEmpty()) {
            String state = problems.isEmpty() ? WorkerView.LOST : WorkerView.UNREADABLE;
            return WorkerView.without(worker, state, inFlight, problems.isEmpty() ? null : problems.get(0));
        }
        try {
            return WorkerView.alive(worker, WorkerStatusCodec.decode(beat), inFlight);
        } catch (RuntimeException e) {
            String problem = new UnreadableRecordException(keys.workerStatus(worker), e).getMessage();
            return WorkerView.without(worker, WorkerView.UNREADABLE, inFlight, problem);
        }
    }
}
