package lexiscope.ui.typography;

import lexiscope.emoji.EmojiFont;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A stretch of typed text as the toolkit is given it: what it can draw as it is, room in the place
/// of emoji, of characters that no font has, and of those that show nothing.
///
/// @param units length of the stretch in UTF-16 units
/// @param shown what the toolkit lays out, never wrapped
/// @param at the place in `shown` of each unit and of the end; null where they are the same
/// @param seen of a row with something from right to left, whose stretches stand in the order in
///   which they are seen; else null
/// @param insets what we draw, in order
record RowText(
        int units, String shown, int @Nullable [] at, @Nullable Seen seen, List<Inset> insets) {
    private static final char ROOM = '\u00A0';

    /// Where stretches stand in another order than they were typed in.
    ///
    /// @param behind the place in `shown` behind each unit
    /// @param levels of each unit, odd where it runs from right to left
    record Seen(int[] behind, byte[] levels) {}

    /// Where a unit is in `shown`.
    int place(int unit) {
        return at == null ? unit : at[unit];
    }

    /// The place in `shown` behind the last unit before another.
    int placeBehind(int end) {
        return seen == null || end == 0 ? place(end) : seen.behind[end - 1];
    }

    /// Whether a unit runs from right to left; only where stretches stand as they are seen.
    boolean backwards(int unit) {
        return seen != null && (seen.levels[unit] & 1) == 1;
    }

    /// Whether a unit is the first of one that we draw.
    boolean inset(int unit) {
        for (Inset i : insets) {
            if (i.start() == unit) {
                return true;
            }
        }
        return false;
    }

    /// Prepares a row of a paragraph: in the order in which it is seen, left to right.
    static RowText of(String text, Face face, boolean rightToLeft) {
        return VisualOrder.of(of(text, face), text, face, rightToLeft);
    }

    /// Prepares a stretch without line ends, in the order in which it was typed.
    static RowText of(String text, Face face) {
        if (plain(text, face)) {
            return new RowText(text.length(), text, null, null, List.of());
        }
        var writer = new Writer(text, face);
        int start = 0;
        for (int end : GraphemeClusters.ends(text)) {
            writer.cluster(start, end);
            start = end;
        }
        return writer.done();
    }

    /// Whether the toolkit draws all of it by itself.
    private static boolean plain(String text, Face face) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ordinary =
                    c >= ' ' && c <= '~'
                            || c == '\t'
                            || c >= 0xA1 && c < 0x300 && c != 0xAD && face.owns(c)
                            || c >= 0x4E00 && c < 0xA000 && face.has(c);
            if (!ordinary || i > 0 && c == '\u20E3') {
                return false;
            }
        }
        return true;
    }

    /// Writes cluster by cluster.
    private static final class Writer {
        private final String text;
        private final Face face;
        private final StringBuilder shown = new StringBuilder();
        private final int[] at;
        private final List<Inset> insets = new ArrayList<>();

        Writer(String text, Face face) {
            this.text = text;
            this.face = face;
            at = new int[text.length() + 1];
        }

        void cluster(int start, int end) {
            String cluster = text.substring(start, end);
            int first = cluster.codePointAt(0);
            boolean asPicture =
                    EmojiFont.isEmoji(cluster)
                            || GraphemeClusters.mayBeEmoji(first) && !face.owns(first);
            int[] glyphs = asPicture ? EmojiFont.bundled().glyphs(cluster) : new int[0];
            if (glyphs.length > 0) {
                room(start, end, glyphs.length * Insets.pictureWidth(face));
                insets.add(new Inset.Picture(start, end, glyphs));
            } else if (GraphemeClusters.isInvisible(first) || !drawable(cluster)) {
                boxes(start, end);
            } else {
                for (int i = start; i < end; i++) {
                    at[i] = shown.length();
                    shown.append(text.charAt(i));
                }
            }
        }

        private boolean drawable(String cluster) {
            return cluster.codePoints()
                    .allMatch(
                            c ->
                                    c == '\t'
                                            || GraphemeClusters.isInvisible(c)
                                            || Character.getType(c) != Character.SURROGATE
                                                    && face.has(c));
        }

        private void boxes(int start, int end) {
            for (int i = start; i < end; ) {
                int c = text.codePointAt(i);
                int next = i + Character.charCount(c);
                boolean invisible = GraphemeClusters.isInvisible(c);
                String name = invisible ? InvisibleNames.of(c) : String.format("%04X", c);
                room(i, next, Insets.boxWidth(face, name));
                insets.add(new Inset.Box(i, next, name, invisible));
                i = next;
            }
        }

        private void room(int start, int end, double width) {
            for (int i = start; i < end; i++) {
                at[i] = shown.length();
            }
            int spaces = (int) Math.ceil(width / face.space() - 0.05);
            // two at least: one alone between digits would join them to one number
            shown.repeat(ROOM, Math.max(2, spaces));
        }

        RowText done() {
            at[text.length()] = shown.length();
            return new RowText(text.length(), shown.toString(), at, null, List.copyOf(insets));
        }
    }
}
