package lexiscope.ui.text;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.TextEdit;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.edit.GroundKey;
import lexiscope.ui.edit.PlacedRow;
import lexiscope.ui.edit.TextRows;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.TintShape;
import lexiscope.ui.session.TextColours;
import lexiscope.ui.typography.Lettering;
import lexiscope.ui.typography.Stretch;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayDeque;
import java.util.Deque;

/// Paints tokens behind the text: a tint each, a bracket under each, and the marks of look.md §7.
///
/// The encoding may lag behind the text; its spans are then moved by the edits made since.
final class TokenPainter implements PieceGroups.Pieces {
    private static final int FOCUSED = 1;
    private static final int HOVERED = 2;

    /// Another occurrence of the focused token.
    private static final int SAME = 3;

    private final TextRows rows;
    private final Palette palette;
    private final PieceInks inks;
    private final Deque<Typed> since = new ArrayDeque<>();
    private Encoding encoding = Encoding.EMPTY;
    private Vocabulary vocabulary;
    private long version;
    private int focusedId = -1;
    private int focusedAt = -1;
    private int hoveredId = -1;

    TokenPainter(TextRows rows, Palette palette, Vocabulary none) {
        this.rows = rows;
        this.palette = palette;
        this.vocabulary = none;
        inks = new PieceInks(palette, none);
    }

    /// What the pieces are coloured by.
    void show(TextColours colours) {
        inks.show(colours);
    }

    /// Takes a new encoding.
    ///
    /// @return whether its tokens are of another vocabulary
    boolean show(Encoding next, Vocabulary of, long textVersion) {
        boolean other = !of.equals(vocabulary);
        if (other) {
            vocabulary = of;
            inks.show(of);
        }
        encoding = next;
        version = textVersion;
        since.removeIf(t -> t.version() <= version);
        return other;
    }

    /// Notes an edit made after the encoding.
    void edited(Typed typed) {
        if (typed.edit() == null) {
            since.clear();
            encoding = Encoding.EMPTY;
        } else if (typed.version() > version) {
            since.addLast(typed);
        }
    }

    /// @param at where the focused piece begins in the text as it is now, or -1
    void focus(int id, int at) {
        focusedId = id;
        focusedAt = at;
    }

    void hover(int id) {
        hoveredId = id;
    }

    /// The piece that holds a unit of the text as it is now, or -1.
    int pieceAt(int unit) {
        int i = firstEndingAfter(unit);
        while (i < encoding.size() && start(i) == end(i)) {
            i++;
        }
        return i < encoding.size() && start(i) <= unit && unit < end(i) ? i : -1;
    }

    @Override
    public int size() {
        return encoding.size();
    }

    @Override
    public int start(int piece) {
        return moved(encoding.start(piece));
    }

    @Override
    public int end(int piece) {
        return moved(encoding.end(piece));
    }

    @Override
    public boolean part(int piece) {
        return encoding.is(piece, Pieces.PART);
    }

    private int moved(int unit) {
        int at = unit;
        for (Typed t : since) {
            TextEdit edit = t.edit();
            if (edit != null) {
                at = edit.moved(at);
            }
        }
        return at;
    }

    /// The first piece that ends behind a unit of the text as it is now; their number where none
    /// does.
    int firstEndingAfter(int unit) {
        int low = 0;
        int high = encoding.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (end(middle) <= unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Says what the picture of a row depends on: its pieces, and where they lie in it.
    void describe(PlacedRow row, GroundKey key) {
        int[] ids = encoding.ids();
        for (int i = firstEndingAfter(row.start()); i < ids.length; i++) {
            int from = start(i);
            if (from >= row.end()) {
                return;
            }
            key.add(ids[i]);
            key.add(from - row.start());
            key.add(end(i) - row.start());
            key.add(encoding.marks()[i] | ring(i) << 8 | inks.turn(i) << 12);
        }
    }

    /// Paints the tokens of a row.
    void paint(GraphicsContext g, PlacedRow row) {
        for (var group : PieceGroups.of(row, this, firstEndingAfter(row.start()))) {
            if (group.shared()) {
                run(g, row, group);
            } else {
                piece(g, row, group);
            }
        }
    }

    private TintShape shape(GraphicsContext g, PlacedRow row, Stretch at) {
        double spare = rows.lineHeight() - TintShape.HEIGHT;
        return new TintShape(
                g,
                at.left(),
                row.top() + spare / 2,
                Math.max(1, at.width() - 1),
                row.height() - spare);
    }

    /// Characters that share tokens: one mark for all of them, and how many tokens it is.
    private void run(GraphicsContext g, PlacedRow row, PieceGroups.Group group) {
        var places = row.inked(group.from(), group.to());
        boolean unknown = encoding.is(group.first(), Pieces.UNKNOWN);
        for (Stretch at : places) {
            TintShape tint = shape(g, row, at);
            if (unknown) {
                tint.hatched(palette.role("danger-subtle"), palette.role("danger"));
                tint.outline(palette.role("danger"), 1.5, 4);
            } else {
                tint.hatched(palette.role("bg-inset"), palette.role("border-strong"));
                tint.outline(palette.role("fg-muted"), 1, 0);
            }
        }
        if (group.pieces() > 1 && !places.isEmpty()) {
            count(g, row, places.getLast(), group.pieces());
        }
        for (int i = group.first(); i <= group.last(); i++) {
            for (Stretch at : row.inked(start(i), end(i))) {
                rings(shape(g, row, at), i);
            }
        }
    }

    /// The number of tokens of a run, on its lower edge.
    private void count(GraphicsContext g, PlacedRow row, Stretch at, int pieces) {
        String number = String.valueOf(pieces);
        double wide = 4.8 * number.length() + 3;
        if (wide > at.width() - 4) {
            return;
        }
        double right = at.right() - 4;
        double middle = row.bottom() - (rows.lineHeight() - TintShape.HEIGHT) / 2 + 0.5;
        g.setFill(palette.role("bg-default"));
        g.fillRoundRect(right - wide, middle - 4, wide, 8, 4, 4);
        g.setFill(palette.role("fg-muted"));
        Lettering.of(number, Font.font("JetBrains Mono", 8))
                .fillAround(g, right - wide / 2, middle);
    }

    private void piece(GraphicsContext g, PlacedRow row, PieceGroups.Group group) {
        int i = group.first();
        int id = encoding.ids()[i];
        TokenKind kind = vocabulary.kind(id);
        boolean first = start(i) >= row.start();
        var places = row.inked(group.from(), group.to());
        for (int p = 0; p < places.size(); p++) {
            TintShape tint = shape(g, row, places.get(p));
            if (encoding.is(i, Pieces.UNKNOWN)) {
                tint.hatched(palette.role("danger-subtle"), palette.role("danger"));
                tint.outline(palette.role("danger"), 1.5, 4);
            } else if (kind == TokenKind.SPECIAL) {
                tint.outline(palette.kind(kind), 1, 0);
            } else {
                tint.fill(inks.tint(i, id));
                if (encoding.is(i, Pieces.ADDED)) {
                    tint.outline(palette.kind(TokenKind.ADDED), 1.5, 0);
                }
                if (!ringed(i)) {
                    boolean tick = first && p == (row.row().rightToLeft() ? places.size() - 1 : 0);
                    tint.bracket(
                            inks.line(i, id),
                            tick,
                            row.row().rightToLeft(),
                            encoding.is(i, Pieces.CHANGED));
                }
            }
            rings(tint, i);
        }
    }

    /// Whether a piece is the focused one, or another occurrence of the focused token.
    private boolean ringed(int i) {
        return focusedAt >= 0 && encoding.ids()[i] == focusedId && start(i) == focusedAt;
    }

    private void rings(TintShape tint, int i) {
        switch (ring(i)) {
            case FOCUSED -> tint.ring(palette.role("focus-token"), 2, 1);
            case HOVERED -> tint.ring(palette.role("fg-default"), 1.5, 0);
            case SAME -> tint.ring(palette.role("focus-token"), 1, 0);
            default -> {}
        }
    }

    /// Which ring is around a piece.
    private int ring(int i) {
        int id = encoding.ids()[i];
        if (ringed(i) || focusedAt < 0 && id == focusedId) {
            return FOCUSED;
        }
        return id == hoveredId ? HOVERED : id == focusedId ? SAME : 0;
    }
}
