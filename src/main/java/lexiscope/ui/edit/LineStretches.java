package lexiscope.ui.edit;

/// Cuts a text into the stretches that are broken into rows one by one: its lines, and of a line
/// that is longer than 4,096 units pieces of about that length, at places that depend on the text
/// alone, so that rows are the same from wherever one scrolls to them.
final class LineStretches {
    private static final int LONGEST = 4096;
    private static final int LOOK_BACK = 200;

    /// A stretch.
    ///
    /// @param line where its line begins
    /// @param start its first unit
    /// @param end the unit after the last, line end left out
    /// @param next where the next stretch begins
    record Stretch(int line, int start, int end, int next) {}

    private final String text;
    private final boolean single;
    private final java.util.List<Stretch> seen = new java.util.ArrayList<>();

    /// @param single whether the whole text is one line, whatever it holds
    LineStretches(String text, boolean single) {
        this.text = text;
        this.single = single;
    }

    /// The stretch that holds a unit.
    Stretch holding(int at) {
        for (Stretch s : seen) {
            if (at >= s.start && at < s.next) {
                return s;
            }
        }
        Stretch found = found(at);
        seen.add(found);
        return found;
    }

    private Stretch found(int at) {
        int line = single ? 0 : Boundaries.lineStart(text, at);
        int start = line;
        if (at - line >= LONGEST - LOOK_BACK) {
            int whole = (at - line) / LONGEST;
            int after = cut(line, whole + 1);
            start = at >= after ? after : cut(line, whole);
        }
        int piece = (start - line + LOOK_BACK) / LONGEST;
        int limit = Math.min(text.length(), line + (piece + 1) * LONGEST);
        int end = start;
        while (end < limit && (single || !lineEnd(text.charAt(end)))) {
            end++;
        }
        if (end == text.length()) {
            return new Stretch(line, start, end, end);
        }
        if (!single && lineEnd(text.charAt(end))) {
            return new Stretch(line, start, end, text.startsWith("\r\n", end) ? end + 2 : end + 1);
        }
        int next = cut(line, piece + 1);
        return new Stretch(line, start, next, next);
    }

    private static boolean lineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /// Where a piece of a long line begins: after a blank, else between clusters.
    private int cut(int line, int piece) {
        int at = line + piece * LONGEST;
        if (piece == 0) {
            return line;
        }
        if (at >= text.length()) {
            return text.length();
        }
        for (int i = at; i > at - LOOK_BACK; i--) {
            if (text.charAt(i - 1) == ' ') {
                return i;
            }
        }
        return Boundaries.snapped(text, at);
    }
}
