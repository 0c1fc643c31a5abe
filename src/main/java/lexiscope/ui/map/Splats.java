package lexiscope.ui.map;

/// The shapes of points as coverage masks: how much of each pixel a disc, square, diamond, star,
/// plus, triangle or ring of some radius covers.
final class Splats {
    /// @param size width and height
    /// @param coverage 0 to 255, row by row
    record Mask(int size, int[] coverage) {}

    private static final int SAMPLES = 4;

    private Splats() {}

    /// The mask of each kind at a radius; below 2 pixels all are discs, since shapes cannot be told
    /// apart.
    static Mask[] of(int kinds, double radius) {
        var masks = new Mask[kinds];
        for (int k = 0; k < kinds; k++) {
            // special and added tokens are few and always large
            boolean large = k == 3 || k == 4;
            double r = large ? Math.max(3, radius) : radius;
            masks[k] = mask(r < 2 ? 0 : k, r);
        }
        return masks;
    }

    private static Mask mask(int shape, double r) {
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

    private static boolean inside(int shape, double x, double y, double r) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        return switch (shape) {
            case 0 -> x * x + y * y <= r * r;
            case 1 -> ax <= r * 0.85 && ay <= r * 0.85;
            case 2 -> ax + ay <= r * 1.1;
            case 3 -> star(x, y, r);
            case 4 -> (ax <= r * 0.35 && ay <= r) || (ay <= r * 0.35 && ax <= r);
            case 5 -> y >= -r && y <= r * 0.8 && ax <= (y + r) * 0.55;
            default -> x * x + y * y <= r * r && x * x + y * y >= r * r * 0.35;
        };
    }

    private static boolean star(double x, double y, double r) {
        double angle = Math.atan2(x, -y);
        double fifth = Math.PI * 2 / 5;
        double within = Math.abs((angle % fifth + fifth) % fifth - fifth / 2) / (fifth / 2);
        return Math.hypot(x, y) <= r * (0.5 + 0.65 * Math.abs(within));
    }
}
