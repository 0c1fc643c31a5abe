package lexiscope.tokenizer;

import java.util.List;
import java.util.Random;

/// Texts that are likely to hit a corner: all planes, combining runs, joiners, mixed white space,
/// words, special-token literals.
final class RandomTexts {
    private static final List<String> BITS =
            List.of(
                    " ",
                    "  ",
                    "\n",
                    "\r\n",
                    "\t",
                    "\u00A0",
                    "\u3000",
                    "\u2028",
                    "\u0085",
                    "the",
                    " the",
                    " dog",
                    "dogs",
                    " fox",
                    "don't",
                    "THEY'RE",
                    "1234",
                    "½",
                    "①",
                    ",",
                    "...",
                    "!?",
                    "<|end|>",
                    " <mask>",
                    "<mask>",
                    "[MASK]",
                    " [MASK] ",
                    "<x> ",
                    "</s>",
                    "<unk>",
                    "<0xC3>",
                    "▁",
                    "▁▁",
                    "é",
                    "e\u0301",
                    "\u0301",
                    "\u0301\u0323",
                    "\u1100\u1161\u11A8",
                    "각",
                    "ﬁ",
                    "Å",
                    "İ",
                    "ß",
                    "Σ",
                    "ΟΔΟΣ",
                    "\u200D",
                    "👩\u200D👩\u200D👧",
                    "🇩🇪",
                    "😀",
                    "𝔘",
                    "世界",
                    "こんにちは",
                    "שלום",
                    "नमस्ते",
                    "\u00AD",
                    "\u200B",
                    "\uFEFF",
                    "\u0000",
                    "\u007F",
                    "\uFFFD",
                    "ſ",
                    "K",
                    "a",
                    "Z",
                    "(",
                    "((",
                    "'",
                    "''",
                    "'s",
                    "`",
                    "$",
                    "€",
                    "_",
                    "\u0965",
                    "ｶﾞ",
                    "㌀");

    private RandomTexts() {}

    /// A text of up to `bits` bits.
    static String next(Random random, int bits) {
        int n = random.nextInt(bits + 1);
        var out = new StringBuilder();
        for (int i = 0; i < n; i++) {
            int kind = random.nextInt(12);
            if (kind < 9) {
                out.append(BITS.get(random.nextInt(BITS.size())));
            } else if (kind == 9) {
                out.append((char) ('a' + random.nextInt(26)));
            } else if (kind == 10) {
                out.appendCodePoint(codePoint(random, 0x3000));
            } else {
                out.appendCodePoint(codePoint(random, 0x110000));
            }
        }
        return out.toString();
    }

    private static int codePoint(Random random, int bound) {
        int cp = random.nextInt(bound);
        return cp >= 0xD800 && cp <= 0xDFFF ? ' ' : cp;
    }
}
