package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.bpe.MergeList;
import lexiscope.tokenizer.subword.bpe.MergeRecord;
import lexiscope.tokenizer.subword.bpe.MergeRun;
import lexiscope.tokenizer.subword.bpe.MergeWatcher;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.tokenizer.subword.piece.IntList;
import lexiscope.tokenizer.subword.piece.PieceEmitter;
import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.Segments;
import lexiscope.tokenizer.subword.piece.UnitPairs;
import lexiscope.tokenizer.subword.steps.Pairs;
import lexiscope.tokenizer.subword.steps.Steps;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// SentencePiece's byte-pair encoding (`sentencepiece/src/bpe_model.cc`; llama.cpp's SPM is the
/// same without frozen pieces): of all neighbours that together spell a piece those with the
/// highest score merge first, of equal ones the leftmost. Unused pieces take part and are cut again
/// into what they were merged from; user-defined pieces are never merged further. Cost: n log n in
/// the length of a segment.
///
/// Which neighbours merge, and when, is known beforehand: every way to cut a piece into two that
/// may stand in a text is a merge, its rank the place of the piece's score among all scores.
public final class SentencePieceBpe implements SubwordModel {
    private final ScoredPieces pieces;
    private final Merges merges;
    private final Map<String, Integer> singles;
    private final int[] ends;
    private final int[] lengths;
    private final PieceTrie user;
    private final boolean frozen;
    private final boolean unused;
    private final int[] bytes;
    private final Segments<int[]> segments;

    /// @param pieces the pieces
    public SentencePieceBpe(ScoredPieces pieces) {
        this.pieces = pieces;
        this.user = pieces.userDefined();
        var roles = Arrays.asList(pieces.roles());
        this.frozen = roles.contains(ScoredPieces.Role.USER_DEFINED);
        this.unused = roles.contains(ScoredPieces.Role.UNUSED);
        this.bytes = PieceEmitter.bytes(pieces);
        var pairs = new UnitPairs();
        Map<String, Integer> symbols = symbols(pairs);
        this.ends = ends(symbols);
        this.lengths = new int[ends.length];
        symbols.forEach((spelling, symbol) -> lengths[symbol] = spelling.length());
        this.merges = merges(symbols);
        this.singles = new HashMap<>();
        symbols.forEach(
                (spelling, id) -> {
                    if (spelling.codePointCount(0, spelling.length()) == 1) {
                        singles.put(spelling, id);
                    }
                });
        this.segments = new Segments<>(pairs, this::merged);
    }

    /// What may stand in a text while it is merged: the pieces, and the characters of pieces that
    /// are none themselves, numbered behind them.
    private Map<String, Integer> symbols(UnitPairs pairs) {
        Map<String, Integer> symbols = pieces.matched();
        int next = pieces.size();
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.matches(id)) {
                String s = pieces.spellings()[id];
                pairs.add(s);
                for (int i = 0; i < s.length(); ) {
                    int end = i + Character.charCount(s.codePointAt(i));
                    if (symbols.putIfAbsent(s.substring(i, end), next) == null) {
                        next++;
                    }
                    i = end;
                }
            }
        }
        return symbols;
    }

    /// The id that each symbol has in the end.
    private int[] ends(Map<String, Integer> symbols) {
        Map<String, Integer> reserved = pieces.reserved();
        int[] ends = new int[pieces.size() + symbols.size()];
        Arrays.fill(ends, pieces.unknown());
        symbols.forEach(
                (spelling, symbol) -> {
                    Integer apart = reserved.get(spelling);
                    int otherwise = symbol < pieces.size() ? symbol : pieces.unknown();
                    ends[symbol] = apart == null ? otherwise : apart;
                });
        return ends;
    }

    private Merges merges(Map<String, Integer> symbols) {
        float[] sorted = pieces.scores().clone();
        Arrays.sort(sorted);
        var found = new MergeList();
        for (int id = 0; id < pieces.size(); id++) {
            String s = pieces.matches(id) ? pieces.spellings()[id] : "";
            // equal scores get one rank: the first place among the ascending, turned around
            int rank = s.isEmpty() ? 0 : sorted.length - place(sorted, pieces.scores()[id]);
            for (int cut = 1; cut < s.length(); cut++) {
                if (Character.isLowSurrogate(s.charAt(cut))) {
                    continue;
                }
                Integer left = symbols.get(s.substring(0, cut));
                Integer right = left == null ? null : symbols.get(s.substring(cut));
                if (left != null && right != null) {
                    found.add(left, right, rank, id);
                }
            }
        }
        return found.merges();
    }

    private static int place(float[] sorted, float score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Its pieces.
    public ScoredPieces pieces() {
        return pieces;
    }

    /// Its merges, of symbols: pieces by their ids, other characters behind them.
    public Merges merges() {
        return merges;
    }

    @Override
    public void cut(String word, PieceSink sink) {
        var out = new PieceEmitter(word, sink, pieces.unknown(), bytes);
        segments.each(
                word,
                (cut, from, _) -> {
                    int start = from;
                    for (int i = 0; i < cut.length; i += 2) {
                        int end = from + cut[i + 1];
                        out.piece(cut[i], start, end);
                        start = end;
                    }
                });
        out.settle();
    }

    @Override
    public Set<String> joining() {
        return pieces.matched().keySet();
    }

    @Override
    public Steps steps(String word) {
        int[] symbols = new int[word.length()];
        var shown = new ArrayList<Steps.Piece>();
        for (int i = 0; i < word.length(); ) {
            int whole = frozen ? userDefined(word, i, word.length()) : -1;
            int end =
                    whole >= 0
                            ? i + pieces.spellings()[whole].length()
                            : i + Character.charCount(word.codePointAt(i));
            int symbol = singles.getOrDefault(word.substring(i, end), -1);
            int id = symbol < 0 ? pieces.unknown() : ends[symbol];
            symbols[shown.size()] = whole >= 0 ? -1 : symbol;
            shown.add(
                    whole >= 0
                            ? new Steps.Piece(whole, i, end, false)
                            : new Steps.Piece(id, i, end, id == pieces.unknown()));
            i = end;
        }
        var record = new MergeRecord(shown, id -> pieces.scores()[id]);
        new MergeRun(merges, symbols, shown.size(), record).mergeAll();
        return new Steps.Merged(shown, record.merges(), pieces(word));
    }

    @Override
    public Optional<Pairs> pairs(String word) {
        return Optional.of(
                (left, right) -> {
                    int first = symbol(word, left);
                    int second = symbol(word, right);
                    long found = first < 0 || second < 0 ? -1 : merges.get(first, second);
                    return found < 0
                            ? null
                            : new Pairs.Joined(
                                    (int) (found >>> 32),
                                    pieces.scores()[(int) found],
                                    (int) found);
                });
    }

    /// What stands in the text where a person sees a piece, -1 where that merges with nothing.
    private int symbol(String word, Steps.Piece p) {
        if (frozen && p.id() >= 0 && pieces.roles()[p.id()] == ScoredPieces.Role.USER_DEFINED) {
            return -1;
        }
        boolean character = word.codePointCount(p.start(), p.end()) == 1;
        return character ? singles.getOrDefault(word.substring(p.start(), p.end()), -1) : p.id();
    }

    /// The pieces of a segment: id and end, counted from its start, in turn.
    private int[] merged(String text, int from, int to) {
        int[] symbols = new int[to - from];
        int[] until = new int[to - from];
        int count = 0;
        for (int i = from; i < to; ) {
            int whole = frozen ? userDefined(text, i, to) : -1;
            int end =
                    whole >= 0
                            ? i + pieces.spellings()[whole].length()
                            : i + Character.charCount(text.codePointAt(i));
            int symbol = whole >= 0 ? ~whole : singles.getOrDefault(text.substring(i, end), -1);
            symbols[count] = whole < 0 && symbol < 0 ? MergeRun.NONE : symbol;
            until[count++] = end - from;
            i = end;
        }
        var parts = unused ? new UnusedParts(pieces) : null;
        var run = new MergeRun(merges, symbols, count, parts);
        run.mergeAll();
        var out = new IntList();
        for (int i = 0, start = 0; i < run.size(); i++) {
            int symbol = run.symbol(i);
            int end = until[run.first(i + 1) - 1];
            if (symbol == MergeRun.NONE) {
                out.add(pieces.unknown(), end);
            } else if (symbol < 0) {
                out.add(~symbol, end);
            } else {
                give(symbol, start, end, parts, out);
            }
            start = end;
        }
        return out.done();
    }

    /// What unused pieces were last merged from.
    private static final class UnusedParts implements MergeWatcher {
        private final ScoredPieces pieces;
        private final Map<Integer, int[]> parts = new HashMap<>();

        UnusedParts(ScoredPieces pieces) {
            this.pieces = pieces;
        }

        @Override
        public void offered(int left, int right, int product) {
            if (pieces.roles()[product] == ScoredPieces.Role.UNUSED) {
                parts.put(product, new int[] {left, right});
            }
        }
    }

    /// Gives out a symbol; an unused piece in the parts that it was last merged from.
    private void give(int symbol, int start, int end, @Nullable UnusedParts parts, IntList out) {
        int[] two = parts == null ? null : parts.parts.get(symbol);
        if (two == null || two[0] == symbol || two[1] == symbol) {
            out.add(ends[symbol], end);
            return;
        }
        int left = two[0];
        int cut = start + lengths[left];
        give(left, start, cut, parts, out);
        give(two[1], cut, end, parts, out);
    }

    private int userDefined(String text, int at, int to) {
        int longest = -1;
        int node = PieceTrie.root();
        for (int i = at; i < to; i++) {
            node = user.child(node, text.charAt(i));
            if (node < 0) {
                break;
            }
            longest = user.value(node) >= 0 ? user.value(node) : longest;
        }
        return longest;
    }

    @Override
    public String toString() {
        return "SentencePieceBpe[" + pieces.size() + " pieces, " + merges.size() + " merges]";
    }
}
