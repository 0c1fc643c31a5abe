package lexiscope.ui.edit;

import java.util.Arrays;

/// What the ground of a row shows, as numbers: two grounds of the same row with equal numbers look
/// alike. Written anew for every layout, so it keeps its room.
public final class GroundKey {
    private int[] numbers = new int[64];
    private int size;

    /// Begins anew.
    void clear() {
        size = 0;
    }

    /// Adds what the picture depends on.
    public void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    /// Adds a length in pixels.
    public void add(double pixels) {
        add(Float.floatToIntBits((float) pixels));
    }

    /// Whether it says the same as one that was kept.
    boolean same(int[] kept) {
        return Arrays.equals(numbers, 0, size, kept, 0, kept.length);
    }

    /// What it says now.
    int[] kept() {
        return Arrays.copyOf(numbers, size);
    }
}
