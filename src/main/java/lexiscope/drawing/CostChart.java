package lexiscope.drawing;

import lexiscope.comparison.Cost;
import lexiscope.comparison.CostTable;
import lexiscope.drawing.Shape.Anchor;
import lexiscope.drawing.Shape.Form;
import lexiscope.drawing.Shape.Lettering;
import lexiscope.drawing.Shape.Mark;
import lexiscope.drawing.Shape.Rule;
import lexiscope.drawing.Shape.Words;

import java.util.ArrayList;
import java.util.List;

/// The costs of some tokenizers as a chart: a text a row, a tokenizer a mark, 1 is English.
///
/// Only texts that have a cost are shown; rows are in the order of the first table, which the
/// caller sorts. More than six tokenizers would not be told apart, so the first six are shown.
///
/// @param tables of the same texts in the same order
/// @param title what a row says
/// @param width in pixels
public record CostChart(List<CostTable> tables, String title, double width) {
    /// The title where the texts say the same.
    public static final String PARALLEL = "Tokens needed for the same text, English = 1";

    /// The title where they do not.
    public static final String BY_CHARACTER = "Tokens a character, English prose = 1";

    /// Height of a row.
    public static final double ROW = 20;

    /// Height of what stands above the rows.
    public static final double HEAD = 76;

    /// The most tokenizers that are told apart.
    public static final int MOST = 6;

    private static final List<Form> FORMS =
            List.of(Form.DISC, Form.SQUARE, Form.DIAMOND, Form.TRIANGLE, Form.CROSS, Form.RING);

    private static final String[] INKS = {
        "line-1", "line-0", "line-7", "line-2", "line-6", "line-3"
    };
    private static final double NAMES = 150;
    private static final double SCRIPTS = 90;
    private static final double RIGHT = 44;

    /// Inter has about half an em a letter.
    private static final double LETTER = 6.3;

    public CostChart {
        tables = List.copyOf(tables.subList(0, Math.min(MOST, tables.size())));
    }

    /// The shape of a tokenizer's marks.
    public static Form form(int tokenizer) {
        return FORMS.get(tokenizer);
    }

    /// The colour of a tokenizer's marks, a role.
    public static String ink(int tokenizer) {
        return INKS[tokenizer];
    }

    /// Where the plot begins and ends.
    public double left() {
        return Math.min(NAMES + SCRIPTS, width / 2) + 12;
    }

    /// Where a cost lies.
    public double x(double cost) {
        return left() + (width - RIGHT - left()) * cost / end();
    }

    /// The base line of a row is in its middle.
    public double y(int row) {
        return HEAD + row * ROW + ROW / 2;
    }

    /// The end of the axis: a whole number of steps, at least 2.
    public double end() {
        double most = 2;
        for (CostTable table : tables) {
            for (Cost cost : table.costs()) {
                most = Math.max(most, cost.relative().orElse(0));
            }
        }
        return Math.ceil(most / step(most)) * step(most);
    }

    /// The distance of two lines of the grid.
    static double step(double most) {
        double step = 1;
        while (most / step > 8) {
            step = step * (Long.toString((long) step).startsWith("2") ? 2.5 : 2);
        }
        return step;
    }

    /// How many rows there are.
    public int rows() {
        return tables.isEmpty() ? 0 : tables.getFirst().costs().size();
    }

    /// The whole picture.
    public Drawing drawing() {
        double height = HEAD + rows() * ROW + 12;
        var shapes = new ArrayList<Shape>();
        shapes.add(
                new Words(
                        16,
                        22,
                        title,
                        0,
                        new Lettering(13, false, true, Anchor.START, "fg-default")));
        legend(shapes);
        axis(shapes, height);
        for (int row = 0; row < rows(); row++) {
            row(row, shapes);
        }
        return new Drawing(title, width, height, shapes);
    }

    /// Beside the title where there is room, else below it; names are cut where even that is
    /// narrow.
    private void legend(List<Shape> shapes) {
        int longest = (int) ((width - 32) / Math.max(1, tables.size()) / LETTER) - 5;
        double wide = 0;
        for (CostTable table : tables) {
            wide += cut(table.tokenizer(), longest).length() * LETTER + 28;
        }
        boolean beside = wide + title.length() * 7.4 + 48 < width;
        double x = beside ? width - 16 - wide : 16;
        double y = beside ? 18 : 38;
        for (int i = 0; i < tables.size(); i++) {
            String name = cut(tables.get(i).tokenizer(), longest);
            shapes.add(new Mark(x + 5, y, 4.5, form(i), ink(i)));
            shapes.add(
                    new Words(
                            x + 14,
                            y + 4,
                            name,
                            0,
                            new Lettering(12, false, false, Anchor.START, "fg-default")));
            x += name.length() * LETTER + 28;
        }
    }

    private static String cut(String name, int longest) {
        return name.length() <= Math.max(4, longest)
                ? name
                : name.substring(0, Math.max(3, longest - 1)) + "…";
    }

    private void axis(List<Shape> shapes, double height) {
        double end = end();
        for (double at = 0; at <= end; at += step(end)) {
            shapes.add(new Rule(x(at), HEAD - 6, x(at), height - 8, 1, false, "border-muted"));
            // 1 is what the others are read by, so it has its number before all
            if (at != 0 && (at == 1 || x(at) - x(1) > 24)) {
                shapes.add(tick(at));
            }
        }
        if (step(end) > 1) {
            shapes.add(tick(1));
        }
        shapes.add(new Rule(x(1), HEAD - 6, x(1), height - 8, 1, true, "fg-subtle"));
    }

    private Words tick(double at) {
        String text = (long) at + "×";
        return new Words(
                x(at),
                HEAD - 12,
                text,
                0,
                new Lettering(11, true, false, Anchor.MIDDLE, "fg-subtle"));
    }

    private void row(int row, List<Shape> shapes) {
        var text = tables.getFirst().costs().get(row).text();
        double y = y(row);
        shapes.add(
                new Words(
                        16,
                        y + 4,
                        text.language(),
                        0,
                        new Lettering(12, false, false, Anchor.START, "fg-default")));
        shapes.add(
                new Words(
                        left() - 16,
                        y + 4,
                        text.script(),
                        0,
                        new Lettering(11, false, false, Anchor.END, "fg-subtle")));
        double least = Double.MAX_VALUE;
        double most = 0;
        for (CostTable table : tables) {
            double cost = table.costs().get(row).relative().orElse(0);
            least = Math.min(least, cost);
            most = Math.max(most, cost);
        }
        if (most > least) {
            shapes.add(new Rule(x(least), y, x(most), y, 1, false, "border-strong"));
        }
        for (int i = tables.size() - 1; i >= 0; i--) {
            int series = i;
            tables.get(i)
                    .costs()
                    .get(row)
                    .relative()
                    .ifPresent(
                            cost ->
                                    shapes.add(
                                            new Mark(x(cost), y, 4.5, form(series), ink(series))));
        }
    }
}
