package io.taskqueue.producer.dataset.upload;

import io.taskqueue.http.body.SenderTooSlowException;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.model.dataset.DatasetContract;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.ChunkTask;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.DatasetShape;
import io.taskqueue.producer.dataset.StreamPosition;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.dataset.text.ByteWindow;
import io.taskqueue.producer.dataset.text.Chunk;
import io.taskqueue.producer.dataset.text.Cutter;
import io.taskqueue.producer.dataset.text.Refusals;
import io.taskqueue.producer.problem.Problems;
import java.io.IOException;
import java.io.InputStream;

/**
 * The upload of one stream: of a new dataset, the continuation of an interrupted one, or a repeat. Blocks; not
 * thread-safe.
 */
final class Upload {
    private final Uploads intake;
    private final StreamRequest request;
    private final String trace;
    private Dataset dataset;
    private ChunkSender sender;

    Upload(Uploads intake, StreamRequest request, String trace) {
        this.intake = intake;
        this.request = request;
        this.trace = trace;
    }

    /** A dataset whose stream has ended, and whether an earlier request ended it. */
    record Ended(Dataset dataset, boolean before) {}

    /** Reads the whole body and returns the dataset once its stream has ended. */
    Ended run(InputStream body) {
        intake.known(request).ifPresent(this::begin);
        try {
            requireOpen();
            boolean before = dataset != null && dataset.closed();
            if (before && request.resumes()) {
                return new Ended(dataset, true); // the end of a stream alone does not show which stream it belongs to
            }
            if (request.gzip()) {
                try (GzipMembers plain = new GzipMembers(body)) {
                    take(plain);
                }
            } else {
                take(body);
            }
            return new Ended(dataset, before);
        } catch (SenderTooSlowException e) {
            throw withPosition(StreamProblems.tooSlow());
        } catch (IOException e) {
            throw withPosition(StreamProblems.brokenOff());
        } catch (RuntimeException e) {
            throw withPosition(Problems.of(e));
        }
    }

    private void requireOpen() {
        if (dataset != null && dataset.cancelled()) {
            throw StreamProblems.conflict("The dataset was cancelled.");
        }
        long next = dataset == null ? 0 : dataset.position().chunks();
        if (request.fromChunk() != null && request.fromChunk() != next && (dataset == null || !dataset.closed())) {
            throw StreamProblems.conflict("The next chunk is " + next + ", not " + request.fromChunk() + '.');
        }
    }

    private void take(InputStream body) throws IOException {
        ByteWindow window = new ByteWindow(new SizeLimit(body, intake.maxSize()), intake.chunkSize());
        Beginning beginning = request.resumes() ? Beginning.after(dataset, request) : Beginning.read(request, window);
        requireSame(beginning.shape());
        takeChunks(window, beginning);
    }

    private void takeChunks(ByteWindow window, Beginning beginning) throws IOException {
        StreamPosition start = beginning.position();
        Refusals refusals = new Refusals(start.refused(), start.refusedLines());
        Cutter cutter = new Cutter(window, request.format().grammar(), start, refusals, intake.chunkSize());
        Chunk chunk = cutter.next();
        requireText(beginning.shape(), chunk, refusals);
        if (chunk == null && beginning.shape().columns() != null && !request.resumes()) {
            chunk = cutter.empty();
        }
        open(beginning.shape());
        StreamIdentity identity = new StreamIdentity(dataset, request);
        long from = request.resumes() ? start.bytes() : 0;
        while (chunk != null) {
            identity.add(chunk);
            if (!dataset.closed() && chunk.number() >= dataset.position().chunks()) {
                sender.send(task(chunk, identity.digest(), from));
            }
            from = chunk.upTo().bytes();
            chunk = cutter.next();
        }
        if (dataset.closed()) {
            identity.requireEnd(cutter.position());
        } else {
            close(cutter.position());
        }
    }

    private void requireSame(DatasetShape shape) {
        if (dataset != null && !dataset.shape().equals(shape)) {
            throw StreamProblems.otherStream("was used for a stream with a different format, header row or queue");
        }
    }

    /** Only a CSV stream may be without records: it still has its columns. */
    private void requireText(DatasetShape shape, Chunk chunk, Refusals refusals) {
        if (shape.columns() == null && !request.resumes()) {
            if (refusals.beginBinary()) {
                throw StreamProblems.binary();
            }
            if (chunk == null && refusals.count() == 0) {
                throw StreamProblems.empty();
            }
        }
    }

    private void open(DatasetShape shape) {
        if (dataset != null) {
            return;
        }
        String id = intake.newId();
        long now = intake.now();
        byte[] running = TaskStatusCodec.encode(TaskStatus.of(
                        ChunkEnvelope.task(id, DatasetContract.TYPE, shape.queue(), now, trace), TaskState.RUNNING)
                .startedAt(now)
                .build());
        String opened = Backpressure.join(intake.datasets().open(id, shape, request.key(), running, now));
        if (opened.equals(id)) {
            begin(new Dataset(id, shape, StreamPosition.START, null, false, false));
        } else {
            begin(intake.find(request.key())
                    .orElseThrow(() -> StreamProblems.conflict("The dataset no longer exists.")));
            requireSame(shape);
        }
    }

    private void begin(Dataset begun) {
        dataset = begun;
        sender = new ChunkSender(intake.datasets(), dataset, request.key(), intake.backpressure(), intake.metrics());
    }

    private ChunkTask task(Chunk chunk, String digest, long from) {
        return ChunkEnvelope.of(dataset.id(), dataset.shape(), chunk, digest, from, intake.now(), trace);
    }

    private void close(StreamPosition end) {
        long now = intake.now();
        byte[] completed = TaskStatusCodec.encode(TaskStatus.of(
                        ChunkEnvelope.task(
                                dataset.id(),
                                DatasetContract.TYPE,
                                dataset.shape().queue(),
                                now,
                                trace),
                        TaskState.COMPLETED)
                .startedAt(now)
                .finishedAt(now)
                .build());
        sender.close(end, completed, now);
        dataset = new Dataset(dataset.id(), dataset.shape(), end, dataset.digest(), true, false);
    }

    /** The problem with the position of the stream, if there is a dataset. */
    private ProblemException withPosition(Problem problem) {
        if (dataset == null) {
            return new ProblemException(problem);
        }
        leave();
        Dataset accepted = new Dataset(
                dataset.id(),
                dataset.shape(),
                sender.accepted(),
                dataset.digest(),
                dataset.closed(),
                dataset.cancelled());
        return new ProblemException(problem.with(StreamReport.of(accepted, null).members()));
    }

    private void leave() {
        try {
            sender.leave();
        } catch (RuntimeException e) {
            Problems.of(e); // logs what nothing foresees; the submitter gets the first problem
        }
    }
}
