package lexiscope.tokenizer;

import lexiscope.tokenizer.aligned.AlignedText;

import java.util.BitSet;

/// Which typed units a normaliser changed: every one that is not the only source of an equal unit.
final class Changes {
    private final int base;
    private final BitSet kept = new BitSet();

    /// The unit that was last asked for, and the first changed one from there on.
    private int asked = 0;

    private int changed = -1;

    Changes(AlignedText typed, AlignedText normal) {
        base = typed.length() == 0 ? 0 : typed.start(0);
        var taken = new BitSet();
        for (int i = 0; i < normal.length(); i++) {
            int unit = normal.start(i) - base;
            boolean own = normal.end(i) == normal.start(i) + 1 && !taken.get(unit);
            kept.set(unit, own && typed.text().charAt(unit) == normal.text().charAt(i));
            taken.set(unit);
        }
    }

    /// Whether any unit of the span `[start, end)` of the typed text was changed. Cost: of spans in
    /// order, one pass over the text for all of them.
    boolean within(int start, int end) {
        int at = start - base;
        if (at < asked || changed < at) {
            changed = kept.nextClearBit(at);
            asked = at;
        }
        return changed < end - base;
    }
}
