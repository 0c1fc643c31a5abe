package lexiscope.tokenizer.subword.piece;

import java.util.Arrays;

/// The places of a text that no piece spans: between two units that follow each other in none.
/// There a text falls into segments that are cut independently, whatever the model.
public final class UnitPairs {
    private int[] pairs = new int[1 << 12];
    private int size;
    private boolean zero;

    /// Learns the pairs of a piece.
    public void add(String piece) {
        for (int i = 1; i < piece.length(); i++) {
            add(piece.charAt(i - 1) << 16 | piece.charAt(i));
        }
    }

    private void add(int pair) {
        if (pair == 0) {
            zero = true;
            return;
        }
        if (size * 4 > pairs.length) {
            int[] old = pairs;
            pairs = new int[old.length * 4];
            for (int p : old) {
                if (p != 0) {
                    pairs[slot(p)] = p;
                }
            }
        }
        int slot = slot(pair);
        if (pairs[slot] == 0) {
            pairs[slot] = pair;
            size++;
        }
    }

    /// Whether a segment ends between these units; never inside a character.
    boolean between(char before, char after) {
        if (Character.isLowSurrogate(after)) {
            return false;
        }
        int pair = before << 16 | after;
        return pair == 0 ? !zero : pairs[slot(pair)] == 0;
    }

    private int slot(int pair) {
        int h = pair * 0x9E3779B1;
        int slot = (h ^ h >>> 15) & pairs.length - 1;
        while (pairs[slot] != 0 && pairs[slot] != pair) {
            slot = slot + 1 & pairs.length - 1;
        }
        return slot;
    }

    @Override
    public String toString() {
        return "UnitPairs["
                + size
                + " pairs, "
                + Arrays.stream(pairs).filter(p -> p != 0).count()
                + "]";
    }
}
