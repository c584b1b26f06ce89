package io.taskqueue.local;

import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.PartFailure;
import io.taskqueue.local.process.RunFolder;
import io.taskqueue.local.stack.InvalidSetting;
import io.taskqueue.local.stack.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs one command of the stack. Exit codes: 0 done, 1 failed, 2 called wrongly.
 */
public final class Launcher {
    static final String ROOT = "taskqueue.root";

    private Launcher() {}

    /**
     * Runs a command.
     *
     * @param arguments {@code up}, {@code down} or {@code status}, then what the command takes
     */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING); // the libraries' own log
        Console console = new Console(System.out, System.err);
        System.exit(run(Arrays.asList(arguments), console));
    }

    private static int run(List<String> arguments, Console console) {
        String command = arguments.getFirst();
        try {
            return execute(command, arguments.subList(1, arguments.size()), console);
        } catch (UsageException e) {
            console.error("%s%nTry deploy/local/%s --help.".formatted(e.getMessage(), command));
            return 2;
        } catch (InvalidSetting e) {
            console.error(e.getMessage());
            return 2;
        } catch (PartFailure e) {
            console.error(e.getMessage());
            return 1;
        } catch (IOException e) {
            console.error("Cannot run the stack: " + e);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int execute(String command, List<String> arguments, Console console)
            throws IOException, InterruptedException, PartFailure {
        Settings settings = new Settings(System.getenv());
        Layout layout = layout(settings);
        RunFolder running = new RunFolder(layout.home().resolve("run"));
        switch (command) {
            case "up" -> {
                UpOptions options = UpOptions.parse(arguments);
                if (running.isLocked()) {
                    return new Growth(running, new Status(running, console, Clock.systemUTC()), console).run(options);
                }
                return options.detach()
                        ? new Background(layout, running, console).start(options)
                        : new Foreground(settings, layout, running, console, Clock.systemUTC()).run(options);
            }
            case "down" -> {
                expectNone(arguments);
                return new Down(running, console).run();
            }
            case "status" -> {
                expectNone(arguments);
                return new Status(running, console, Clock.systemUTC()).run();
            }
            default -> throw new UsageException("Unknown command: " + command);
        }
    }

    private static void expectNone(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw UsageException.unknown(arguments.getFirst());
        }
    }

    private static Layout layout(Settings settings) {
        Path root = Path.of(System.getProperty(ROOT)).toAbsolutePath();
        Path home = settings.text("TASKQUEUE_LOCAL_DIR")
                .map(Path::of)
                .orElse(root.resolve(".local"))
                .toAbsolutePath();
        return new Layout(root, home);
    }
}
