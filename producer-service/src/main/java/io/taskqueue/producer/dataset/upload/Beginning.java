package io.taskqueue.producer.dataset.upload;

import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.DatasetShape;
import io.taskqueue.producer.dataset.StreamPosition;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.dataset.text.ByteWindow;
import io.taskqueue.producer.dataset.text.Header;
import java.io.IOException;

/**
 * What precedes the first record of a request.
 *
 * @param shape of the dataset, as the request has it
 * @param position where in the stream that record begins
 */
record Beginning(DatasetShape shape, StreamPosition position) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Consumes what precedes the first record of a whole stream: a byte order mark and, in CSV, the header row. */
    static Beginning read(StreamRequest request, ByteWindow window) throws IOException {
        if (window.peek(0) < 0) {
            throw StreamProblems.empty();
        }
        int mark = byteOrderMark(window);
        window.drop(mark);
        Header header = request.format().isCsv() ? Header.read(window, request.format()) : new Header(null, 0, 0);
        return new Beginning(
                shape(request, header.columns()),
                new StreamPosition(0, 0, mark + header.bytes(), header.lines(), 0, "[]"));
    }

    /** The beginning of a stream that continues where the dataset ends; its columns are known. */
    static Beginning after(Dataset dataset, StreamRequest request) {
        return new Beginning(shape(request, dataset.shape().columns()), dataset.position());
    }

    private static int byteOrderMark(ByteWindow window) throws IOException {
        int length = 0;
        while (length < BYTE_ORDER_MARK.length && window.peek(length) == (BYTE_ORDER_MARK[length] & 0xff)) {
            length++;
        }
        return length == BYTE_ORDER_MARK.length ? length : 0;
    }

    private static DatasetShape shape(StreamRequest request, String columns) {
        return new DatasetShape(
                request.name(), request.format().name(), request.format().delimiterText(), columns, request.queue());
    }
}
