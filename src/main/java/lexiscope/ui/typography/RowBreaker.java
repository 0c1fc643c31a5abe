package lexiscope.ui.typography;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Breaks a stretch of text into rows: at the places where Unicode allows it (annex 14, Thai by its
/// dictionary), a word that is longer than a row between grapheme clusters.
///
/// The toolkit's own wrapping is never used: on Linux it shapes the parts of a wrapped run of a
/// complex script with the text of the whole run, and throws. Rows of stretches seen before are
/// kept.
public final class RowBreaker {
    private static final int KEPT = 400;

    private record Key(String text, double width) {}

    private final Face face;
    private final Map<Key, int[]> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, int[]> eldest) {
                    return size() > KEPT;
                }
            };

    public RowBreaker(Face face) {
        this.face = face;
    }

    /// The font that rows are broken for.
    javafx.scene.text.Font font() {
        return face.font();
    }

    /// Where rows begin.
    ///
    /// @param text without line ends
    /// @param width of a row in pixels; blanks at its end may reach over it
    /// @return first units of the rows, ascending, the first 0
    public int[] breaks(String text, double width) {
        return kept.computeIfAbsent(new Key(text, width), k -> new Run(k).breaks());
    }

    private final class Run {
        private final String text;
        private final double width;
        private int[] starts = new int[8];
        private int rows = 1;
        private double x;

        Run(Key key) {
            text = key.text;
            width = key.width;
        }

        int[] breaks() {
            if (face.monospaced() && Face.isAscii(text) && text.length() * face.space() <= width) {
                return new int[1];
            }
            var lines = BreakIterator.getLineInstance(Locale.ROOT);
            lines.setText(text);
            int start = lines.first();
            for (int end = lines.next(); end != BreakIterator.DONE; end = lines.next()) {
                if (end - start > 1 && hasThai(start, end)) {
                    thai(start, end);
                } else {
                    word(start, end);
                }
                start = end;
            }
            return Arrays.copyOf(starts, rows);
        }

        private boolean hasThai(int start, int end) {
            for (int i = start; i < end; i++) {
                if (text.charAt(i) >= 0x0E00 && text.charAt(i) < 0x0E80) {
                    return true;
                }
            }
            return false;
        }

        /// Thai has no spaces between words; the words of its dictionary are.
        private void thai(int from, int to) {
            var words = BreakIterator.getWordInstance(Locale.of("th"));
            words.setText(text.substring(from, to));
            int start = words.first();
            for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
                word(from + start, from + end);
                start = end;
            }
        }

        private void word(int start, int end) {
            int solid = end;
            while (solid > start && blank(text.charAt(solid - 1))) {
                solid--;
            }
            double w = advance(start, solid, x);
            if (x > 0 && x + w > width) {
                row(start);
                w = advance(start, solid, x);
            }
            if (w > width) {
                clusters(start, solid);
            } else {
                x += w;
            }
            x += advance(solid, end, x);
        }

        private static boolean blank(char c) {
            return c == ' ' || c == '\t' || c == '\u3000' || c >= '\u2000' && c <= '\u200A';
        }

        private void clusters(int start, int end) {
            String part = text.substring(start, end);
            int from = 0;
            for (int to : GraphemeClusters.ends(part)) {
                double w = advance(start + from, start + to, x);
                if (x > 0 && x + w > width) {
                    row(start + from);
                }
                x += w;
                from = to;
            }
        }

        private void row(int start) {
            if (rows == starts.length) {
                starts = Arrays.copyOf(starts, 2 * rows);
            }
            starts[rows++] = start;
            x = 0;
        }

        /// How far a stretch moves on from a place of its row; tabs go to the next stop.
        private double advance(int start, int end, double from) {
            double at = from;
            int begin = start;
            for (int i = start; i <= end; i++) {
                if (i == end || text.charAt(i) == '\t') {
                    if (i > begin) {
                        String part = text.substring(begin, i);
                        at += face.width(RowText.of(part, face).shown());
                    }
                    if (i < end) {
                        at = (Math.floor(at / face.tab() + 0.001) + 1) * face.tab();
                        begin = i + 1;
                    }
                }
            }
            return at - from;
        }
    }
}
