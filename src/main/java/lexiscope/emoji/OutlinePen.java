package lexiscope.emoji;

/// What draws a closed curve of quadratic pieces.
public interface OutlinePen {
    /// Begins a curve.
    void move(double x, double y);

    /// A straight line to a place.
    void line(double x, double y);

    /// A bow to a place, drawn towards another one.
    void curve(double viaX, double viaY, double x, double y);

    /// Ends a curve where it began.
    void close();
}
