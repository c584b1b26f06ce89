package io.taskqueue.kubernetes.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Follows the last stage of {@code deploy/docker/Dockerfile} on this machine, beginning with an empty folder: what the
 * stage before it has built is what the checkout has built. An instruction it does not know is an error.
 */
final class Dockerfile {
    private static final Path CHECKOUT = Path.of("../..");
    private static final Path FILE = CHECKOUT.resolve("deploy/docker/Dockerfile");
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=\"?([^\"]*)\"?");

    private final Path root;
    private final Map<String, String> arguments;
    private final Map<String, String> environment = new HashMap<>();
    private List<String> entrypoint = List.of();
    private String application = "";
    private String user = "0";

    private Dockerfile(Path root, Map<String, String> arguments) {
        this.root = root;
        this.arguments = arguments;
    }

    /** The image of a service such as {@code worker-service}, in an empty folder. */
    static Image build(String service, Path root, Map<String, String> environmentOfRun) {
        Dockerfile file = new Dockerfile(root, Map.of("SERVICE", service));
        lastStage().forEach(line -> file.follow(line, environmentOfRun));
        return new Image("taskqueue/" + service, root, file.application, file.entrypoint, file.environment, file.user);
    }

    /** The lines after the last {@code FROM}, continued ones in one. */
    private static List<String> lastStage() {
        try {
            String text = Files.readString(FILE).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
            return text.substring(text.lastIndexOf("\nFROM ") + 1)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void follow(String line, Map<String, String> environmentOfRun) {
        String[] words = line.split(" ", 2);
        String rest = substituted(words[1]);
        switch (words[0]) {
            case "ARG" -> {}
            case "WORKDIR" -> application = rest;
            case "ENV" -> keep(rest);
            case "COPY" -> copy(List.of(rest.split(" ")));
            case "RUN" -> execute(rest, environmentOfRun);
            case "USER" -> user = rest;
            case "ENTRYPOINT" -> entrypoint = words(rest);
            default -> throw new IllegalStateException("unknown instruction: " + line);
        }
    }

    private String substituted(String text) {
        Matcher matcher = Pattern.compile("\\$\\{(\\w+)}").matcher(text);
        return matcher.replaceAll(match -> arguments.get(match.group(1)));
    }

    private void keep(String assignment) {
        Matcher matcher = VARIABLE.matcher(assignment);
        if (!matcher.matches()) {
            throw new IllegalStateException("not one variable: " + assignment);
        }
        environment.put(matcher.group(1), matcher.group(2));
    }

    /** As Docker does: of a folder its content, and always with the times of files. */
    private void copy(List<String> words) {
        List<String> paths =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        String target = Image.inside(root, paths.get(paths.size() - 1)).toString();
        for (String source : paths.subList(0, paths.size() - 1)) {
            String here = CHECKOUT + "/" + source.replaceFirst("^/build/", "");
            String what = here.endsWith("/") ? here + "." : here;
            Commands.run(Map.of(), List.of("sh", "-c", "mkdir -p " + target + " && cp -a " + what + " " + target));
        }
    }

    private void execute(String command, Map<String, String> environmentOfRun) {
        Map<String, String> all = new HashMap<>(environmentOfRun);
        all.putAll(environment);
        String folder = Image.inside(root, application).toString();
        Commands.run(all, List.of("sh", "-c", command.replaceAll("(^| )" + application + "\\b", "$1" + folder)));
    }

    private static List<String> words(String json) {
        List<String> words = new ArrayList<>();
        Stream.of(json.split(",")).forEach(word -> words.add(word.replaceAll("[\\[\\]\" ]", "")));
        return words;
    }
}
