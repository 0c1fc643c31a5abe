package lexiscope.ui.compare;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;

/// A text in cells: what a reader takes for one character each, one column wide or two.
///
/// @param starts the first UTF-16 unit of each cell, and behind the last the end of the text
/// @param columns how many columns each takes
record ScoreCells(String text, int[] starts, byte[] columns) {
    /// The cells of a text. Cost: linear; a megabyte takes some milliseconds where it is Latin.
    static ScoreCells of(String text) {
        int[] starts = new int[text.length() + 1];
        int count = 0;
        BreakIterator clusters = null;
        int i = 0;
        while (i < text.length()) {
            starts[count++] = i;
            char c = text.charAt(i);
            boolean simple = c < 0x300 && c != '\r';
            if (simple && (i + 1 == text.length() || text.charAt(i + 1) < 0x300)) {
                i++;
                continue;
            }
            if (clusters == null) {
                clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
                clusters.setText(text);
            }
            int next = clusters.following(i);
            i = next == BreakIterator.DONE ? text.length() : next;
        }
        starts[count] = text.length();
        byte[] columns = new byte[count];
        for (int k = 0; k < count; k++) {
            columns[k] = (byte) (wide(text.codePointAt(starts[k])) ? 2 : 1);
        }
        return new ScoreCells(text, Arrays.copyOf(starts, count + 1), columns);
    }

    int size() {
        return columns.length;
    }

    /// Whether a cell ends a line.
    boolean breaks(int cell) {
        char last = text.charAt(starts[cell + 1] - 1);
        return last == '\n' || last == '\r' || last == '\u2028' || last == '\u2029';
    }

    boolean space(int cell) {
        return Character.isWhitespace(text.charAt(starts[cell]));
    }

    String shown(int cell) {
        return text.substring(starts[cell], starts[cell + 1]);
    }

    /// The cell that holds a unit; the number of cells for the end of the text.
    int at(int unit) {
        int found = Arrays.binarySearch(starts, unit);
        return found >= 0 ? found : -found - 2;
    }

    /// The cell at or after a unit: the end of what ends there, widened to the whole cell.
    int after(int unit) {
        int found = Arrays.binarySearch(starts, unit);
        return found >= 0 ? found : -found - 1;
    }

    private static boolean wide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFF01 && c <= 0xFF60
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD
                || c >= 0x900 && c <= 0x109F && Character.isLetter(c);
    }
}
