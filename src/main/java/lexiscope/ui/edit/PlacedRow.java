package lexiscope.ui.edit;

import javafx.scene.text.Text;

import lexiscope.ui.typography.Row;
import lexiscope.ui.typography.Stretch;

import java.util.List;

/// A row of the text where it is in the view.
///
/// @param row the laid out row
/// @param start its first unit in the text
/// @param end the unit after the last one it shows; a line end is not shown
/// @param next where the next row starts
/// @param left where its text begins, in pixels of the view
/// @param top its upper edge
/// @param height as high as its ink needs, at least a line
/// @param baseline where its letters stand
/// @param node draws it
public record PlacedRow(
        Row row,
        int start,
        int end,
        int next,
        double left,
        double top,
        double height,
        double baseline,
        Text node) {
    /// Whether a line ends with it.
    public boolean endsLine() {
        return next > end;
    }

    public double bottom() {
        return top + height;
    }

    /// Where units of the text lie in it, in pixels of the view, widened to whole clusters; empty
    /// where none of them is in it.
    public List<Stretch> stretches(int from, int to) {
        int a = Math.max(from, start) - start;
        int b = Math.min(to, end) - start;
        return row.stretches(a, b).stream()
                .map(s -> new Stretch(left + s.left(), left + s.right()))
                .toList();
    }

    /// The same, with the ink that reaches over the room of its cluster.
    public List<Stretch> inked(int from, int to) {
        int a = Math.max(from, start) - start;
        int b = Math.min(to, end) - start;
        return row.inked(a, b).stream()
                .map(s -> new Stretch(left + s.left(), left + s.right()))
                .toList();
    }

    /// The first unit of the text of the cluster that holds a unit, within this row.
    public int clusterStart(int unit) {
        return unit < start || unit >= end ? unit : start + row.clusterStart(unit - start);
    }

    /// The unit of the text after the cluster that holds a unit, within this row.
    public int clusterEnd(int unit) {
        return unit < start || unit >= end ? unit + 1 : start + row.clusterEnd(unit - start);
    }
}
