package lexiscope.ui.map;

import lexiscope.vocabulary.TokenKind;

import java.util.List;

/// The shapes of points as coverage masks: how much of each pixel a disc, square, diamond, star,
/// plus, triangle or ring of some radius covers.
final class Splats {
    /// @param size width and height
    /// @param coverage 0 to 255, row by row
    record Mask(int size, int[] coverage) {}

    /// The shape of a point.
    enum Shape {
        DISC,
        SQUARE,
        DIAMOND,
        STAR,
        PLUS,
        TRIANGLE,
        RING;

        private static final List<Shape> ALL = List.of(values());

        /// Its place among all shapes.
        byte place() {
            return (byte) ALL.indexOf(this);
        }

        /// The shape that a kind of token has in every panel.
        static Shape of(TokenKind kind) {
            return switch (kind) {
                case WORD_START -> DISC;
                case CONTINUATION -> SQUARE;
                case BYTE -> DIAMOND;
                case SPECIAL -> STAR;
                case ADDED -> PLUS;
                case CONTROL -> TRIANGLE;
                case UNUSED -> RING;
            };
        }
    }

    private static final int SAMPLES = 4;

    /// A radius below which shapes cannot be told apart, in pixels.
    private static final double APART = 2;

    private Splats() {}

    /// Whether a kind is always drawn large and opaque: special and added tokens are few.
    static boolean large(TokenKind kind) {
        return switch (kind) {
            case SPECIAL, ADDED -> true;
            case WORD_START, CONTINUATION, BYTE, CONTROL, UNUSED -> false;
        };
    }

    /// The mask of each kind's shape, in the order of the kinds.
    ///
    /// @param radius in pixels of the frame
    /// @param density of the frame
    static Mask[] kinds(double radius, double density) {
        var kinds = TokenKind.values();
        var masks = new Mask[kinds.length];
        for (int k = 0; k < kinds.length; k++) {
            double r = large(kinds[k]) ? Math.max(3 * density, radius) : radius;
            masks[k] = mask(r < APART * density ? Shape.DISC : Shape.of(kinds[k]), r);
        }
        return masks;
    }

    /// The mask of each shape, in their order: none so small that it could not be told apart.
    static Mask[] shapes(double radius, double density) {
        var shapes = Shape.values();
        var masks = new Mask[shapes.length];
        for (int s = 0; s < shapes.length; s++) {
            double r = shapes[s] == Shape.DISC ? radius : Math.max(2.4 * density, radius);
            masks[s] = mask(shapes[s], r);
        }
        return masks;
    }

    static Mask disc(double radius) {
        return mask(Shape.DISC, radius);
    }

    private static Mask mask(Shape shape, double r) {
        int half = (int) Math.ceil(r);
        int size = 2 * half + 1;
        int[] coverage = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int hits = 0;
                for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                    double dx = x - half + (s % SAMPLES + 0.5) / SAMPLES - 0.5;
                    int line = s / SAMPLES;
                    double dy = y - half + (line + 0.5) / SAMPLES - 0.5;
                    if (inside(shape, dx, dy, r)) {
                        hits++;
                    }
                }
                coverage[y * size + x] = hits * 255 / (SAMPLES * SAMPLES);
            }
        }
        return new Mask(size, coverage);
    }

    private static boolean inside(Shape shape, double x, double y, double r) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        return switch (shape) {
            case DISC -> x * x + y * y <= r * r;
            case SQUARE -> ax <= r * 0.85 && ay <= r * 0.85;
            case DIAMOND -> ax + ay <= r * 1.1;
            case STAR -> star(x, y, r);
            case PLUS -> (ax <= r * 0.35 && ay <= r) || (ay <= r * 0.35 && ax <= r);
            case TRIANGLE -> y >= -r && y <= r * 0.8 && ax <= (y + r) * 0.55;
            case RING -> x * x + y * y <= r * r && x * x + y * y >= r * r * 0.35;
        };
    }

    private static boolean star(double x, double y, double r) {
        double angle = Math.atan2(x, -y);
        double fifth = Math.PI * 2 / 5;
        double within = Math.abs((angle % fifth + fifth) % fifth - fifth / 2) / (fifth / 2);
        return Math.hypot(x, y) <= r * (0.5 + 0.65 * Math.abs(within));
    }
}
