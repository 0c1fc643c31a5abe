package lexiscope.ui.text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

import lexiscope.ui.edit.PlacedRow;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.Lettering;

/// Marks where a text has blanks, tabs and ends of lines, in the ground of its rows.
final class SpaceMarks {
    private static final double LETTER = 12;

    private final Palette palette;

    SpaceMarks(Palette palette) {
        this.palette = palette;
    }

    /// Marks a row.
    void paint(GraphicsContext g, PlacedRow r, CharSequence text) {
        g.setFill(palette.role("fg-subtle"));
        for (int i = r.start(); i < r.end(); i++) {
            switch (text.charAt(i)) {
                case ' ', '\u00A0' -> mark(g, r, i, "·");
                case '\t' -> mark(g, r, i, "→");
                default -> shaping(g, r, i, text);
            }
        }
        String end = end(r, text);
        if (!end.isEmpty()) {
            end(g, r, end);
        }
    }

    /// How the end of a line is marked behind a row, or nothing.
    String end(PlacedRow r, CharSequence text) {
        return !r.endsLine() ? "" : text.charAt(r.end()) == '\r' ? "␍↵" : "↵";
    }

    /// A joiner or selector that only shapes what it stands in: its name in small letters above.
    private void shaping(GraphicsContext g, PlacedRow r, int unit, CharSequence text) {
        String name = name(text.charAt(unit));
        int start = r.clusterStart(unit);
        if (name.isEmpty()
                || start == unit
                || Character.isEmoji(Character.codePointAt(text, start))) {
            return;
        }
        var places = r.stretches(unit, unit + 1);
        if (places.isEmpty()) {
            return;
        }
        boolean backwards = r.row().rightToLeft();
        double wide = 4 * name.length() + 2;
        double x = backwards ? places.getFirst().left() : places.getLast().right();
        g.setFill(palette.role("bg-default"));
        g.fillRoundRect(x - wide / 2, r.top(), wide, 7.5, 3, 3);
        g.setFill(palette.role("fg-muted"));
        var letters = Lettering.of(name, Font.font("JetBrains Mono", 6.5));
        letters.fill(g, x - letters.width() / 2, r.top() + 6);
        g.setFill(palette.role("fg-subtle"));
    }

    private static String name(char c) {
        return switch (c) {
            case '\u200C' -> "ZWNJ";
            case '\u200D' -> "ZWJ";
            case '\u034F' -> "CGJ";
            default -> c >= '\uFE00' && c <= '\uFE0F' ? "VS" + (c - '\uFE00' + 1) : "";
        };
    }

    private static void mark(GraphicsContext g, PlacedRow r, int unit, String sign) {
        var letters = Lettering.of(sign, Font.font("JetBrains Mono", LETTER));
        for (var x : r.stretches(unit, unit + 1)) {
            double middle = x.left() + Math.min(x.width(), 9) / 2;
            letters.fill(g, middle - letters.width() / 2, r.baseline());
        }
    }

    /// The end of a line stands behind its last letter, in the direction of the paragraph.
    private static void end(GraphicsContext g, PlacedRow r, String sign) {
        boolean backwards = r.row().rightToLeft();
        var letters = Lettering.of(sign, Font.font("JetBrains Mono", LETTER));
        double left = backwards ? r.left() - 3 - letters.width() : r.left() + r.row().width() + 3;
        letters.fill(g, left, r.baseline());
    }
}
