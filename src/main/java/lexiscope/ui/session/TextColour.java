package lexiscope.ui.session;

import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenValue;
import lexiscope.tokens.TokenValues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the pieces of the text can be coloured by: a hue of each token's own, turns that show
/// nothing but where one piece ends, the likeness to the focused token, and every value that the
/// tokens of a model have.
///
/// @param name stable; of a value its id
/// @param label its name in the chooser
/// @param purpose what it shows, in a sentence
public record TextColour(String name, String label, String purpose) {
    /// Each token has its hue.
    public static final TextColour TOKEN =
            new TextColour("token", "Token", "A token has the same colour wherever it occurs.");

    /// Two tints in turn.
    public static final TextColour BOUNDARY =
            new TextColour("boundary", "Boundary", "Two tints in turn show where pieces end.");

    /// The cosine to the focused token.
    public static final TextColour SIMILARITY =
            new TextColour(
                    "similarity",
                    "Similarity to the focus",
                    "The cosine of each token's row with the row of the focused token.");

    /// How often tokens occur in texts of a person's own.
    public static final TextColour COUNT =
            new TextColour(
                    "count",
                    "Rarity (count)",
                    "How often the token occurs in the texts that were counted; without a tint, it"
                            + " never does.");

    /// What is always on offer as an action, whatever is open.
    public static List<TextColour> common() {
        return List.of(
                TOKEN,
                BOUNDARY,
                of(TokenValues.KIND),
                of(TokenValues.ID),
                of(TokenValues.NORM),
                SIMILARITY);
    }

    /// What is on offer for a model, in the order of the chooser.
    ///
    /// @param counted whether its tokens were counted in texts
    public static List<TextColour> all(Optional<LanguageModel> model, boolean counted) {
        var all = new ArrayList<>(all(model));
        if (counted) {
            all.add(COUNT);
        }
        return List.copyOf(all);
    }

    /// What is on offer for any model like this one.
    static List<TextColour> all(Optional<LanguageModel> model) {
        var all = new ArrayList<>(List.of(TOKEN, BOUNDARY));
        List<TokenValue> values = model.map(TokenValues::all).orElse(List.of());
        for (TextColour usual : common()) {
            if (values.stream().anyMatch(v -> v.id().equals(usual.name))) {
                all.add(usual);
            }
        }
        if (model.flatMap(LanguageModel::matrix).isPresent()) {
            all.add(SIMILARITY);
        }
        for (TokenValue value : values) {
            TextColour more = of(value);
            if (!all.contains(more)) {
                all.add(more);
            }
        }
        return List.copyOf(all);
    }

    private static TextColour of(TokenValue value) {
        String label = value.equals(TokenValues.ID) ? "Rarity (id)" : value.label();
        String purpose =
                value.equals(TokenValues.ID)
                        ? "How late the token stands in the vocabulary; most give rarer tokens"
                                + " higher ids."
                        : value.purpose();
        return new TextColour(value.id(), label, purpose);
    }

    /// What goes by a name for a model; its own hues where nothing does.
    static TextColour named(String name, Optional<LanguageModel> model, boolean counted) {
        return all(model, counted).stream()
                .filter(c -> c.name.equals(name))
                .findFirst()
                .orElse(TOKEN);
    }
}
