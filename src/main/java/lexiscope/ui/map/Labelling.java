package lexiscope.ui.map;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Chooses which points get their name and where it stands: to the right, to the left, above; never
/// over another.
///
/// Order: neighbours of the focused token, middles of clusters, tokens of the text, the selection,
/// then ascending ids (in a BPE vocabulary the order of merging, so roughly by frequency). At most
/// one ordinary label in a cell of 58 × 21 pixels.
final class Labelling {
    private static final int CELL_W = 58;
    private static final int CELL_H = 21;
    private static final int AIR = 4;
    private static final int MOST = 600;

    /// A label at its place.
    ///
    /// @param point index of the point
    /// @param left left edge in pixels
    /// @param top top edge in pixels
    record Label(int point, LabelMasks.Key key, LabelMasks.Mask mask, int left, int top) {}

    /// What was chosen.
    ///
    /// @param labels in order
    /// @param missing labels that have no mask yet
    record Chosen(List<Label> labels, Set<LabelMasks.Key> missing) {}

    private final Picture picture;
    private final LabelMasks masks;
    private final int columns;
    private final int lines;
    private final BitSet cells;
    private final List<int[]>[] taken;
    private final List<Label> labels = new ArrayList<>();
    private final Set<LabelMasks.Key> missing = new HashSet<>();

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists cannot be made otherwise
    private Labelling(Picture picture, LabelMasks masks) {
        this.picture = picture;
        this.masks = masks;
        columns = (int) picture.view().width() / CELL_W + 2;
        lines = (int) picture.view().height() / CELL_H + 2;
        cells = new BitSet(columns * lines);
        taken = new List[columns * lines];
    }

    static Chosen choose(Picture picture, LabelMasks masks) {
        var labelling = new Labelling(picture, masks);
        labelling.reserveFocus();
        labelling.all();
        return new Chosen(labelling.labels, labelling.missing);
    }

    /// The focused token's own label is drawn above everything: nothing else may stand there.
    private void reserveFocus() {
        int at = picture.layout().index(picture.focused());
        if (at >= 0) {
            int x = (int) picture.view().px(picture.layout().x()[at]);
            int y = (int) picture.view().py(picture.layout().y()[at]);
            int half = 10 + 4 * picture.names()[at].length();
            take(x - half, y - 34, x + half, y + 9);
        }
    }

    private void all() {
        int n = picture.layout().size();
        for (int id = picture.near().nextSetBit(0);
                id >= 0;
                id = picture.near().nextSetBit(id + 1)) {
            strong(id);
        }
        for (int id = picture.middles().nextSetBit(0);
                id >= 0;
                id = picture.middles().nextSetBit(id + 1)) {
            strong(id);
        }
        for (int id = picture.marked().nextSetBit(0);
                id >= 0;
                id = picture.marked().nextSetBit(id + 1)) {
            strong(id);
        }
        for (int id = picture.selected().nextSetBit(0);
                id >= 0;
                id = picture.selected().nextSetBit(id + 1)) {
            strong(id);
        }
        boolean onlySelected = !picture.selected().isEmpty();
        for (int i = 0; i < n && labels.size() < MOST && !onlySelected; i++) {
            ordinary(i);
        }
    }

    private void strong(int id) {
        int i = picture.layout().index(id);
        if (i >= 0
                && labels.size() < MOST
                && id != picture.focused()
                && !picture.hidden().get(picture.kinds()[i])) {
            place(i, true);
        }
    }

    private void ordinary(int i) {
        int id = picture.layout().ids()[i];
        boolean done =
                id == picture.focused()
                        || picture.near().get(id)
                        || picture.middles().get(id)
                        || picture.marked().get(id);
        // unused entries and byte fragments say nothing by their names
        boolean dull = picture.kinds()[i] == 6 || picture.kinds()[i] == 2;
        if (done || dull || picture.hidden().get(picture.kinds()[i])) {
            return;
        }
        double x = picture.view().px(picture.layout().x()[i]);
        double y = picture.view().py(picture.layout().y()[i]);
        if (x < 0 || y < 0 || x >= picture.view().width() || y >= picture.view().height()) {
            return;
        }
        int cell = (int) y / CELL_H * columns + (int) x / CELL_W;
        if (!cells.get(cell) && place(i, false)) {
            cells.set(cell);
        }
    }

    private boolean place(int i, boolean strong) {
        int x = (int) Math.round(picture.view().px(picture.layout().x()[i]));
        int y = (int) Math.round(picture.view().py(picture.layout().y()[i]));
        if (x < 0 || y < 0 || x >= picture.view().width() || y >= picture.view().height()) {
            return false;
        }
        var key = new LabelMasks.Key(picture.names()[i], strong);
        var mask = masks.get(key);
        if (mask == null) {
            missing.add(key);
            // until it is made its width is guessed, so that the choice stays the same
            mask =
                    new LabelMasks.Mask(
                            8 + 6 * picture.names()[i].length(), 20, new byte[0], new byte[0]);
        }
        int w = mask.width();
        int h = mask.height();
        int[][] places = {{x + 4, y - h / 2}, {x - 4 - w, y - h / 2}, {x - w / 2, y - h - 2}};
        for (int[] at : places) {
            boolean inside =
                    at[0] >= 0
                            && at[1] >= 0
                            && at[0] + w < picture.view().width()
                            && at[1] + h < picture.view().height();
            if (inside && free(at[0], at[1] + 3, at[0] + w, at[1] + h - 3)) {
                take(at[0], at[1] + 3, at[0] + w, at[1] + h - 3);
                labels.add(new Label(i, key, mask, at[0], at[1]));
                return true;
            }
        }
        return false;
    }

    private boolean free(int left, int top, int right, int bottom) {
        for (int cy = clampedLine(top - AIR); cy <= clampedLine(bottom + AIR); cy++) {
            for (int cx = clampedColumn(left - AIR); cx <= clampedColumn(right + AIR); cx++) {
                var there = taken[cy * columns + cx];
                if (there != null) {
                    for (int[] r : there) {
                        if (left < r[2] + AIR
                                && right + AIR > r[0]
                                && top < r[3]
                                && bottom > r[1]) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private void take(int left, int top, int right, int bottom) {
        int[] rectangle = {left, top, right, bottom};
        for (int cy = clampedLine(top); cy <= clampedLine(bottom); cy++) {
            for (int cx = clampedColumn(left); cx <= clampedColumn(right); cx++) {
                int cell = cy * columns + cx;
                if (taken[cell] == null) {
                    taken[cell] = new ArrayList<>();
                }
                taken[cell].add(rectangle);
            }
        }
    }

    private int clampedLine(int y) {
        return Math.clamp(Math.floorDiv(y, CELL_H), 0, lines - 1);
    }

    private int clampedColumn(int x) {
        return Math.clamp(Math.floorDiv(x, CELL_W), 0, columns - 1);
    }
}
