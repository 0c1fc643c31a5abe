package lexiscope.ui.typography;

/// A stretch of a row, in pixels from the left edge of its text area.
///
/// @param left its left edge
/// @param right its right edge, not less
public record Stretch(double left, double right) {
    public double width() {
        return right - left;
    }

    public double middle() {
        return (left + right) / 2;
    }
}
