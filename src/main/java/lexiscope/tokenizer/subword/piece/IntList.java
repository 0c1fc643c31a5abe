package lexiscope.tokenizer.subword.piece;

import java.util.Arrays;

/// A growing array of numbers.
public final class IntList {
    private int[] values = new int[16];
    private int size;

    /// Appends two numbers.
    public void add(int first, int second) {
        if (size + 2 > values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = first;
        values[size++] = second;
    }

    /// Appends some numbers.
    public void addAll(int[] more) {
        if (size + more.length > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more.length, size * 2));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    /// Forgets all numbers, and keeps the room.
    public void clear() {
        size = 0;
    }

    /// The numbers so far, a copy.
    public int[] done() {
        return Arrays.copyOf(values, size);
    }
}
