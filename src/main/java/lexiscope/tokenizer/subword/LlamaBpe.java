package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.bpe.MergeRecord;
import lexiscope.tokenizer.subword.bpe.MergeRun;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.piece.ByteTokens;
import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.steps.Pairs;
import lexiscope.tokenizer.subword.steps.Steps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Byte-pair encoding as llama.cpp runs it (`llm_tokenizer_bpe_session` in `src/llama-vocab.cpp`).
/// It differs from [Bpe] where a vocabulary lacks something: a character without an entry stays
/// between its neighbours while they merge, what merges make need be no token, and what is none in
/// the end becomes the tokens of its bytes, those that there are. Cost: n log n in the length of
/// the word.
public final class LlamaBpe implements SubwordModel {
    /// Which words that are tokens are found at once, whatever the merges say.
    public enum Whole {
        NONE,
        LINE_BREAKS,
        ALL
    }

    private final Map<String, Integer> ids;
    private final List<String> strangers;
    private final Merges merges;
    private final Whole whole;
    private final boolean spellsBytes;
    private final ByteTokens bytes;
    private final Map<String, Integer> singles = new HashMap<>();
    private final int known;

    /// @param ids spelling → id; owned from now on
    /// @param strangers what merges speak of and is no token, numbered behind the highest id
    /// @param merges of tokens and strangers
    /// @param whole which words are found at once
    /// @param spellsBytes whether words are spelled in the alphabet of bytes, whose characters in
    ///   ASCII stand for themselves; else the tokens of bytes are called `<0x0A>`
    public LlamaBpe(
            Map<String, Integer> ids,
            List<String> strangers,
            Merges merges,
            Whole whole,
            boolean spellsBytes) {
        this.ids = ids;
        this.strangers = List.copyOf(strangers);
        this.merges = merges;
        this.whole = whole;
        this.spellsBytes = spellsBytes;
        this.bytes = new ByteTokens(ids);
        this.known = firstStranger(ids);
        for (int i = 0; i < strangers.size(); i++) {
            single(strangers.get(i), known + i);
        }
        ids.forEach(this::single);
    }

    private void single(String spelling, int id) {
        if (spelling.codePointCount(0, spelling.length()) == 1) {
            singles.put(spelling, id);
        }
    }

    /// The number of the first stranger.
    public static int firstStranger(Map<String, Integer> ids) {
        return ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    }

    /// Its vocabulary; not to be written.
    Map<String, Integer> ids() {
        return ids;
    }

    /// Its merges.
    Merges merges() {
        return merges;
    }

    /// The same with another vocabulary and other merges.
    ///
    /// @throws IllegalArgumentException with a sentence where merges speak of what is no token,
    ///   which has its number by the size of the vocabulary
    LlamaBpe with(Map<String, Integer> otherIds, Merges otherMerges) {
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(
                    "Merges of this vocabulary make what is no token, so that none can be put in;"
                            + " take an added token.");
        }
        return new LlamaBpe(otherIds, strangers, otherMerges, whole, spellsBytes);
    }

    /// Whether [Bpe] would give every text the same tokens: nothing that may stand in a text is
    /// lacking.
    public boolean plain() {
        boolean all = strangers.isEmpty() && (spellsBytes ? spellsAll() : fallsBack());
        var model = asBpe();
        return all
                && (whole != Whole.LINE_BREAKS
                        || ids.keySet().stream()
                                .filter(LlamaBpe::lineBreaks)
                                .allMatch(s -> model.pieces(s).size() == 1));
    }

    private boolean spellsAll() {
        for (int b = 0; b < 256; b++) {
            boolean inUtf8 = b < 0xF5 && b != 0xC0 && b != 0xC1;
            String c = Character.toString(lexiscope.vocabulary.ByteAlphabet.character(b));
            if (inUtf8 && !ids.containsKey(c)) {
                return false;
            }
        }
        return true;
    }

    private boolean fallsBack() {
        var ofBytes = new HashSet<Integer>();
        bytes.each(ofBytes::add);
        boolean[] merged = {false};
        merges.each((left, right, _, _) -> merged[0] |= any(ofBytes, left, right));
        return bytes.complete() && !merged[0];
    }

    private static boolean any(Set<Integer> some, int left, int right) {
        return some.contains(left) || some.contains(right);
    }

    /// What is nearest to it among the models of a `tokenizer.json`.
    public Bpe asBpe() {
        var own = merges;
        if (!strangers.isEmpty()) {
            var kept = new Merges(merges.size());
            merges.each(
                    (left, right, rank, product) -> {
                        if (left < known && right < known && product < known) {
                            kept.put(left, right, rank, product);
                        }
                    });
            own = kept;
        }
        return new Bpe(
                ids, own, new Bpe.Options(-1, false, whole == Whole.ALL, !spellsBytes, "", ""));
    }

    @Override
    public void cut(String word, PieceSink sink) {
        Integer at = whole(word) ? ids.get(word) : null;
        if (at != null) {
            sink.piece(at, 0, word.length(), false);
            return;
        }
        int[] symbols = new int[word.length()];
        int[] starts = new int[word.length() + 1];
        int count = symbols(word, symbols, starts);
        var run = new MergeRun(merges, symbols, count, null);
        run.mergeAll();
        sink.expect(run.size());
        for (int i = 0; i < run.size(); i++) {
            int id = run.symbol(i);
            int start = starts[run.first(i)];
            int end = starts[run.first(i + 1)];
            if (id >= 0 && id < known) {
                sink.piece(id, start, end, false);
            } else {
                ofBytes(word, start, end, sink);
            }
        }
    }

    private int symbols(String word, int[] symbols, int[] starts) {
        int count = 0;
        for (int i = 0; i < word.length(); ) {
            int next = i + Character.charCount(word.codePointAt(i));
            symbols[count] = singles.getOrDefault(word.substring(i, next), MergeRun.NONE);
            starts[count++] = i;
            i = next;
        }
        starts[count] = word.length();
        return count;
    }

    private void ofBytes(String word, int start, int end, PieceSink sink) {
        for (int i = start; i < end; ) {
            int next = i + Character.charCount(word.codePointAt(i));
            String character = word.substring(i, next);
            if (spellsBytes) {
                int id = word.charAt(i) < 128 ? ids.getOrDefault(character, -1) : -1;
                if (id >= 0) {
                    sink.piece(id, i, next, false);
                }
            } else {
                for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
                    int id = bytes.id(b & 0xFF);
                    if (id >= 0) {
                        sink.piece(id, i, next, false);
                    }
                }
            }
            i = next;
        }
    }

    private boolean whole(String word) {
        return switch (whole) {
            case NONE -> false;
            case LINE_BREAKS -> lineBreaks(word);
            case ALL -> true;
        };
    }

    private static boolean lineBreaks(String word) {
        return word.chars().allMatch(c -> c == '\n');
    }

    @Override
    public Set<String> joining() {
        if (whole == Whole.ALL) {
            return Set.of();
        }
        var joining = new HashSet<>(ids.keySet());
        joining.addAll(strangers);
        return joining;
    }

    @Override
    public Steps steps(String word) {
        int[] symbols = new int[word.length()];
        int[] starts = new int[word.length() + 1];
        int count = symbols(word, symbols, starts);
        var begun = new ArrayList<Steps.Piece>();
        for (int i = 0; i < count; i++) {
            if (symbols[i] < 0 || symbols[i] >= known) {
                return new Steps.Direct(pieces(word)); // there is no name for what merges
            }
            begun.add(new Steps.Piece(symbols[i], starts[i], starts[i + 1], false));
        }
        var pieces = pieces(word);
        if (whole(word) && ids.containsKey(word)) {
            return new Steps.Direct(pieces);
        }
        var record = new MergeRecord(begun, _ -> Double.NaN);
        new MergeRun(merges, symbols, count, record).mergeAll();
        boolean named = record.merges().stream().allMatch(m -> m.product().id() < known);
        return named ? new Steps.Merged(begun, record.merges(), pieces) : new Steps.Direct(pieces);
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

    @Override
    public String toString() {
        return "LlamaBpe[" + ids.size() + " entries, " + merges.size() + " merges]";
    }
}
