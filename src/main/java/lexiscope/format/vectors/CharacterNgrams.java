package lexiscope.format.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Which rows make up the vector of a word in fastText: its own, and one for each run of characters
/// of the word between `<` and `>`, found by a hash.
///
/// @param words in UTF-8, by row; owned
/// @param buckets rows for n-grams after those of the words
/// @param shortest characters of the shortest n-gram
/// @param longest characters of the longest n-gram
record CharacterNgrams(List<byte[]> words, int buckets, int shortest, int longest) {
    private static final byte[] END_OF_SENTENCE = "</s>".getBytes(StandardCharsets.US_ASCII);

    /// The rows of a word, its own first.
    int[] of(int word) {
        byte[] own = words.get(word);
        if (Arrays.equals(own, END_OF_SENTENCE)) {
            return new int[] {word};
        }
        byte[] whole = new byte[own.length + 2];
        whole[0] = '<';
        System.arraycopy(own, 0, whole, 1, own.length);
        whole[whole.length - 1] = '>';
        int[] rows = new int[16];
        int count = 0;
        rows[count++] = word;
        for (int i = 0; i < whole.length; i++) {
            if (continues(whole[i])) {
                continue;
            }
            int hash = 0x811C9DC5;
            int j = i;
            for (int n = 1; j < whole.length && n <= longest; n++) {
                do {
                    // signed bytes are widened with their sign, as the reference does
                    hash = (hash ^ whole[j++]) * 0x01000193;
                } while (j < whole.length && continues(whole[j]));
                boolean bracket = n == 1 && (i == 0 || j == whole.length);
                if (n >= shortest && !bracket) {
                    rows = count == rows.length ? Arrays.copyOf(rows, 2 * count) : rows;
                    rows[count++] = words.size() + Integer.remainderUnsigned(hash, buckets);
                }
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
