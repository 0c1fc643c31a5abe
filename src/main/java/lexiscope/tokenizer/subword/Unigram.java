package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.ByteTokens;
import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredTrie;
import lexiscope.tokenizer.subword.steps.LatticeSearch;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.tokenizer.subword.unigram.UnigramRun;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The unigram language model: of all ways to cut a word into pieces the one with the highest sum
/// of scores (Kudo 2018), by Viterbi's algorithm in double precision. Ties keep the path found
/// first, pieces being tried from left to right and shortest first, as in
/// `tokenizers/src/models/unigram`. Cost: length × longest piece.
///
/// A word is never cut into parts that are solved on their own, though no piece may span them: sums
/// that are equal on paper differ in their last bits by what was added before, and those decide.
public final class Unigram implements SubwordModel {
    /// What an unknown character costs below the lowest score.
    public static final double UNKNOWN_PENALTY = 10;

    private final String[] pieces;
    private final double[] scores;
    private final int unknown;
    private final boolean byteFallback;
    private final Map<String, Integer> ids;
    private final ScoredTrie edges;
    private final ByteTokens bytes;

    /// A model; the arrays are owned from now on.
    ///
    /// @param pieces spelling by id
    /// @param scores score by id, finite
    /// @param unknown the id of the unknown token, or -1: unknown text then gives no token
    /// @param byteFallback unknown text gives its bytes' tokens, if all are there
    public Unigram(String[] pieces, double[] scores, int unknown, boolean byteFallback) {
        this.pieces = pieces;
        this.scores = scores;
        this.unknown = unknown;
        this.byteFallback = byteFallback;
        var trie = new PieceTrie();
        this.ids = HashMap.newHashMap(pieces.length);
        for (int id = 0; id < pieces.length; id++) {
            ids.put(pieces[id], id);
            if (!pieces[id].isEmpty()) {
                trie.put(pieces[id], id);
            }
        }
        this.bytes = new ByteTokens(ids);
        double least = Arrays.stream(scores).min().orElse(0);
        this.edges = new ScoredTrie(trie, scores, least - UNKNOWN_PENALTY);
    }

    /// Spelling → id; not to be written.
    public Map<String, Integer> ids() {
        return ids;
    }

    /// The spelling of a piece.
    public String piece(int id) {
        return pieces[id];
    }

    /// The score of a piece.
    public double score(int id) {
        return scores[id];
    }

    /// The id of the unknown token, or -1.
    public int unknown() {
        return unknown;
    }

    /// The number of pieces.
    public int size() {
        return pieces.length;
    }

    /// Whether unknown text gives its bytes' tokens.
    public boolean byteFallback() {
        return byteFallback;
    }

    /// The score of an unknown character.
    public double unknownScore() {
        return edges.unknownScore();
    }

    @Override
    public void cut(String word, PieceSink sink) {
        var emitter = new Emitter(word, sink);
        new UnigramRun(edges, word, emitter::piece).run();
        emitter.settle();
    }

    @Override
    public Steps steps(String word) {
        var search = new LatticeSearch(word.length(), true);
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            edges.edges(word, i, search::edge);
        }
        return search.found(pieces(word));
    }

    /// Gives out the pieces of one word; neighbouring unknowns are one.
    private final class Emitter {
        private final String word;
        private final PieceSink sink;
        private boolean open;
        private boolean fused;
        private int first;
        private int start;
        private int end;

        Emitter(String word, PieceSink sink) {
            this.word = word;
            this.sink = sink;
        }

        void piece(int id, int from, int to) {
            if (!isUnknown(id)) {
                settle();
                sink.piece(id, from, to, false);
                return;
            }
            fused = open;
            first = open ? first : id;
            start = open ? start : from;
            end = to;
            open = true;
        }

        void settle() {
            if (!open) {
                return;
            }
            open = false;
            Integer known = fused || first >= 0 ? ids.get(word.substring(start, end)) : null;
            if (known != null) {
                sink.piece(known, start, end, known == unknown);
            } else {
                unknown(word, start, end, sink);
            }
        }
    }

    private boolean isUnknown(int id) {
        return id < 0 || id == unknown;
    }

    private void unknown(String word, int start, int end, PieceSink sink) {
        int[] tokens = byteFallback ? bytes.of(word.substring(start, end)) : new int[0];
        if (tokens.length == 0) {
            if (unknown >= 0) {
                sink.piece(unknown, start, end, true);
            }
            return;
        }
        int k = 0;
        for (int i = start; i < end; ) {
            int cp = word.codePointAt(i);
            int next = i + Character.charCount(cp);
            int length = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
            for (int b = 0; b < length; b++) {
                sink.piece(tokens[k++], i, next, false, start, end);
            }
            i = next;
        }
    }

    @Override
    public String toString() {
        return "Unigram[" + pieces.length + " pieces]";
    }
}
