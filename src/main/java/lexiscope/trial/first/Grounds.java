package lexiscope.trial.first;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.model.LanguageModel;
import lexiscope.vocabulary.Lookup;

import java.util.Optional;

/// What first vectors of a model are made of: the ground of its input rows, and of output rows of
/// their own. Norms and the like are found once.
public final class Grounds {
    private final LanguageModel model;
    private final Optional<Ground> input;
    private final Optional<Ground> output;

    /// @param model with a tokenizer
    /// @param donors other models that vectors are taken from
    /// @param seed of everything random
    public Grounds(LanguageModel model, Donors donors, long seed) {
        this.model = model;
        input = model.matrix().map(m -> ground(m, false, donors, seed));
        output = model.output().map(m -> ground(m, true, donors, seed + 1));
    }

    private Ground ground(EmbeddingMatrix matrix, boolean own, Donors donors, long seed) {
        return new Ground(matrix, model.tokenizer().orElseThrow(), own, donors, seed);
    }

    /// The model as opened.
    public LanguageModel model() {
        return model;
    }

    /// That of the input rows; empty without a matrix.
    public Optional<Ground> input() {
        return input;
    }

    /// That of output rows of their own.
    public Optional<Ground> output() {
        return output;
    }

    /// The first vector of a name.
    ///
    /// @throws IllegalArgumentException with a sentence where there is none of that name, or no
    ///   token that it names
    public FirstVector named(String name) {
        return FirstVectorNames.named(
                name,
                token ->
                        Lookup.of(model.vocabulary(), model.rows(), token)
                                .first()
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "No token is “" + token + "”.")));
    }
}
