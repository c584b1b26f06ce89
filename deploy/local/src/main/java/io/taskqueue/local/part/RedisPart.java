package io.taskqueue.local.part;

import io.taskqueue.local.process.PartKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real redis-server on the loopback address with its append-only file on. */
public final class RedisPart implements Part {
    private static final int TIMEOUT_MILLIS = 1000;

    private final Layout layout;
    private final PortUse port;

    public RedisPart(Layout layout, int port) {
        this.layout = layout;
        this.port = new PortUse(port, name(), "TASKQUEUE_REDIS_PORT");
    }

    @Override
    public String name() {
        return PartKind.REDIS.label();
    }

    @Override
    public PartKind kind() {
        return PartKind.REDIS;
    }

    @Override
    public PortUse port() {
        return port;
    }

    @Override
    public Set<PartKind> needs() {
        return Set.of();
    }

    @Override
    public String address() {
        return "redis://localhost:" + port.port();
    }

    @Override
    public Command prepare() throws IOException {
        Path program = new RedisProgram(layout).find();
        Path data = layout.folder("redis");
        List<String> words = List.of(
                program.toString(),
                "--port",
                String.valueOf(port.port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--daemonize",
                "no");
        return new Command(words, Map.of());
    }

    @Override
    public Readiness readiness() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            return answer.equals("+PONG") ? Readiness.READY : Readiness.waiting("it is loading its data");
        } catch (IOException e) {
            return Readiness.waiting("it does not accept connections yet");
        }
    }
}
