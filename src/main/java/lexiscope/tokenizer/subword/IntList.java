package lexiscope.tokenizer.subword;

import java.util.Arrays;

/// Pairs of numbers, one behind the other.
final class IntList {
    private int[] values = new int[16];
    private int size;

    void add(int first, int second) {
        if (size + 2 > values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = first;
        values[size++] = second;
    }

    int[] done() {
        return Arrays.copyOf(values, size);
    }
}
