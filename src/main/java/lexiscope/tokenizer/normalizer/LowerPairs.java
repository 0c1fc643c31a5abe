package lexiscope.tokenizer.normalizer;

import java.util.Map;

/// Lower-case letters of the capitals that the JDK's table does not pair yet (Unicode 16 and 17).
final class LowerPairs {
    private static final Map<Integer, Integer> PAIRS =
            Map.of(0xA7CE, 0xA7CF, 0xA7D2, 0xA7D3, 0xA7D4, 0xA7D5);

    private LowerPairs() {}

    /// The lower-case letter of a newer capital. U+16EA0 to U+16EB8 (Beria Erfe) stand 27 below
    /// theirs.
    static int of(int cp) {
        return cp >= 0x16EA0 && cp <= 0x16EB8 ? cp + 27 : PAIRS.getOrDefault(cp, cp);
    }
}
