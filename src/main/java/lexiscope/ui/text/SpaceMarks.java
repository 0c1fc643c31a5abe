package lexiscope.ui.text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

import lexiscope.ui.kit.Palette;

/// Marks where a text has blanks, tabs and ends of lines, over the text that is laid out.
final class SpaceMarks {
    private final TextRows rows;
    private final Palette palette;

    SpaceMarks(TextRows rows, Palette palette) {
        this.rows = rows;
        this.palette = palette;
    }

    void paint(GraphicsContext g, CharSequence text) {
        g.setFill(palette.role("fg-subtle"));
        g.setFont(Font.font("JetBrains Mono", 12));
        for (var chunk : rows.chunks()) {
            for (int i = chunk.start(); i < chunk.end(); i++) {
                switch (text.charAt(i)) {
                    case ' ', '\u00A0' -> mark(g, chunk, i, "·");
                    case '\t' -> mark(g, chunk, i, "→");
                    default -> {}
                }
            }
            double[] at =
                    chunk.endsLine() && chunk.next() > chunk.end() ? rows.caret(chunk.end()) : null;
            if (at != null) {
                boolean carriage = text.charAt(chunk.end()) == '\r';
                g.fillText(carriage ? "␍↵" : "↵", at[0] + 2, at[1] + rows.lineHeight() / 2 + 4);
            }
        }
    }

    private void mark(GraphicsContext g, TextRows.Chunk chunk, int unit, String sign) {
        for (var r : rows.geometry(chunk, unit, unit + 1)) {
            double middle = r.getMinX() + Math.min(r.getWidth(), 9) / 2;
            g.fillText(sign, middle - 3.6, r.getMinY() + r.getHeight() / 2 + 4);
        }
    }
}
