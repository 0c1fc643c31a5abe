package lexiscope.trial;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.ExtendedMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.vocabulary.AddedToken;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A proposed token carried out on a model.
///
/// @param proposed the proposal
/// @param id the id it gets
/// @param pieces the tokens that its text is split into without it
/// @param row the row it begins with, untrained; empty where the model has no matrix
/// @param reusesRow whether the matrix had a row of this id already, which no token used
public record Trial(
        TrialToken proposed, int id, int[] pieces, Optional<float[]> row, boolean reusesRow) {
    /// Carries a proposal out: the id after the last one, the pieces, the row.
    ///
    /// @throws IllegalArgumentException with a sentence when the token is empty, a lone surrogate,
    ///   or there already
    public static Trial of(LanguageModel model, TrialToken proposed) {
        String content = proposed.token().content();
        Tokenizer tokenizer =
                model.tokenizer()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "This model has no tokenizer to add a token to."));
        if (content.isEmpty()) {
            throw new IllegalArgumentException("Type the token to add.");
        }
        if (content.chars().anyMatch(c -> Character.isSurrogate((char) c))
                && !java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(content)) {
            throw new IllegalArgumentException(
                    "This text holds half a character (a lone surrogate) and cannot be a token.");
        }
        int[] pieces = tokenizer.encode(content, new EncodeOptions(false, true)).ids();
        if (pieces.length == 1 && model.vocabulary().added(pieces[0]) != null) {
            throw new IllegalArgumentException(
                    "“" + content + "” is there already: it is the added token " + pieces[0] + ".");
        }
        int id = model.vocabulary().size();
        Optional<float[]> row = model.matrix().map(m -> proposed.initialisation().row(m, pieces));
        return new Trial(proposed, id, pieces, row, id < model.rows());
    }

    /// The model with some trials applied, one after the other.
    public static LanguageModel applied(LanguageModel model, List<Trial> trials) {
        if (trials.isEmpty() || model.tokenizer().isEmpty()) {
            return model;
        }
        Map<Integer, AddedToken> tokens = new HashMap<>();
        Map<Integer, float[]> rows = new HashMap<>();
        for (Trial t : trials) {
            tokens.put(t.id, t.proposed.token());
            t.row.ifPresent(row -> rows.put(t.id, row));
        }
        Optional<EmbeddingMatrix> matrix = model.matrix().map(m -> new ExtendedMatrix(m, rows));
        return model.seenWith(model.tokenizer().get().with(tokens), matrix);
    }
}
