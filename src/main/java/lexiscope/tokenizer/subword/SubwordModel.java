package lexiscope.tokenizer.subword;

import lexiscope.tokenizer.subword.piece.PieceSink;
import lexiscope.tokenizer.subword.steps.Pairs;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.tokenizer.subword.unigram.PathScores;
import lexiscope.tokenizer.subword.unigram.UnigramPaths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts a word into pieces of the vocabulary.
public sealed interface SubwordModel
        permits Bpe,
                CodePoints,
                CommasApart,
                LlamaBpe,
                LongestMatch,
                Renumbered,
                SentencePieceBpe,
                SentencePieceUnigram,
                SentencePieceWords,
                Unigram,
                WordLevel,
                WordPiece {
    /// Cuts a word.
    void cut(String word, PieceSink sink);

    /// Cuts a word that goes on where the one before it ended. Other than for a model that is
    /// [#running] that is nothing but [#cut].
    default void cut(String word, PathScores sums, PieceSink sink) {
        cut(word, sink);
    }

    /// The paths of the model within this one that adds scores up over a whole text, so that
    /// strictly no part of it can be cut on its own; empty where each word is cut by itself.
    default Optional<UnigramPaths> running() {
        return Optional.empty();
    }

    /// The entries that can keep neighbouring characters together. Where none of them holds two
    /// characters side by side, and one of the two is an entry by itself, a word may be cut between
    /// them and its pieces stay the same (running sums may not). Empty where this cannot be said.
    default Set<String> joining() {
        return Set.of();
    }

    /// Whether a character without an entry may give no token at all. Its neighbours then meet, and
    /// the reference, which counts what it has, reports the rest of the word too far left.
    default boolean drops() {
        return false;
    }

    /// Cuts a word and tells how. Slower than [#cut]; the pieces are the same.
    default Steps steps(String word) {
        return new Steps.Direct(pieces(word));
    }

    /// Which neighbours in a word it merges; empty for a model without merges.
    default Optional<Pairs> pairs(String word) {
        return Optional.empty();
    }

    /// The pieces of a word as values.
    default List<Steps.Piece> pieces(String word) {
        var pieces = new ArrayList<Steps.Piece>();
        cut(
                word,
                (id, start, end, unknown) -> pieces.add(new Steps.Piece(id, start, end, unknown)));
        return pieces;
    }
}
