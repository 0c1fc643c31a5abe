package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceEmitter;
import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.tokenizer.subword.piece.ScoredTrie;
import lexiscope.tokenizer.subword.piece.UnitPairs;
import lexiscope.tokenizer.subword.steps.LatticeSearch;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.tokenizer.subword.unigram.PathScores;
import lexiscope.tokenizer.subword.unigram.UnigramPaths;
import lexiscope.tokenizer.subword.unigram.ViterbiPath;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// SentencePiece's unigram model (`sentencepiece/src/unigram_model.cc`, `EncodeOptimized`): the cut
/// with the highest sum of scores, ties keeping the path found first. Other than [Unigram] it never
/// matches control or byte pieces in text, and user-defined pieces have a score of their own. Cost:
/// length × longest piece.
///
/// The reference adds in single precision and starts anew from zero where a sum falls below
/// -100,000 (measured on version 0.2.2: over a megabyte of text only this decides all close calls
/// alike), so the sums run through the whole text, from one segment to the next ([PathScores]).
/// Which path is the best hardly ever depends on them: a segment's is searched once, with how sure
/// it is, and then looked up.
public final class SentencePieceUnigram implements SubwordModel {
    private static final float UNKNOWN_PENALTY = 10;

    private final ScoredPieces pieces;
    private final ScoredTrie edges;
    private final UnigramPaths paths;
    private final Set<String> matched;
    private final int[] bytes;
    private final boolean exact;

    private SentencePieceUnigram(ScoredPieces pieces, double[] scores, boolean exact) {
        this.pieces = pieces;
        this.exact = exact;
        this.bytes = PieceEmitter.bytes(pieces);
        var trie = new PieceTrie();
        var pairs = new UnitPairs();
        Set<String> spellings = new HashSet<>();
        float least = Float.MAX_VALUE;
        for (int id = 0; id < pieces.size(); id++) {
            Role role = pieces.roles()[id];
            if (role == Role.MATCHED) {
                least = Math.min(least, pieces.scores()[id]);
            }
            if (matches(id)) {
                trie.put(pieces.spellings()[id], id);
                pairs.add(pieces.spellings()[id]);
                spellings.add(pieces.spellings()[id]);
            }
        }
        this.edges = new ScoredTrie(trie, scores, least - UNKNOWN_PENALTY);
        this.matched = Set.copyOf(spellings);
        // version 0.1.97 holds sums unrounded, since the bonus of user-defined pieces is a double
        // (`length * max_score_ - 0.1`); by the long texts 0.2.2, measured on models without such
        // pieces, does not
        boolean holdsUnrounded = Arrays.asList(pieces.roles()).contains(Role.USER_DEFINED);
        this.paths = new UnigramPaths(edges, pairs, exact, holdsUnrounded);
    }

    /// The model as SentencePiece runs it.
    public static SentencePieceUnigram of(ScoredPieces pieces) {
        // FLT_MIN, the least positive number, is what the reference starts from
        float most = Float.MIN_NORMAL;
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.roles()[id] == Role.MATCHED) {
                most = Math.max(most, pieces.scores()[id]);
            }
        }
        double[] scores = new double[pieces.size()];
        for (int id = 0; id < scores.length; id++) {
            int length = pieces.spellings()[id].getBytes(StandardCharsets.UTF_8).length;
            scores[id] =
                    pieces.roles()[id] == Role.USER_DEFINED
                            ? length * most - 0.1
                            : pieces.scores()[id];
        }
        return new SentencePieceUnigram(pieces, scores, false);
    }

    /// The model as llama.cpp runs it (`llm_tokenizer_ugm_session`): sums in double precision,
    /// unused pieces are matched too.
    ///
    /// @param scores the scores as they count in a sum, by id; owned from now on
    public static SentencePieceUnigram asLlama(ScoredPieces pieces, double[] scores) {
        return new SentencePieceUnigram(pieces, scores, true);
    }

    /// Its pieces.
    public ScoredPieces pieces() {
        return pieces;
    }

    /// Whether text may match a piece; llama.cpp matches unused ones too.
    public boolean matches(int id) {
        return pieces.matches(id) && (exact || pieces.roles()[id] != Role.UNUSED);
    }

    /// Whether sums are kept in double precision, as llama.cpp does.
    boolean exact() {
        return exact;
    }

    /// The score of a piece as it counts in a sum.
    public double score(int id) {
        return edges.score(id);
    }

    /// The score of an unknown character.
    public double unknownScore() {
        return edges.unknownScore();
    }

    @Override
    public Set<String> joining() {
        return matched;
    }

    @Override
    public Optional<UnigramPaths> running() {
        return Optional.of(paths);
    }

    @Override
    public void cut(String word, PieceSink sink) {
        cut(word, new PathScores(0), sink);
    }

    @Override
    public void cut(String word, PathScores sums, PieceSink sink) {
        var out = new PieceEmitter(word, sink, pieces.unknown(), bytes);
        paths.walk(word, sums, (path, from) -> emit(path, from, out));
        out.settle();
    }

    private void emit(ViterbiPath path, int from, PieceEmitter out) {
        int start = 0;
        for (int id : path.steps()) {
            boolean known = id != ScoredTrie.UNKNOWN;
            int length =
                    known
                            ? pieces.spellings()[id].length()
                            : Character.charCount(path.text().codePointAt(start));
            out.piece(known ? id : pieces.unknown(), from + start, from + start + length);
            start += length;
        }
    }

    /// Sums are those of [#cut] up to where they start anew.
    @Override
    public Steps steps(String word) {
        var search = new LatticeSearch(word.length(), exact);
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            edges.edges(word, i, search::edge);
        }
        return search.found(pieces(word));
    }

    @Override
    public String toString() {
        return "SentencePieceUnigram[" + pieces.size() + " pieces]";
    }
}
