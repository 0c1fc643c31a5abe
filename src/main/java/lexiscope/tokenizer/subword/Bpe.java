package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.bpe.MergeRecord;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.bpe.Symbols;
import lexiscope.tokenizer.subword.piece.ByteTokens;
import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.steps.Pairs;
import lexiscope.tokenizer.subword.steps.Steps;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Byte-pair encoding: the characters of a word are merged pair by pair, the lowest rank first,
/// then the leftmost (Sennrich et al. 2016; order as in `tokenizers/src/models/bpe`). Cost: n log n
/// in the length of the word.
public final class Bpe implements SubwordModel {
    /// What a file may set beside vocabulary and merges.
    ///
    /// @param unknown the id for characters without an entry, or -1: such characters give no token
    /// @param fuseUnknown neighbouring unknown characters are one token
    /// @param ignoreMerges a whole word that is an entry is one token, whatever the merges say
    /// @param byteFallback a character without an entry gives its bytes' tokens, if all are there
    /// @param continuation put before every character but the first of a word, or ""
    /// @param wordEnd put after the last character of a word, or ""
    public record Options(
            int unknown,
            boolean fuseUnknown,
            boolean ignoreMerges,
            boolean byteFallback,
            String continuation,
            String wordEnd) {
        /// Nothing but merges.
        public static final Options PLAIN = new Options(-1, false, false, false, "", "");
    }

    private final Map<String, Integer> ids;
    private final Merges merges;
    private final Options options;
    private final @Nullable ByteTokens bytes;
    private final int[] single;

    /// A model; the map is owned from now on.
    public Bpe(Map<String, Integer> ids, Merges merges, Options options) {
        this.ids = ids;
        this.merges = merges;
        this.options = options;
        this.bytes = options.byteFallback ? new ByteTokens(ids) : null;
        this.single = new int[0x10000];
        Arrays.fill(single, -1);
        ids.forEach(
                (spelling, id) -> {
                    if (spelling.length() == 1) {
                        single[spelling.charAt(0)] = id;
                    }
                });
    }

    /// A model without byte fallback, marks of continuation or word ends.
    public Bpe(
            Map<String, Integer> ids,
            Merges merges,
            int unknown,
            boolean fuseUnknown,
            boolean ignoreMerges) {
        this(ids, merges, new Options(unknown, fuseUnknown, ignoreMerges, false, "", ""));
    }

    @Override
    public void cut(String word, PieceSink sink) {
        if (options.ignoreMerges) {
            Integer whole = ids.get(word);
            if (whole != null) {
                sink.piece(whole, 0, word.length(), false);
                return;
            }
        }
        var symbols = symbols(word);
        symbols.mergeAll(merges, null);
        symbols.emit(sink);
    }

    @Override
    public Set<String> joining() {
        boolean plain =
                !options.ignoreMerges
                        && options.continuation.isEmpty()
                        && options.wordEnd.isEmpty();
        return plain && !strangersMerge() ? ids.keySet() : Set.of();
    }

    @Override
    public boolean drops() {
        return options.unknown < 0 && (bytes == null || !bytes.complete());
    }

    /// Whether what stands for a character without an entry merges with its neighbours.
    private boolean strangersMerge() {
        var strangers = new BitSet();
        if (options.unknown >= 0) {
            strangers.set(options.unknown);
        }
        if (bytes != null) {
            bytes.each(strangers::set);
        }
        boolean[] merge = {false};
        merges.each((left, right, _, _) -> merge[0] |= strangers.get(left) || strangers.get(right));
        return merge[0];
    }

    @Override
    public Steps steps(String word) {
        if (options.ignoreMerges && ids.containsKey(word)) {
            return new Steps.Direct(pieces(word));
        }
        var symbols = symbols(word);
        symbols.settle();
        var begun = symbols.pieces();
        var record = new MergeRecord(begun, _ -> Double.NaN);
        symbols.mergeAll(merges, record);
        return new Steps.Merged(begun, record.merges(), symbols.pieces());
    }

    @Override
    public Optional<Pairs> pairs(String word) {
        return Optional.of(
                (left, right) -> {
                    long found = merges.get(left.id(), right.id());
                    return found < 0
                            ? null
                            : new Pairs.Joined((int) (found >>> 32), Double.NaN, (int) found);
                });
    }

    /// The symbols that a word begins with, before any merge.
    Symbols symbols(String word) {
        var symbols = new Symbols(word);
        int n = word.length();
        for (int i = 0; i < n; ) {
            int next = i + Character.charCount(word.codePointAt(i));
            int id = symbol(word, i, next);
            if (id >= 0) {
                symbols.append(id, i, next);
            } else {
                int[] of = bytes == null ? new int[0] : bytes.of(decorated(word, i, next));
                if (of.length > 0) {
                    symbols.appendBytes(of, i, next);
                } else if (options.unknown >= 0) {
                    symbols.appendUnknown(options.unknown, i, next, options.fuseUnknown);
                } else {
                    symbols.drop();
                }
            }
            i = next;
        }
        return symbols;
    }

    private int symbol(String word, int start, int end) {
        boolean bare =
                (start == 0 || options.continuation.isEmpty())
                        && (end < word.length() || options.wordEnd.isEmpty());
        if (bare && end == start + 1) {
            return single[word.charAt(start)];
        }
        return ids.getOrDefault(decorated(word, start, end), -1);
    }

    private String decorated(String word, int start, int end) {
        String s = word.substring(start, end);
        s = start > 0 ? options.continuation + s : s;
        return end == word.length() ? s + options.wordEnd : s;
    }

    /// The id of an entry, or null.
    public @Nullable Integer id(String spelling) {
        return ids.get(spelling);
    }

    /// Its vocabulary; not to be written.
    public Map<String, Integer> ids() {
        return ids;
    }

    /// Its merges.
    public Merges merges() {
        return merges;
    }

    /// Its options.
    public Options options() {
        return options;
    }

    @Override
    public String toString() {
        return "Bpe[" + ids.size() + " entries, " + merges.size() + " merges]";
    }
}
