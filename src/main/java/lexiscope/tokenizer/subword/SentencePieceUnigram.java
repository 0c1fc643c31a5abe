package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.ScoredPieces.Role;

import org.jspecify.annotations.Nullable;

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
/// alike), so the sums run through the whole text, from one segment to the next ([Sums]). Which
/// path is the best hardly ever depends on them: a segment's is searched once, with how sure it is,
/// and then looked up.
public final class SentencePieceUnigram implements SubwordModel {
    private static final float UNKNOWN_PENALTY = 10;

    /// A sum below this is set back to zero.
    static final float LOWEST_SUM = -100_000;

    private final ScoredPieces pieces;
    private final double[] scores;
    private final float unknownScore;
    private final PieceTrie trie = new PieceTrie();
    private final Segments<Way> segments;
    private final Set<String> matched;
    private final int[] bytes;
    private final boolean exact;
    private final boolean holdsUnrounded;

    private SentencePieceUnigram(ScoredPieces pieces, double[] scores, boolean exact) {
        this.pieces = pieces;
        this.scores = scores;
        this.exact = exact;
        this.holdsUnrounded = Arrays.asList(pieces.roles()).contains(Role.USER_DEFINED);
        this.bytes = PieceEmitter.bytes(pieces);
        var seams = new Seams();
        Set<String> spellings = new HashSet<>();
        float least = Float.MAX_VALUE;
        for (int id = 0; id < pieces.size(); id++) {
            Role role = pieces.roles()[id];
            if (role == Role.MATCHED) {
                least = Math.min(least, pieces.scores()[id]);
            }
            if (matches(id)) {
                trie.put(pieces.spellings()[id], id);
                seams.add(pieces.spellings()[id]);
                spellings.add(pieces.spellings()[id]);
            }
        }
        this.unknownScore = least - UNKNOWN_PENALTY;
        this.matched = Set.copyOf(spellings);
        this.segments =
                new Segments<>(
                        seams, (text, from, to) -> new UnigramSearch(this).sure(text, from, to));
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

    /// The score of a piece as it counts in a sum.
    public double score(int id) {
        return scores[id];
    }

    /// The score of an unknown character.
    public double unknownScore() {
        return unknownScore;
    }

    @Override
    public Set<String> joining() {
        return matched;
    }

    @Override
    public Optional<SentencePieceUnigram> running() {
        return Optional.of(this);
    }

    @Override
    public void cut(String word, Sink sink) {
        cut(word, new Sums(0), sink);
    }

    @Override
    public void cut(String word, Sums sums, Sink sink) {
        var out = new PieceEmitter(word, sink, pieces.unknown(), bytes);
        walk(word, sums, out);
        out.settle();
    }

    /// Walks through a word with a running sum.
    void walk(String word, Sums sums, @Nullable PieceEmitter out) {
        segments.each(
                word,
                (sure, from, to) -> {
                    double sum = begun(sums.now());
                    Way way = sure;
                    if (Math.abs(sum) <= sure.reach()) {
                        sum = added(sum, sure);
                    } else {
                        var search = new UnigramSearch(this);
                        Way found = search.from(sum, word, from, to);
                        sum = search.sum();
                        way = found.sameSteps(sure) ? sure : found;
                    }
                    sums.go(way, sum, magnitude(way));
                    if (out != null) {
                        emit(way, from, out);
                    }
                });
    }

    /// How far a way can move a sum, rounding included, as long as it does not start anew.
    private double magnitude(Way way) {
        double all = way.steps().length / 64.0;
        for (int id : way.steps()) {
            all += Math.abs(scoreOf(id));
        }
        return all;
    }

    private void emit(Way way, int from, PieceEmitter out) {
        int start = 0;
        for (int id : way.steps()) {
            boolean known = id != Way.UNKNOWN;
            int length =
                    known
                            ? pieces.spellings()[id].length()
                            : Character.charCount(way.text().codePointAt(start));
            out.piece(known ? id : pieces.unknown(), from + start, from + start + length);
            start += length;
        }
    }

    /// The sum that a part begins with.
    double begun(double sum) {
        return !exact && sum < LOWEST_SUM ? 0 : sum;
    }

    /// The sum behind a way.
    double added(double sum, Way way) {
        double s = sum + way.head();
        s = exact ? s : (float) s;
        int[] steps = way.steps();
        for (int i = 1; i < steps.length; i++) {
            s += scoreOf(steps[i]);
            s = exact ? s : (float) s;
        }
        return s;
    }

    /// The score of a step.
    double scoreOf(int step) {
        return step < 0 ? unknownScore : scores[step];
    }

    /// Whether sums are kept in double precision.
    boolean exact() {
        return exact;
    }

    /// Whether a new sum is held against the kept one before it is rounded itself. Version 0.1.97
    /// does so, since the bonus of user-defined pieces is a double (`length * max_score_ - 0.1`);
    /// by the long texts 0.2.2, measured on models without such pieces, does not.
    boolean holdsUnrounded() {
        return holdsUnrounded;
    }

    /// Its pieces that text may match.
    PieceTrie trie() {
        return trie;
    }

    /// Sums are those of [#cut] up to where they start anew.
    @Override
    public Steps steps(String word) {
        var search = new LatticeSearch(word.length(), exact);
        for (int start = 0; start < word.length(); ) {
            int character = Character.charCount(word.codePointAt(start));
            boolean single = false;
            int node = PieceTrie.root();
            for (int end = start; end < word.length(); ) {
                node = trie.child(node, word.charAt(end++));
                if (node < 0) {
                    break;
                }
                int id = trie.value(node);
                if (id >= 0) {
                    single |= end - start == character;
                    search.edge(start, end, id, scores[id]);
                }
            }
            if (!single) {
                search.edge(start, start + character, -1, unknownScore);
            }
            start += character;
        }
        return search.found(pieces(word));
    }

    @Override
    public String toString() {
        return "SentencePieceUnigram[" + pieces.size() + " pieces]";
    }
}
