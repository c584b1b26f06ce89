package io.taskqueue.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file: its headings, its fenced blocks, and the links in the rest. */
record MarkdownDocument(Path file, List<Heading> headings, List<String> fencedBlocks, List<String> links) {
    static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|<img src=\"([^\"]+)\"");
    private static final Set<String> FOREIGN_FOLDERS = Set.of("target", "node_modules");

    /** A heading's level, from 1, and its text as written. */
    record Heading(int level, String text) {
        /** The anchor GitHub gives the heading, where it is the first of its text. */
        String anchor() {
            return text.toLowerCase(Locale.ROOT)
                    .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
        }
    }

    /** All Markdown files of the checkout, those of builds and hidden folders excepted. */
    static List<MarkdownDocument> all() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(MarkdownDocument::isOurs)
                    .map(MarkdownDocument::read)
                    .toList();
        }
    }

    static MarkdownDocument read(Path file) {
        List<Heading> headings = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        List<String> links = new ArrayList<>();
        StringBuilder block = null;
        for (String line : lines(file)) {
            boolean isFence = line.startsWith("```");
            if (block != null) {
                block.append(line).append('\n');
                if (isFence) {
                    blocks.add(block.toString());
                    block = null;
                }
            } else if (isFence) {
                block = new StringBuilder(line).append('\n');
            } else {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    headings.add(new Heading(heading.group(1).length(), heading.group(2)));
                }
                LINK.matcher(line.replaceAll("`[^`]*`", ""))
                        .results()
                        .forEach(link -> links.add(link.group(1) == null ? link.group(2) : link.group(1)));
            }
        }
        return new MarkdownDocument(file, headings, blocks, links);
    }

    /** The anchors of all headings; a text that occurs again has a number appended, as on GitHub. */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new TreeSet<>();
        for (Heading heading : headings) {
            int before = seen.merge(heading.anchor(), 1, Integer::sum) - 1;
            anchors.add(before == 0 ? heading.anchor() : heading.anchor() + "-" + before);
        }
        return anchors;
    }

    private static boolean isOurs(Path file) {
        for (Path part : CHECKOUT.relativize(file)) {
            if (part.toString().startsWith(".") || FOREIGN_FOLDERS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
