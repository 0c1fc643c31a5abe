package lexiscope.ui.compare;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import lexiscope.comparison.Compared;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.ui.compare.CellRuns.Run;
import lexiscope.ui.compare.Comparing.Chosen;
import lexiscope.ui.compare.Comparing.Shown;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.TintShape;
import lexiscope.ui.typography.Face;
import lexiscope.ui.typography.Lettering;
import lexiscope.ui.typography.Row;
import lexiscope.ui.typography.Stretch;
import lexiscope.vocabulary.TokenHue;
import lexiscope.vocabulary.TokenKind;

import java.util.HashMap;
import java.util.Map;

/// Paints a row of the text and its voices.
///
/// @param names where the cells begin, right of the tokenizers' names
/// @param cell width of a column
record ScorePainter(
        GraphicsContext g,
        Palette palette,
        Face face,
        Shown shown,
        int reference,
        Chosen chosen,
        Chosen hovered,
        double names,
        double cell) {
    /// Height of the text's own row.
    static final double TEXT = 24;

    /// Height of a tokenizer's row.
    static final double VOICE = 27;

    /// Height of the row of how many cut where.
    static final double CUTS = 22;

    private static final Map<String, Row> LETTERS = new HashMap<>();
    private static final int LETTERS_KEPT = 4000;

    void row(ScoreRows rows, int row, double top) {
        int[] first = rows.columns(row);
        int from = rows.from(row);
        int to = rows.to(row);
        Color ink = palette.role("fg-default");
        for (int i = from; i < to; i++) {
            letter(i, x(first[i - from]), top + 17, ink, true);
        }
        for (int m = 0; m < shown.size(); m++) {
            double y = top + TEXT + m * VOICE;
            name(shown.model(m).by().name(), m == reference, y);
            voice(m, rows, row, first, y);
        }
        cuts(from, to, first, top + TEXT + shown.size() * VOICE);
    }

    private double x(int column) {
        return names + column * cell;
    }

    private void name(String name, boolean isReference, double y) {
        g.setFill(palette.role("fg-default"));
        Lettering.fitting(name, Font.font(isReference ? "Inter SemiBold" : "Inter", 12), names - 22)
                .fillFrom(g, 12, y + 11);
    }

    /// A cell's letters in the middle of its columns.
    private void letter(int i, double x, double baseline, Color ink, boolean spaces) {
        var cells = shown.cells();
        double width = cells.columns()[i] * cell;
        if (cells.space(i)) {
            if (spaces) {
                String mark =
                        switch (cells.text().charAt(cells.starts()[i])) {
                            case '\n', '\r', '\u2028', '\u2029' -> "↵";
                            case '\t' -> "→";
                            default -> "·";
                        };
                paint(mark, x, width, baseline, palette.role("fg-subtle"));
            }
            return;
        }
        if (ArabicForm.of(cells, i).joined()) {
            joined(i, x, width, baseline, ink);
        } else {
            paint(cells.shown(i), x, width, baseline, ink);
        }
    }

    /// A letter that is joined to its neighbours is cut out of their word as it is written; the
    /// stroke that joins it reaches to the edge of its cell: the one before stands at its right.
    /// Letters that are written as one sign lie over their cells together.
    private void joined(int i, double x, double width, double baseline, Color ink) {
        var cells = shown.cells();
        int from = i;
        while (ArabicForm.of(cells, from).before()) {
            from--;
        }
        int to = i + 1;
        while (ArabicForm.of(cells, to - 1).behind()) {
            to++;
        }
        int start = cells.starts()[from];
        var row = laid(cells.text().substring(start, cells.starts()[to]));
        var place = place(row, i, start);
        int first = i;
        while (first > from && place(row, first - 1, start).equals(place)) {
            first--;
        }
        int last = i;
        while (last + 1 < to && place(row, last + 1, start).equals(place)) {
            last++;
        }
        double left = x - (last - i) * width;
        double room = (last - first + 1) * width;
        double wide = Math.max(1, place.width());
        double shrunk = Math.min(1, room / wide);
        double at = left + (room - wide * shrunk) / 2;
        double end = at + wide * shrunk;
        var cell = new Stretch(x, x + width);
        part(row, place, new Stretch(at, end), cell, baseline, ink);
        if (ArabicForm.of(cells, last).behind()) {
            var stroke = new Stretch(place.left(), place.left() + 0.7);
            part(row, stroke, new Stretch(left, at), cell, baseline, ink);
        }
        if (ArabicForm.of(cells, first).before()) {
            var stroke = new Stretch(place.right() - 0.7, place.right());
            part(row, stroke, new Stretch(end, left + room), cell, baseline, ink);
        }
    }

    private Stretch place(Row row, int i, int start) {
        int[] starts = shown.cells().starts();
        var places = row.stretches(starts[i] - start, starts[i + 1] - start);
        return places.isEmpty() ? new Stretch(0, 1) : places.getFirst();
    }

    /// Draws what of a row lies in a stretch of it, drawn out to another, as far as that is in a
    /// cell.
    private void part(Row row, Stretch of, Stretch into, Stretch cell, double baseline, Color ink) {
        double from = Math.max(into.left(), cell.left());
        double to = Math.min(into.right(), cell.right());
        if (to - from < 0.05) {
            return;
        }
        double scale = into.width() / of.width();
        double left = of.left() + (from - into.left()) / scale;
        g.save();
        g.translate(from - left * scale, baseline);
        g.scale(scale, 1);
        row.paintPart(g, 0, 0, ink, new Stretch(left, left + (to - from) / scale));
        g.restore();
    }

    private Row laid(String letters) {
        if (LETTERS.size() > LETTERS_KEPT) {
            LETTERS.clear();
        }
        return LETTERS.computeIfAbsent(letters, l -> new Row(l, face, false, new Text()));
    }

    private void paint(String letters, double x, double width, double baseline, Color ink) {
        var row = laid(letters);
        double wide = row.width();
        if (wide <= width + 2) {
            row.paintOutlined(g, x + (width - wide) / 2, baseline, ink);
            return;
        }
        g.save();
        g.translate(x, baseline);
        g.scale(width / wide, 1);
        row.paintOutlined(g, 0, 0, ink);
        g.restore();
    }

    private void voice(int m, ScoreRows rows, int row, int[] first, double y) {
        Compared one = shown.model(m);
        int from = rows.from(row);
        for (Run run : CellRuns.of(one.encoding(), shown.cells(), from, rows.to(row))) {
            // in mixed direction a run may lie in several places
            int start = run.from();
            while (start < run.to()) {
                int end = start + 1;
                int left = first[start - from];
                int right = left + shown.cells().columns()[start];
                while (end < run.to() && joins(first, end - from, left, right, end)) {
                    left = Math.min(left, first[end - from]);
                    right = Math.max(right, first[end - from] + shown.cells().columns()[end]);
                    end++;
                }
                box(m, one, run, x(left), (right - left) * cell, y, start == run.from());
                start = end;
            }
        }
        Color ink = palette.role("fg-default");
        for (int i = from; i < rows.to(row); i++) {
            if (covered(one, i)) {
                letter(i, x(first[i - from]), y + 16, ink, false);
            } else if (!shown.cells().space(i)) {
                letter(i, x(first[i - from]), y + 16, palette.role("fg-subtle"), false);
                g.setStroke(palette.role("fg-subtle"));
                g.setLineWidth(1);
                double at = x(first[i - from]);
                g.strokeLine(at, y + 11, at + shown.cells().columns()[i] * cell, y + 11);
            }
        }
        differences(one, from, rows.to(row), first, y);
    }

    private boolean joins(int[] first, int i, int left, int right, int cellAt) {
        return first[i] == right || first[i] + shown.cells().columns()[cellAt] == left;
    }

    private boolean covered(Compared one, int cellAt) {
        return one.encoding().pieceAt(shown.cells().starts()[cellAt]) >= 0;
    }

    private void box(
            int m, Compared one, Run run, double x, double width, double y, boolean begins) {
        var encoding = one.encoding();
        int piece = run.first();
        int id = encoding.ids()[piece];
        var vocabulary = one.by().tokenizer().vocabulary();
        var tint = new TintShape(g, x, y + 1, Math.max(1, width - 1), TintShape.HEIGHT);
        boolean part = run.pieces() > 1 || encoding.is(piece, Pieces.PART);
        if (encoding.is(piece, Pieces.UNKNOWN)) {
            tint.hatched(palette.role("danger-subtle"), palette.role("danger"));
            tint.outline(palette.role("danger"), 1.5, 4);
        } else if (part) {
            tint.hatched(palette.role("bg-inset"), palette.role("border-strong"));
            tint.outline(palette.role("fg-muted"), 1, 0);
            if (run.pieces() > 1) {
                count(run.pieces(), x + width - 4, y + 21);
            }
        } else if (vocabulary.kind(id) == TokenKind.SPECIAL) {
            tint.outline(palette.kind(TokenKind.SPECIAL), 1, 0);
        } else {
            int hue = TokenHue.of(vocabulary, id);
            tint.fill(palette.tint(hue));
            tint.bracket(
                    palette.line(hue),
                    begins && run.begins(),
                    false,
                    encoding.is(piece, Pieces.CHANGED));
        }
        if (holds(m, run, chosen)) {
            tint.ring(palette.role("focus-token"), 2, 1);
        } else if (holds(m, run, hovered)) {
            tint.ring(palette.role("fg-default"), 1.5, 0);
        }
    }

    private static boolean holds(int m, Run run, Chosen one) {
        return one.model() == m && one.piece() >= run.first() && one.piece() <= run.last();
    }

    private void count(int pieces, double right, double middle) {
        String number = String.valueOf(pieces);
        double wide = 4.8 * number.length() + 3;
        g.setFill(palette.role("bg-default"));
        g.fillRoundRect(right - wide, middle - 4, wide, 8, 4, 4);
        g.setFill(palette.role("fg-muted"));
        Lettering.of(number, Font.font("JetBrains Mono", 8))
                .fillAround(g, right - wide / 2, middle);
    }

    /// Where this one cuts and the reference does not: a wedge. Where the reference does and this
    /// one does not: a dotted line.
    private void differences(Compared one, int from, int to, int[] first, double y) {
        var mine = one.cuts();
        var theirs = shown.model(reference).cuts();
        int[] places = shown.comparison().places().of();
        g.setLineWidth(1.2);
        for (int i = from; i < to; i++) {
            int unit = shown.cells().starts()[i];
            if (places[unit] != unit || mine.at(unit) == theirs.at(unit)) {
                continue;
            }
            double at = x(first[i - from]) - 0.5;
            if (mine.at(unit)) {
                g.setFill(palette.role("fg-default"));
                g.fillPolygon(
                        new double[] {at - 3.5, at + 3.5, at},
                        new double[] {y - 3, y - 3, y + 2.5},
                        3);
            } else {
                g.setStroke(palette.role("fg-default"));
                g.setLineDashes(1.5, 2.5);
                g.strokeLine(at, y + 2, at, y + 21);
                g.setLineDashes((double[]) null);
            }
        }
    }

    private void cuts(int from, int to, int[] first, double y) {
        double foot = y + CUTS - 4;
        g.setFill(palette.role("fg-muted"));
        Lettering.of("cut here by … of " + shown.size(), Font.font("Inter", 11))
                .fillFrom(g, 12, foot - 6);
        g.setStroke(palette.role("border-default"));
        g.setLineWidth(1);
        int[] places = shown.comparison().places().of();
        for (int i = from; i < to; i++) {
            int unit = shown.cells().starts()[i];
            double at = x(first[i - from]);
            g.strokeLine(at, foot + 0.5, at + shown.cells().columns()[i] * cell, foot + 0.5);
            int count = places[unit] == unit ? shown.comparison().cutAt(unit) : 0;
            if (count > 0) {
                boolean all = count == shown.size();
                double high = Math.max(2, (CUTS - 6) * count / shown.size());
                g.setFill(all ? palette.role("fg-muted") : palette.line(2));
                g.fillRect(at - 1.5, foot - high, 3, high);
            }
        }
    }
}
