package lexiscope.tokenizer;

import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Vocabulary;

import java.util.List;

/// Control pieces of a SentencePiece model, which a written tokenizer.json has as special tokens.
public final class ControlPieces {
    private ControlPieces() {}

    /// What is an added token in the file that was written and a mere piece in the model's own.
    public static List<String> added(Vocabulary own, Vocabulary written) {
        return written.added().values().stream()
                .filter(AddedToken::special)
                .map(AddedToken::content)
                .filter(
                        content ->
                                own.added().values().stream()
                                        .noneMatch(t -> t.content().equals(content)))
                .toList();
    }
}
