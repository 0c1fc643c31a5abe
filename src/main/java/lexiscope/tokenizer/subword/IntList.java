package lexiscope.tokenizer.subword;

import java.util.Arrays;

/// A growing array of numbers.
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

    void addAll(int[] more) {
        if (size + more.length > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more.length, size * 2));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    void clear() {
        size = 0;
    }

    int[] done() {
        return Arrays.copyOf(values, size);
    }
}
