package lexiscope.trial.verdict;

import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.CodePoints;
import lexiscope.tokenizer.subword.CommasApart;
import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.tokenizer.subword.LongestMatch;
import lexiscope.tokenizer.subword.Renumbered;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SentencePieceWords;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.AddedToken;

/// Says how a token comes about.
final class HowProduced {
    private final Tokenizer tokenizer;

    HowProduced(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    String sentence(int id) {
        AddedToken added = tokenizer.vocabulary().added(id);
        if (added != null) {
            return added.normalized()
                    ? "It is cut out of the normalised text before the subword model runs."
                    : "It is cut out of the text as typed, before anything else runs.";
        }
        return switch (tokenizer.stages().model()) {
            case Bpe _ -> "Merges lead to it, and no older merge takes its parts first.";
            case LlamaBpe _ -> "Merges lead to it, and no older merge takes its parts first.";
            case SentencePieceBpe _ ->
                    "Merges lead to it, and no better one takes its parts first.";
            case Unigram m ->
                    "Its score, " + Numeral.of(m.score(id)) + ", is enough to win its own word.";
            case SentencePieceUnigram m ->
                    "Its score, " + Numeral.of(m.score(id)) + ", is enough to win its own word.";
            case WordPiece m ->
                    tokenizer.vocabulary().spelling(id).startsWith(m.continuation())
                            ? "It is the longest entry at a place inside a word."
                            : "It is the longest entry at the beginning of a word.";
            case WordLevel _ -> "It is looked up as a whole word.";
            case LongestMatch _ -> "It is the longest entry where it begins.";
            case CodePoints _ -> "It is a character.";
            case CommasApart _ -> "Its text comes to it.";
            case Renumbered _ -> "Its text comes to it.";
            case SentencePieceWords _ -> "It is looked up as a whole.";
        };
    }
}
