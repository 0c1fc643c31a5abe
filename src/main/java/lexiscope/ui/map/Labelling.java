package lexiscope.ui.map;

import lexiscope.vocabulary.TokenKind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Chooses which points get their name and where it stands: to the right, to the left, above; never
/// over another, nor under a box of the panel.
///
/// Order: the selection, neighbours of the focused token, middles of clusters, tokens of the text,
/// then ascending ids (in a BPE vocabulary the order of merging, so roughly by frequency). At most
/// one ordinary label in a cell of 58 × 21 pixels.
final class Labelling {
    private static final int CELL_W = 58;
    private static final int CELL_H = 21;
    private static final int AIR = 4;
    private static final int MOST = 600;

    /// Labels of the selection, the neighbours, the middles and the text together.
    private static final int MOST_FIRST = 400;

    /// A label at its place.
    ///
    /// @param point index of the point
    /// @param left left edge in pixels
    /// @param top top edge in pixels
    record Label(int point, LabelMasks.Key key, LabelMasks.Mask mask, int left, int top) {}

    /// What was chosen.
    ///
    /// @param labels in order
    /// @param missing labels that have no mask yet, the first wanted first
    record Chosen(List<Label> labels, Set<LabelMasks.Key> missing) {}

    private final Picture picture;
    private final LabelMasks masks;
    private final int cellWidth;
    private final int cellHeight;
    private final int air;
    private final int columns;
    private final int lines;
    private final BitSet cells;
    private final BitSet seen = new BitSet();
    private final List<Box>[] taken;
    private final List<Label> labels = new ArrayList<>();
    private final Set<LabelMasks.Key> missing = new LinkedHashSet<>();

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists cannot be made otherwise
    private Labelling(Picture picture, LabelMasks masks) {
        this.picture = picture;
        this.masks = masks;
        cellWidth = (int) (CELL_W * picture.density());
        cellHeight = (int) (CELL_H * picture.density());
        air = (int) (AIR * picture.density());
        columns = (int) picture.view().width() / cellWidth + 2;
        lines = (int) picture.view().height() / cellHeight + 2;
        cells = new BitSet(columns * lines);
        taken = new List[columns * lines];
    }

    /// @param outlined the points of the text's tokens that are outlined
    static Chosen choose(Picture picture, int[] outlined, LabelMasks masks) {
        var labelling = new Labelling(picture, masks);
        picture.boxes().forEach(labelling::take);
        labelling.reserveFocus();
        labelling.all(outlined);
        return new Chosen(labelling.labels, labelling.missing);
    }

    /// The focused token's own label is drawn above everything: nothing else may stand there.
    private void reserveFocus() {
        int at = picture.layout().index(picture.focused());
        if (at >= 0) {
            seen.set(at);
            double x = picture.view().px(picture.layout().x()[at]);
            double y = picture.view().py(picture.layout().y()[at]);
            double pixel = picture.density();
            double half = (10 + 4 * picture.points().name(at).length()) * pixel;
            take(new Box(x - half, y - 34 * pixel, x + half, y + 9 * pixel));
        }
    }

    private void all(int[] outlined) {
        picture.selected().stream().forEach(id -> first(picture.layout().index(id), true));
        for (int id : picture.near()) {
            first(picture.layout().index(id), true);
        }
        picture.middles().stream().forEach(id -> first(picture.layout().index(id), true));
        for (int point : outlined) {
            first(point, !picture.recedes(point));
        }
        boolean onlyChosen = !picture.selected().isEmpty();
        for (int i = 0; i < picture.layout().size() && labels.size() < MOST && !onlyChosen; i++) {
            ordinary(i);
        }
    }

    private void first(int i, boolean strong) {
        if (i >= 0 && !seen.get(i) && labels.size() < MOST_FIRST && !picture.hides(i)) {
            seen.set(i);
            place(i, strong);
        }
    }

    private void ordinary(int i) {
        if (seen.get(i) || dull(picture.points().kind(i)) || picture.hides(i)) {
            return;
        }
        double x = picture.view().px(picture.layout().x()[i]);
        double y = picture.view().py(picture.layout().y()[i]);
        if (x < 0 || y < 0 || x >= picture.view().width() || y >= picture.view().height()) {
            return;
        }
        int cell = (int) y / cellHeight * columns + (int) x / cellWidth;
        if (!cells.get(cell) && place(i, false)) {
            cells.set(cell);
        }
    }

    /// Unused entries and byte fragments say nothing by their names.
    private static boolean dull(TokenKind kind) {
        return switch (kind) {
            case UNUSED, BYTE -> true;
            case WORD_START, CONTINUATION, SPECIAL, ADDED, CONTROL -> false;
        };
    }

    private boolean place(int i, boolean strong) {
        int x = (int) Math.round(picture.view().px(picture.layout().x()[i]));
        int y = (int) Math.round(picture.view().py(picture.layout().y()[i]));
        if (x < 0 || y < 0 || x >= picture.view().width() || y >= picture.view().height()) {
            return false;
        }
        var key = new LabelMasks.Key(picture.points().name(i), strong, picture.density());
        var mask = masks.get(key);
        boolean guessed = mask == null;
        if (mask == null) {
            // until it is made its width is guessed, so that the choice stays the same
            mask = LabelMasks.Mask.guessed(key);
        }
        int w = mask.width();
        int h = mask.height();
        int away = (int) Math.round((ringed(i) ? 6 : 4) * picture.density());
        int over = (int) Math.round((ringed(i) ? 4 : 2) * picture.density());
        int[][] places = {
            {x + away, y - h / 2}, {x - away - w, y - h / 2}, {x - w / 2, y - h - over}
        };
        // the rows of a mask that are nearly always empty may lie over others
        int spare = (int) (3 * picture.density());
        for (int[] at : places) {
            boolean inside =
                    at[0] >= 0
                            && at[1] >= 0
                            && at[0] + w < picture.view().width()
                            && at[1] + h < picture.view().height();
            var box = new Box(at[0], at[1] + spare, at[0] + w, at[1] + h - spare);
            if (inside && free(box)) {
                take(box);
                labels.add(new Label(i, key, mask, at[0], at[1]));
                if (guessed) {
                    // only of what finds room: in a dense cloud every token is tried
                    missing.add(key);
                }
                return true;
            }
        }
        return false;
    }

    private boolean ringed(int i) {
        return !picture.selected().isEmpty() && !picture.recedes(i);
    }

    private boolean free(Box wanted) {
        var box = new Box(wanted.left() - air, wanted.top(), wanted.right() + air, wanted.bottom());
        for (int cy = line(box.top()); cy <= line(box.bottom()); cy++) {
            for (int cx = column(box.left()); cx <= column(box.right()); cx++) {
                var there = taken[cy * columns + cx];
                if (there != null) {
                    for (Box other : there) {
                        if (box.meets(other)) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private void take(Box box) {
        for (int cy = line(box.top()); cy <= line(box.bottom()); cy++) {
            for (int cx = column(box.left()); cx <= column(box.right()); cx++) {
                int cell = cy * columns + cx;
                if (taken[cell] == null) {
                    taken[cell] = new ArrayList<>();
                }
                taken[cell].add(box);
            }
        }
    }

    private int line(double y) {
        return Math.clamp((int) Math.floor(y / cellHeight), 0, lines - 1);
    }

    private int column(double x) {
        return Math.clamp((int) Math.floor(x / cellWidth), 0, columns - 1);
    }
}
