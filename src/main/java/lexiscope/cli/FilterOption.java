package lexiscope.cli;

import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenFilter;
import lexiscope.tokens.TokenSet;
import lexiscope.tokens.TokenSets;
import lexiscope.tokens.TokenTable;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Optional;

/// Which tokens a verb is about, in the filter language.
final class FilterOption {
    @Option(
            names = "--filter",
            paramLabel = "F",
            description =
                    "Only these tokens: a line such as \"kind:word-start script:Latin norm<1"
                            + " /ing$$/\" (see the README).")
    private @Nullable String line;

    /// The tokens; empty where nothing was said.
    Optional<TokenSet> tokens(LanguageModel model) {
        if (line == null) {
            return Optional.empty();
        }
        var table = new TokenTable(model);
        TokenFilter filter = TokenFilter.parse(line, table.values(), TokenSets.NONE);
        return Optional.of(filter.matching(table, TokenSets.NONE, Progress.NONE));
    }

    /// The ids of the rows; all where nothing was said.
    ///
    /// @throws IllegalArgumentException with a sentence where there is none
    int[] rows(LanguageModel model, int rows) {
        int[] ids =
                tokens(model)
                        .map(t -> t.intersection(TokenSet.range(0, rows)))
                        .orElse(TokenSet.range(0, rows))
                        .toArray();
        if (ids.length == 0) {
            throw new IllegalArgumentException("No token with a row passes the filter.");
        }
        return ids;
    }

    /// Whether anything was said.
    boolean said() {
        return line != null;
    }
}
