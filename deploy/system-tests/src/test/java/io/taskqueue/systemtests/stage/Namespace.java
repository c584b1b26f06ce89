package io.taskqueue.systemtests.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace joined to this one by a cable that can be cut: what is sent then gets lost without a word, and
 * connections stay up. Needs root, iproute2 and the right to make one.
 */
final class Namespace implements AutoCloseable {
    private final String name;
    private final String cable;
    private final String net;

    private Namespace(int number) {
        name = "tq-" + number;
        cable = "tq" + number;
        net = "10." + (200 + number / 62_500) + "." + number / 250 % 250 + "." + number % 60 * 4;
    }

    /** A new one, or nothing where this machine lets us make none. */
    static Optional<Namespace> open() {
        Namespace namespace = new Namespace(ThreadLocalRandom.current().nextInt(1_000_000));
        if (namespace.join()) {
            Runtime.getRuntime().addShutdownHook(new Thread(namespace::close));
            return Optional.of(namespace);
        }
        namespace.close();
        return Optional.empty();
    }

    private boolean join() {
        return ip("netns", "add", name)
                && ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name)
                && ip("addr", "add", host(1) + "/30", "dev", cable)
                && ip("link", "set", cable, "up")
                && inside("addr", "add", host(2) + "/30", "dev", "eth0")
                && inside("link", "set", "lo", "up")
                && inside("link", "set", "eth0", "up");
    }

    /** This end of the cable, which those beyond it can reach. */
    Place thisSide() {
        return new Place(host(1), List.of());
    }

    /** The other end. */
    Place otherSide() {
        return new Place(host(2), List.of("ip", "netns", "exec", name));
    }

    void cut() {
        require(inside("link", "set", "eth0", "down"), "cut");
    }

    void mend() {
        require(inside("link", "set", "eth0", "up"), "mended");
    }

    @Override
    public void close() {
        ip("link", "del", cable);
        ip("netns", "del", name);
    }

    private String host(int last) {
        int dot = net.lastIndexOf('.');
        return net.substring(0, dot + 1) + (Integer.parseInt(net.substring(dot + 1)) + last);
    }

    private static void require(boolean done, String what) {
        if (!done) {
            throw new IllegalStateException("the link could not be " + what);
        }
    }

    private boolean inside(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-n";
        all[1] = name;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return ip(all);
    }

    private static boolean ip(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
