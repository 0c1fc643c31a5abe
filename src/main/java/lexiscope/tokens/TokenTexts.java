package lexiscope.tokens;

import lexiscope.vocabulary.ShownForm;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.nio.charset.StandardCharsets;

/// The texts of all tokens in one string, and the same with case ignored, so that a word is looked
/// for in all of them at the speed of the memory.
///
/// The text of a token is its bytes as UTF-8: a word-start mark is a space, what is no whole
/// character is U+FFFD. Case is ignored character by character (as [String#equalsIgnoreCase] does),
/// so that places stay the same.
public final class TokenTexts {
    /// Between texts: a number that is never a character.
    private static final char BETWEEN = '\uFFFF';

    private static final char BROKEN = '\uFFFD';
    private static final int STEP = 0xFFF;

    private final int size;
    private final int[] starts;
    private final long[] there;
    private final long[] whole;
    private final String typed;
    private final String folded;

    private TokenTexts(
            int size, int[] starts, long[] there, long[] whole, String typed, String folded) {
        this.size = size;
        this.starts = starts;
        this.there = there;
        this.whole = whole;
        this.typed = typed;
        this.folded = folded;
    }

    /// Reads the text of every token. Cost: linear, some 100 ms for 150,000 tokens.
    ///
    /// @param size ids to speak of, at least the vocabulary's
    static TokenTexts of(Vocabulary vocabulary, int size, Progress progress) {
        var all = new StringBuilder(size * 8);
        int[] starts = new int[size + 1];
        long[] there = new long[(size + 63) >>> 6];
        long[] whole = new long[there.length];
        for (int id = 0; id < size; id++) {
            if ((id & STEP) == 0) {
                progress.at((double) id / size, "texts of tokens");
            }
            starts[id] = all.length();
            if (vocabulary.has(id)) {
                byte[] bytes = vocabulary.bytes(id);
                var text = new String(bytes, StandardCharsets.UTF_8);
                there[id >>> 6] |= 1L << id;
                if (text.indexOf(BROKEN) < 0 || ShownForm.text(bytes).isPresent()) {
                    whole[id >>> 6] |= 1L << id;
                }
                all.append(text.indexOf(BETWEEN) < 0 ? text : text.replace(BETWEEN, BROKEN));
            }
            all.append(BETWEEN);
        }
        starts[size] = all.length();
        String typed = all.toString();
        return new TokenTexts(size, starts, there, whole, typed, folded(typed));
    }

    /// A text with case ignored: the same number of units.
    static String folded(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            char c = units[i];
            if (c < 0x80) {
                units[i] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            } else if (!Character.isSurrogate(c)) {
                units[i] = (char) Character.toLowerCase(Character.toUpperCase((int) c));
            } else if (Character.isHighSurrogate(c) && i + 1 < units.length) {
                int cp = Character.toCodePoint(c, units[i + 1]);
                if (Character.isSupplementaryCodePoint(cp)
                        && Character.isLowSurrogate(units[i + 1])) {
                    Character.toChars(Character.toLowerCase(Character.toUpperCase(cp)), units, i);
                    i++;
                }
            }
        }
        return new String(units);
    }

    /// The ids it speaks of are below this.
    public int size() {
        return size;
    }

    /// Whether there is a token of this id.
    public boolean has(int id) {
        return (there[id >>> 6] >>> id & 1) != 0;
    }

    /// Whether its bytes are whole characters.
    public boolean whole(int id) {
        return (whole[id >>> 6] >>> id & 1) != 0;
    }

    /// The text of a token, "" where there is none.
    public String text(int id) {
        return typed.substring(starts[id], starts[id + 1] - 1);
    }

    /// The text of a token with case ignored.
    String foldedText(int id) {
        return folded.substring(starts[id], starts[id + 1] - 1);
    }

    /// The units of a token's text.
    int length(int id) {
        return starts[id + 1] - 1 - starts[id];
    }

    /// All texts, and where those of a token begin.
    String all() {
        return typed;
    }

    int start(int id) {
        return starts[id];
    }

    /// The tokens whose text holds a word.
    ///
    /// @param caseCounts whether letters must be as they are typed
    TokenSet containing(String word, boolean caseCounts, Progress progress) {
        if (word.isEmpty()) {
            return TokenSet.ofBits(there.clone());
        }
        if (word.indexOf(BETWEEN) >= 0) {
            return TokenSet.EMPTY;
        }
        String in = caseCounts ? typed : folded;
        String wanted = caseCounts ? word : folded(word);
        long[] bits = new long[there.length];
        int id = 0;
        int found = 0;
        for (int at = in.indexOf(wanted); at >= 0; at = in.indexOf(wanted, starts[id + 1])) {
            while (starts[id + 1] <= at) {
                id++;
            }
            bits[id >>> 6] |= 1L << id;
            if ((++found & STEP) == 0) {
                progress.at((double) id / size, "searching");
            }
        }
        return TokenSet.ofBits(bits);
    }

    /// The tokens whose text is exactly this.
    TokenSet equalling(String text) {
        return TokenSet.where(
                size,
                id -> has(id) && length(id) == text.length() && typed.startsWith(text, starts[id]));
    }
}
