package lexiscope.ui.map;

/// A rectangle of the view that something stands in.
record Box(double left, double top, double right, double bottom) {
    boolean meets(Box other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean holds(double x, double y) {
        return x >= left && x < right && y >= top && y < bottom;
    }

    /// In pixels of a display that has so many of them a pixel.
    Box dense(double density) {
        return new Box(left * density, top * density, right * density, bottom * density);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }
}
