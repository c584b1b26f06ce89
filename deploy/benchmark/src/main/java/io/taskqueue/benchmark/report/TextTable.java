package io.taskqueue.benchmark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out cells in columns as wide as their longest cell. */
final class TextTable {
    /** On which side of its column a cell stands. */
    enum Side {
        LEFT,
        RIGHT
    }

    private static final String GAP = "  ";

    private final List<Side> sides;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Side... sides) {
        this.sides = List.of(sides);
    }

    /** Adds a row with a cell for each column. */
    TextTable row(String... cells) {
        if (cells.length != sides.size()) {
            throw new IllegalArgumentException(sides.size() + " columns, but cells " + Arrays.toString(cells));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Parts the rows before from those after. */
    TextTable rule() {
        rows.add(List.of());
        return this;
    }

    /** The lines, without trailing blanks. */
    List<String> lines() {
        int[] widths = IntStream.range(0, sides.size()).map(this::width).toArray();
        int all = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
        return rows.stream()
                .map(row -> row.isEmpty() ? "-".repeat(all) : line(row, widths))
                .toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> !row.isEmpty())
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(row.get(column), widths[column], sides.get(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String padded(String cell, int width, Side side) {
        String blanks = " ".repeat(width - length(cell));
        return side == Side.LEFT ? cell + blanks : blanks + cell;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
