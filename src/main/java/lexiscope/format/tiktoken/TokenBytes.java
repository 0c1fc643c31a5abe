package lexiscope.format.tiktoken;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.vocabulary.Spelling;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A vocabulary of bytes whose ids are its ranks, and the byte-pair encoding it stands for
/// (tiktoken, tekken): of all neighbours whose joined bytes are a token the lowest rank merges
/// first (`tiktoken/src/lib.rs`, `byte_pair_merge`), a word that is a token is one at once.
///
/// What merges depends on the joined bytes alone, so the list of all ways to cut each token into
/// two tokens is the same encoding as pairs.
///
/// @param entries the tokens spelled in the byte alphabet, null in gaps; "" can never be matched
/// @param ids spelling → id
record TokenBytes(@Nullable String[] entries, Map<String, Integer> ids) {
    /// Collects tokens, then finishes the vocabulary.
    static final class Builder {
        private final Path file;
        private @Nullable String[] entries;
        private final Map<String, Integer> ids;
        private int size;

        /// @param expected the number of tokens to come; ids may not go far beyond it
        Builder(Path file, int expected) {
            this.file = file;
            this.entries = new String[expected];
            this.ids = HashMap.newHashMap(expected);
        }

        /// Adds a token.
        ///
        /// @param where its place in the file, for sentences
        void add(String where, byte[] bytes, int id) throws UnreadableFileException {
            String spelled = Spelling.RawBytes.of(bytes);
            if (id >= entries.length) {
                entries = Arrays.copyOf(entries, Math.max(id + 1, entries.length + 1024));
            }
            if (entries[id] != null) {
                throw new UnreadableFileException(
                        file, where + " gives the rank " + id + " a second time.");
            }
            if (!spelled.isEmpty()) {
                Integer other = ids.putIfAbsent(spelled, id);
                if (other != null) {
                    throw new UnreadableFileException(
                            file,
                            where
                                    + " gives the bytes "
                                    + Base64.getEncoder().encodeToString(bytes)
                                    + " a second time; they have the rank "
                                    + other
                                    + " already.");
                }
            }
            entries[id] = spelled;
            size = Math.max(size, id + 1);
        }

        TokenBytes done() throws UnreadableFileException {
            for (int b = 0; b < 256; b++) {
                if (!ids.containsKey(Spelling.RawBytes.of(new byte[] {(byte) b}))) {
                    throw new UnreadableFileException(
                            file,
                            String.format(
                                    "has no token for the single byte 0x%02X, so not every text can"
                                            + " be split with it.",
                                    b));
                }
            }
            return new TokenBytes(Arrays.copyOf(entries, size), ids);
        }
    }

    /// The encoding. Cost: the sum of all token lengths.
    Bpe bpe() {
        long[] pairs = new long[1 << 16];
        int[] products = new int[1 << 16];
        int count = 0;
        for (int id = 0; id < entries.length; id++) {
            String token = entries[id] == null ? "" : entries[id];
            for (int cut = 1; cut < token.length(); cut++) {
                Integer left = ids.get(token.substring(0, cut));
                Integer right = left == null ? null : ids.get(token.substring(cut));
                if (left != null && right != null) {
                    if (count == pairs.length) {
                        pairs = Arrays.copyOf(pairs, count * 2);
                        products = Arrays.copyOf(products, count * 2);
                    }
                    pairs[count] = (long) left << 32 | right;
                    products[count++] = id;
                }
            }
        }
        var merges = new Merges(count);
        for (int i = 0; i < count; i++) {
            merges.put((int) (pairs[i] >>> 32), (int) pairs[i], products[i], products[i]);
        }
        return new Bpe(ids, merges, -1, false, true);
    }
}
