package lexiscope.drawing;

import lexiscope.drawing.Shape.Anchor;
import lexiscope.drawing.Shape.Box;
import lexiscope.drawing.Shape.Lettering;
import lexiscope.drawing.Shape.Look;
import lexiscope.drawing.Shape.Rule;
import lexiscope.drawing.Shape.Words;
import lexiscope.drawing.TextRuns.Run;
import lexiscope.emoji.EmojiFont;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.vocabulary.TokenHue;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A coloured text as a drawing, in cells of one width: what a font does with letters is not known
/// here, so each stretch is fitted into the cells of its characters (two for wide ones, none for
/// marks).
public final class ColouredText {
    private static final double CELL = 8.4;
    private static final double LINE = 27;
    private static final double SIDE = 20;
    private static final int CELLS = 100;

    /// A part of a run in one row.
    ///
    /// @param level odd where it runs from right to left
    private record Part(Run run, String words, int cells, boolean ends, byte level) {
        Part on(byte next) {
            return new Part(run, words, cells, ends, next);
        }

        boolean backwards() {
            return (level & 1) == 1;
        }
    }

    private final Coloured text;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Part> row = new ArrayList<>();
    private int cells;
    private double y = 36;

    private ColouredText(Coloured text) {
        this.text = text;
    }

    /// The picture of a text.
    public static Drawing of(Coloured text) {
        return new ColouredText(text).drawing();
    }

    private Drawing drawing() {
        shapes.add(line(22, text.counts(), "fg-muted"));
        var runs = TextRuns.of(text.text(), text.encoding());
        for (int i = 0; i < runs.size(); i++) {
            // pieces of one word stay together, unless it is longer than a row
            if (cells > 0 && beginsWord(runs, i)) {
                int word = cells(runs.get(i));
                for (int j = i + 1; j < runs.size() && !beginsWord(runs, j); j++) {
                    word += cells(runs.get(j));
                }
                if (cells + word > CELLS && word <= CELLS) {
                    flush();
                }
            }
            add(runs.get(i));
        }
        flush();
        if (!text.added().isEmpty()) {
            y += 12;
            shapes.add(
                    line(
                            y + 6,
                            "Added by the model: " + String.join(" ", text.added()),
                            "fg-muted"));
            y += 12;
        }
        return new Drawing(text.counts(), CELLS * CELL + 2 * SIDE, y + 12, shapes);
    }

    private static Words line(double y, String words, String ink) {
        return new Words(SIDE, y, words, 0, new Lettering(12, false, false, Anchor.START, ink));
    }

    private boolean beginsWord(List<Run> runs, int i) {
        int start = runs.get(i).start();
        return start == 0
                || Character.isWhitespace(text.text().charAt(start))
                || Character.isWhitespace(text.text().charAt(start - 1));
    }

    private int cells(Run run) {
        return width(text.text().substring(run.start(), run.end()));
    }

    private static int width(String words) {
        return clusters(words).stream().mapToInt(ColouredText::cellsOf).sum();
    }

    /// The cells of what a reader takes for one character: an emoji of many code points has two.
    private static int cellsOf(String cluster) {
        return EmojiFont.isEmoji(cluster)
                ? 2
                : cluster.endsWith("\n") || cluster.endsWith("\r")
                        ? 1
                        : cluster.codePoints().map(ColouredText::width).sum();
    }

    private static List<String> clusters(String words) {
        var ends = BreakIterator.getCharacterInstance(Locale.ROOT);
        ends.setText(words);
        var clusters = new ArrayList<String>();
        int start = 0;
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            clusters.add(words.substring(start, end));
            start = end;
        }
        return clusters;
    }

    /// The cells of a character (after Unicode's East_Asian_Width, its blocks at large).
    private static int width(int c) {
        String hidden = Coloured.hidden(c);
        if (!hidden.isEmpty() && c != '\n' && c != '\t') {
            return hidden.length();
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == 0x200D) {
            return 0;
        }
        boolean wide =
                c >= 0x1100 && c <= 0x115F
                        || c >= 0x2E80 && c <= 0xA4CF
                        || c >= 0xAC00 && c <= 0xD7A3
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0xFE30 && c <= 0xFE6F
                        || c >= 0xFF01 && c <= 0xFF60
                        || c >= 0x1F300 && c <= 0x1FAFF
                        || c >= 0x20000 && c <= 0x3FFFD;
        return wide ? 2 : 1;
    }

    private void add(Run run) {
        var words = new StringBuilder();
        int width = 0;
        int at = run.start();
        for (String cluster : clusters(text.text().substring(run.start(), run.end()))) {
            at += cluster.length();
            int more = cellsOf(cluster);
            if (cells + width + more > CELLS && width > 0) {
                put(run, words, width, false);
                flush();
                width = 0;
            }
            boolean end = cluster.endsWith("\n") || cluster.endsWith("\r");
            words.append(end ? "↵" : EmojiFont.isEmoji(cluster) ? cluster : shown(cluster));
            width += more;
            if (end) {
                put(run, words, width, at == run.end());
                flush();
                width = 0;
            }
        }
        if (width > 0) {
            put(run, words, width, true);
        }
    }

    /// A cluster with its hidden characters spelled out.
    private static String shown(String cluster) {
        var out = new StringBuilder();
        cluster.codePoints()
                .forEach(
                        c -> {
                            String hidden = Coloured.hidden(c);
                            out.append(
                                    hidden.isEmpty() || c == '\t' ? Character.toString(c) : hidden);
                        });
        return out.toString();
    }

    private void put(Run run, StringBuilder words, int width, boolean ends) {
        if (cells + width > CELLS && cells > 0) {
            flush();
        }
        row.add(new Part(run, words.toString(), width, ends, (byte) 0));
        cells += width;
        words.setLength(0);
    }

    /// Draws the row; where it is written from right to left, in that order.
    private void flush() {
        if (row.isEmpty()) {
            return;
        }
        var whole = new StringBuilder();
        row.forEach(p -> whole.append(p.words()));
        var bidi = new Bidi(whole.toString(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[row.size()];
        Object[] parts = row.toArray();
        int at = 0;
        for (int i = 0; i < levels.length; i++) {
            String words = row.get(i).words();
            // a blank before a word goes with it, one by itself stands where it was typed
            int strong = words.isBlank() ? at : at + words.length() - words.stripLeading().length();
            levels[i] = (byte) bidi.getLevelAt(Math.min(strong, Math.max(0, whole.length() - 1)));
            parts[i] = row.get(i).on(levels[i]);
            at += words.length();
        }
        Bidi.reorderVisually(levels, 0, parts, 0, parts.length);
        double x = bidi.baseIsLeftToRight() ? SIDE : SIDE + (CELLS - cells) * CELL;
        for (int i = 0; i < parts.length; ) {
            int end = i + 1;
            while (end < parts.length && joined((Part) parts[end - 1], (Part) parts[end])) {
                end++;
            }
            x = draw(parts, i, end, x);
            i = end;
        }
        row.clear();
        cells = 0;
        y += LINE;
    }

    /// Whether the letters of two parts, the left one first, are joined to each other: letters of
    /// these scripts have another shape where they are not, so that a token's border must not part
    /// them.
    private static boolean joined(Part left, Part right) {
        boolean follow = right.run().end() == left.run().start() || left.run().equals(right.run());
        return follow
                && !left.run().bare()
                && !right.run().bare()
                && joins(right.words().codePointBefore(right.words().length()))
                && joins(left.words().codePointAt(0));
    }

    private static boolean joins(int c) {
        return Character.isLetter(c)
                && switch (Character.UnicodeScript.of(c)) {
                    case ARABIC, SYRIAC, NKO, MANDAIC, ADLAM, HANIFI_ROHINGYA -> true;
                    default -> false;
                };
    }

    /// Draws parts whose letters are joined: each on its own ground, the letters as one.
    ///
    /// @return where what follows begins
    private double draw(Object[] parts, int from, int to, double left) {
        double x = left;
        if (to - from == 1) {
            draw((Part) parts[from], x, true);
            return x + ((Part) parts[from]).cells() * CELL;
        }
        var words = new StringBuilder();
        for (int i = from; i < to; i++) {
            Part part = (Part) parts[i];
            draw(part, x, false);
            words.insert(0, part.words());
            x += part.cells() * CELL;
        }
        String all = words.toString().strip();
        double room = x - left - width(words.toString()) * CELL + width(all) * CELL;
        var lettering = new Lettering(14, true, false, Anchor.START, "fg-default");
        shapes.add(new Words(left, y + 11, all, room, lettering));
        return x;
    }

    private void draw(Part part, double x, boolean lettered) {
        double width = part.cells() * CELL - (part.ends() ? 1 : 0);
        double top = y - 3;
        var lettering = new Lettering(14, true, false, Anchor.START, "fg-default");
        Run run = part.run();
        if (run.bare()) {
            if (!part.words().isBlank()) {
                boolean end = part.words().equals("↵");
                shapes.add(
                        new Words(
                                x,
                                y + 11,
                                part.backwards() ? SeenWords.of(part.words()) : part.words(),
                                part.cells() * CELL,
                                new Lettering(14, true, false, Anchor.START, "fg-subtle")));
                if (!end) {
                    shapes.add(new Rule(x, y + 7, x + width, y + 7, 1, false, "fg-subtle"));
                }
            }
            return;
        }
        var vocabulary = text.tokenizer().vocabulary();
        int id = text.encoding().ids()[run.from()];
        var added = vocabulary.added(id);
        if (text.encoding().is(run.from(), Pieces.UNKNOWN)) {
            box(x, top, width, new Look("danger-subtle", "", "danger", true));
        } else if (run.shared() || text.encoding().is(run.from(), Pieces.PART)) {
            box(x, top, width, new Look("bg-inset", "border-strong", "fg-muted", false));
        } else if (added != null && added.special()) {
            box(x, top, width, new Look("bg-default", "", "kind-special", false));
        } else {
            int hue = TokenHue.of(vocabulary, id);
            box(x, top, width, Look.plain("tint-" + hue));
            shapes.add(
                    new Rule(x, top + 20.5, x + width - 1, top + 20.5, 1.5, false, "line-" + hue));
        }
        if (lettered && !part.words().isBlank()) {
            int lead =
                    width(
                            part.words()
                                    .substring(
                                            0,
                                            part.words().length()
                                                    - part.words().stripLeading().length()));
            String words = part.words().stripLeading();
            double room = (part.cells() - lead) * CELL;
            boolean back = part.backwards();
            shapes.add(
                    new Words(
                            back ? x : x + lead * CELL,
                            y + 11,
                            back ? SeenWords.of(words) : words,
                            room,
                            lettering));
        }
    }

    private void box(double x, double y, double width, Look look) {
        shapes.add(new Box(x, y, width, 20, 3, look));
    }
}
