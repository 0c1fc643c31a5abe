package lexiscope.cli;

import lexiscope.model.LanguageModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/// Which token a verb is about: by id, or by spelling.
final class TokenOption {
    @Option(names = "--id", paramLabel = "N", description = "The token's id.")
    private @Nullable Integer id;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "The token as the vocabulary spells it, else its text.")
    private @Nullable String token;

    /// The id, which has a row.
    int idWithRow(LanguageModel model) {
        int chosen = id != null ? id : ModelOptions.id(model, token == null ? "" : token);
        int rows = ModelOptions.matrix(model).rows();
        if (chosen < 0 || chosen >= rows) {
            throw new IllegalArgumentException(
                    "There is no row " + chosen + "; the matrix has rows 0 to " + (rows - 1) + ".");
        }
        return chosen;
    }
}
