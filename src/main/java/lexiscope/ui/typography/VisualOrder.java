package lexiscope.ui.typography;

import lexiscope.drawing.Mirrored;

import org.jspecify.annotations.Nullable;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// Puts the stretches of a row into the order in which they are seen, left to right, wherever
/// something in it runs from right to left.
///
/// The toolkit orders runs of one direction, but not the fonts within one (JavaFX 26.0.2,
/// `PangoGlyphLayout.layout`): punctuation between Hebrew words, which another font draws, turns
/// the order of the words round, and Hebrew beside Arabic, or a prefix of signs before a piece,
/// stands on the wrong side. So the order is found here (Unicode annex 9); the toolkit is given
/// stretches that one font draws, each kept apart by a mark of direction that it does not draw.
final class VisualOrder {
    private static final char LEFT_TO_RIGHT_MARK = '\u200E';

    private final RowText logical;
    private final String typed;
    private final Face face;
    private final StringBuilder shown = new StringBuilder();
    private final int[] at;
    private final int[] behind;
    private final byte[] levels;

    /// Clusters that stand together.
    ///
    /// @param from first unit
    /// @param to unit behind the last
    /// @param level odd where they run from right to left
    /// @param script of letters from right to left, which are joined by the font; null of others
    private record Part(int from, int to, byte level, @Nullable Script script) {
        boolean backwards() {
            return (level & 1) == 1;
        }
    }

    /// What letters have in common that one font draws.
    private record Script(Character.UnicodeScript of, int font) {
        /// Whether letters may stand with those before them; what all scripts share goes with any.
        boolean joins(Script next) {
            return equals(next)
                    || font == next.font
                            && (next.of == Character.UnicodeScript.COMMON
                                    || next.of == Character.UnicodeScript.INHERITED);
        }
    }

    private VisualOrder(RowText logical, String typed, Face face) {
        this.logical = logical;
        this.typed = typed;
        this.face = face;
        at = new int[typed.length() + 1];
        behind = new int[typed.length()];
        levels = new byte[typed.length()];
    }

    /// The row as it is seen; the same where everything runs from left to right.
    ///
    /// @param logical the row in the order in which it was typed
    /// @param rightToLeft direction of its paragraph
    static RowText of(RowText logical, String typed, Face face, boolean rightToLeft) {
        char[] letters = logical.shown().toCharArray();
        if (typed.isEmpty() || !rightToLeft && !Bidi.requiresBidi(letters, 0, letters.length)) {
            return logical;
        }
        var bidi =
                new Bidi(
                        logical.shown(),
                        rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        return new VisualOrder(logical, typed, face).ordered(bidi);
    }

    private RowText ordered(Bidi bidi) {
        List<Part> parts = parts(bidi);
        byte[] of = new byte[parts.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = parts.get(i).level;
        }
        Object[] seen = parts.toArray();
        Bidi.reorderVisually(of, 0, seen, 0, seen.length);
        for (Object part : seen) {
            write((Part) part);
        }
        at[typed.length()] = shown.length();
        return new RowText(
                typed.length(),
                shown.toString(),
                at,
                new RowText.Seen(behind, levels),
                logical.insets());
    }

    private List<Part> parts(Bidi bidi) {
        var parts = new ArrayList<Part>();
        int start = 0;
        for (int end : GraphemeClusters.ends(typed)) {
            byte level = (byte) bidi.getLevelAt(logical.place(start));
            boolean backwards = (level & 1) == 1;
            var next = new Part(start, end, level, backwards ? script(start) : null);
            if (spaceBehindItsLike(parts, next)) {
                parts.removeLast();
            }
            Part last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.level == level && joined(last, next)) {
                parts.set(parts.size() - 1, new Part(last.from, end, level, last.script));
            } else {
                parts.add(next);
            }
            start = end;
        }
        return parts;
    }

    /// Whether a blank stands between letters that are joined: it is drawn by their font, and fewer
    /// stretches are laid out sooner.
    private boolean spaceBehindItsLike(List<Part> parts, Part next) {
        int n = parts.size();
        return n > 1
                && next.script != null
                && typed.charAt(next.from - 1) == ' '
                && parts.get(n - 1).script == null
                && parts.get(n - 1).level == next.level
                && parts.get(n - 2).level == next.level
                && joined(parts.get(n - 2), next);
    }

    private static boolean joined(Part last, Part next) {
        if (last.backwards()) {
            return last.script != null && next.script != null && last.script.joins(next.script);
        }
        return true;
    }

    /// What a letter from right to left has in common with its neighbours; null of what is no such
    /// letter, or is drawn by us.
    private @Nullable Script script(int start) {
        int c = typed.codePointAt(start);
        return strong(c) && !logical.inset(start)
                ? new Script(Character.UnicodeScript.of(c), face.fontOf(c))
                : null;
    }

    private static boolean strong(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    true;
            default -> false;
        };
    }

    private void write(Part part) {
        int from = logical.place(part.from);
        int to = logical.place(part.to);
        boolean apart = part.script != null || hasArabicNumber(from, to);
        if (apart) {
            shown.append(LEFT_TO_RIGHT_MARK);
        }
        int begin = shown.length();
        boolean turned = part.backwards() && part.script == null;
        for (int i = from; i < to; i++) {
            char c = logical.shown().charAt(i);
            shown.append(turned ? Mirrored.of(c) : c);
        }
        for (int unit = part.from; unit < part.to; unit++) {
            at[unit] = begin + logical.place(unit) - from;
            behind[unit] = begin + logical.place(unit + 1) - from;
            levels[unit] = part.level;
        }
        if (apart) {
            shown.append(LEFT_TO_RIGHT_MARK);
        }
    }

    /// Digits of Arabic draw what stands between them into their own direction.
    private boolean hasArabicNumber(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.getDirectionality(logical.shown().charAt(i))
                    == Character.DIRECTIONALITY_ARABIC_NUMBER) {
                return true;
            }
        }
        return false;
    }
}
