package io.taskqueue.producer.dataset.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.taskqueue.producer.testing.RedisTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A service whose limits for streams are all small, and words to send streams by hand. */
abstract class SmallLimits extends RedisTest {
    static final String[] KEY = {"Idempotency-Key", "k"};

    /** Nine chunks and a bit. */
    static final String STREAM = "n\n" + numbers(0, 2100);

    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "taskqueue.producer.max-queues", "1",
                    "taskqueue.records.chunk-size", "1024",
                    "taskqueue.records.max-queued", "3",
                    "taskqueue.records.patience", "1500ms",
                    "taskqueue.records.max-streams", "2",
                    "taskqueue.records.max-size", "1M",
                    "taskqueue.records.max-unanalysed", "1M",
                    "taskqueue.bodies.patience", "1s");
        }
    }

    static void send(Socket socket, int length, String beginning) throws IOException {
        sendHead(socket, length, "Idempotency-Key: k");
        socket.getOutputStream().write(beginning.getBytes(US_ASCII));
    }

    static void sendHead(Socket socket, int length, String header) throws IOException {
        socket.setSoTimeout(20_000);
        String head = "POST /records/n HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n" + header
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
    }

    /** All of the answer, whose body ends with a brace. */
    static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        int next = 0;
        while (next >= 0 && !answer.toString().endsWith("}")) {
            next = socket.getInputStream().read();
            answer.append((char) next);
        }
        return answer.toString();
    }

    void take(List<String> texts) throws IOException {
        byte[] element = redis.rpop("task_queue".getBytes(UTF_8));
        if (element != null) {
            JsonNode payload = new ObjectMapper().readTree(element).path("payload");
            String dataset = payload.path("dataset").asText();
            texts.add(redis.hget("task_chunks:" + dataset, payload.path("chunk").asText()));
        }
    }

    static void write(OutputStream stream, int b) {
        try {
            stream.write(b);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }
}
