package lexiscope.tokens;

import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.CodePoints;
import lexiscope.tokenizer.subword.CommasApart;
import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.tokenizer.subword.LongestMatch;
import lexiscope.tokenizer.subword.Renumbered;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SentencePieceWords;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.tokenizer.subword.piece.ScoredPieces;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/// What a subword model says of its own pieces: the ranks of merges, or scores.
///
/// @param model the model itself, out of what renumbers it or cuts its pieces again
/// @param ids the token that a piece is, or -1
record PieceFigures(SubwordModel model, IntUnaryOperator ids) {
    /// Those of an open model; empty without a tokenizer.
    static Optional<PieceFigures> of(LanguageModel model) {
        return model.tokenizer().map(t -> of(t.stages().model(), piece -> piece));
    }

    private static PieceFigures of(SubwordModel model, IntUnaryOperator ids) {
        return switch (model) {
            case Renumbered m ->
                    of(
                            m.model(),
                            piece ->
                                    piece < m.ids().length && m.ids()[piece] >= 0
                                            ? ids.applyAsInt(m.ids()[piece])
                                            : -1);
            case CommasApart m -> of(m.model(), ids);
            case LlamaBpe m -> of(m.asBpe(), ids);
            case Bpe _,
                    CodePoints _,
                    LongestMatch _,
                    SentencePieceBpe _,
                    SentencePieceUnigram _,
                    SentencePieceWords _,
                    Unigram _,
                    WordLevel _,
                    WordPiece _ ->
                    new PieceFigures(model, ids);
        };
    }

    /// Whether it merges by rank.
    boolean ranked() {
        return model instanceof Bpe;
    }

    /// Whether its pieces have scores.
    boolean scored() {
        return pieces().isPresent();
    }

    /// The lowest rank of a merge that makes each token below `size`.
    long[] ranks(int size) {
        long[] ranks = TokenColumn.Wholes.without(size);
        if (model instanceof Bpe bpe) {
            bpe.merges()
                    .each(
                            (_, _, rank, product) -> {
                                int id = ids.applyAsInt(product);
                                if (id >= 0 && id < size) {
                                    boolean none = ranks[id] == TokenColumn.Wholes.NONE;
                                    ranks[id] = none ? rank : Math.min(ranks[id], rank);
                                }
                            });
        }
        return ranks;
    }

    /// The score of each token below `size`, NaN where it has none.
    float[] scores(int size) {
        float[] scores = new float[size];
        Arrays.fill(scores, Float.NaN);
        pieces().ifPresent(
                        pieces -> {
                            for (int piece = 0; piece < pieces.count; piece++) {
                                int id = ids.applyAsInt(piece);
                                if (id >= 0 && id < size) {
                                    scores[id] = (float) pieces.score.applyAsDouble(piece);
                                }
                            }
                        });
        return scores;
    }

    private record Scores(int count, IntToDoubleFunction score) {
        /// Pieces that text is never cut into have no score that means anything.
        static Optional<Scores> of(ScoredPieces pieces) {
            return Optional.of(
                    new Scores(
                            pieces.size(),
                            p -> pieces.matches(p) ? pieces.scores()[p] : Double.NaN));
        }
    }

    private Optional<Scores> pieces() {
        return switch (model) {
            case Unigram m -> Optional.of(new Scores(m.size(), m::score));
            case SentencePieceBpe m -> Scores.of(m.pieces());
            case SentencePieceUnigram m -> Scores.of(m.pieces());
            case SentencePieceWords m -> Scores.of(m.pieces());
            case Bpe _,
                    CodePoints _,
                    CommasApart _,
                    LlamaBpe _,
                    LongestMatch _,
                    Renumbered _,
                    WordLevel _,
                    WordPiece _ ->
                    Optional.empty();
        };
    }
}
