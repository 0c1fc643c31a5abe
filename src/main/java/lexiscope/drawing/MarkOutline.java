package lexiscope.drawing;

/// The corners of a mark.
public final class MarkOutline {
    private MarkOutline() {}

    /// x and y of each corner in turn; none for what is round.
    public static double[] of(Shape.Mark m) {
        double x = m.x();
        double y = m.y();
        double r = m.radius();
        return switch (m.form()) {
            case DISC, RING -> new double[0];
            case SQUARE -> {
                double s = r * 0.9;
                yield new double[] {x - s, y - s, x + s, y - s, x + s, y + s, x - s, y + s};
            }
            case DIAMOND -> {
                double s = r * 1.25;
                yield new double[] {x, y - s, x + s, y, x, y + s, x - s, y};
            }
            case TRIANGLE -> {
                double s = r * 1.15;
                yield new double[] {x, y - s, x + s, y + s * 0.8, x - s, y + s * 0.8};
            }
            case CROSS -> {
                double s = r * 1.1;
                double t = r * 0.4;
                yield new double[] {
                    x - t, y - s, x + t, y - s, x + t, y - t, x + s, y - t, x + s, y + t, x + t,
                    y + t, x + t, y + s, x - t, y + s, x - t, y + t, x - s, y + t, x - s, y - t,
                    x - t, y - t
                };
            }
        };
    }
}
