package lexiscope.tokenizer;

import java.util.List;
import java.util.Random;

/// Texts that are likely to hit a corner: all planes, combining runs, joiners, mixed white space,
/// words, special-token literals.
public final class RandomTexts {
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
                    "<|endoftext|>",
                    "<s>",
                    " </s> ",
                    "[UNK]",
                    "##s",
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
                    "안녕하세요",
                    "\u1112\u1161\u11AB\u1100\u1173\u11AF",
                    "❤\uFE0F\u200D🔥",
                    "👍🏽",
                    "🏴\uDB40\uDC67\uDB40\uDC7F",
                    "ก็",
                    "a\u0300\u0316\u0301",
                    "\u0F71\u0F72",
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

    /// Where characters are, in code points: [from, to). Most of the planes is empty.
    private static final int[][] PEOPLED = {
        {0x00, 0x20},
        {0x300, 0x370},
        {0x370, 0x600},
        {0x600, 0xE00},
        {0xE00, 0x1200},
        {0x1100, 0x1200},
        {0x1200, 0x1E00},
        {0x1AB0, 0x1B00},
        {0x1DC0, 0x1E00},
        {0x1E00, 0x2000},
        {0x2000, 0x2070},
        {0x2070, 0x2C00},
        {0x2C00, 0x3400},
        {0x3400, 0xA000},
        {0xA000, 0xAC00},
        {0xAC00, 0xD7A4},
        {0xE000, 0xF900},
        {0xF900, 0x10000},
        {0xFE00, 0xFE10},
        {0x10000, 0x13460},
        {0x16800, 0x17000},
        {0x1B000, 0x1E000},
        {0x1E000, 0x1F000},
        {0x1F000, 0x1FB00},
        {0x20000, 0x32400},
        {0xE0000, 0xE01F0},
        {0xF0000, 0xF0100},
        {0x10FF00, 0x110000}
    };

    private RandomTexts() {}

    /// A text of up to `bits` bits; one in eighty repeats one of them up to 300 times.
    public static String next(Random random, int bits) {
        int n = random.nextInt(bits + 1);
        var out = new StringBuilder();
        for (int i = 0; i < n; i++) {
            int kind = random.nextInt(16);
            if (kind < 10) {
                out.append(BITS.get(random.nextInt(BITS.size())));
            } else if (kind == 10) {
                out.append((char) ('a' + random.nextInt(26)));
            } else if (kind == 11) {
                out.appendCodePoint(codePoint(random, 0, 0x3000));
            } else if (kind == 12) {
                out.appendCodePoint(codePoint(random, 0, 0x110000));
            } else if (kind < 15) {
                int[] block = PEOPLED[random.nextInt(PEOPLED.length)];
                out.appendCodePoint(codePoint(random, block[0], block[1]));
            } else if (random.nextInt(5) == 0) {
                String bit = BITS.get(random.nextInt(BITS.size()));
                out.append(bit.repeat(1 + random.nextInt(random.nextInt(12) == 0 ? 300 : 20)));
            }
        }
        return out.toString();
    }

    private static int codePoint(Random random, int from, int to) {
        int cp = random.nextInt(from, to);
        return cp >= 0xD800 && cp <= 0xDFFF ? ' ' : cp;
    }
}
