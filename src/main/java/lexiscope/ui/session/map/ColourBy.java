package lexiscope.ui.session.map;

import lexiscope.cluster.Grouping;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.TokenValue;
import lexiscope.tokens.TokenValues;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the points of the map are coloured by.
public sealed interface ColourBy {
    /// Their kinds.
    record Kind() implements ColourBy {}

    /// How many of a token's 10 nearest in the space are among its 10 nearest on the map.
    record Kept() implements ColourBy {}

    /// A value that tokens have.
    ///
    /// @param value which; not the kind, which has shapes of its own
    record Value(TokenValue value) implements ColourBy {}

    /// Clusters around centres (k-means).
    ///
    /// @param centres 1 to the number of tokens
    /// @param where the distances are taken
    record Centres(int centres, Grouping.Where where) implements ColourBy {}

    /// Clusters of density (HDBSCAN*).
    ///
    /// @param least the fewest tokens of a cluster, 2 or more
    /// @param where the distances are taken
    record Density(int least, Grouping.Where where) implements ColourBy {}

    /// What is on offer for any model with a matrix, with usual numbers, in the order of the
    /// chooser.
    static List<ColourBy> common() {
        return List.of(
                new Kind(),
                new Kept(),
                new Density(25, Grouping.Where.MAP),
                new Density(25, Grouping.Where.SPACE),
                new Centres(20, Grouping.Where.MAP),
                new Centres(20, Grouping.Where.SPACE));
    }

    /// What is on offer for a model: what any has, then the values of its tokens.
    static List<ColourBy> all(LanguageModel model) {
        return with(TokenValues.all(model));
    }

    /// What there is for any model; one may lack some of it.
    static List<ColourBy> every() {
        return with(TokenValues.every());
    }

    private static List<ColourBy> with(List<TokenValue> values) {
        var all = new ArrayList<>(common());
        for (TokenValue value : values) {
            if (!value.equals(TokenValues.KIND)) {
                all.add(new Value(value));
            }
        }
        return List.copyOf(all);
    }

    /// The name in the verbs: `kind`, `kept`, `density-map`, `density-space`, `centres-map`,
    /// `centres-space`, or the id of a value.
    default String name() {
        return switch (this) {
            case Kind _ -> "kind";
            case Kept _ -> "kept";
            case Value v -> v.value.id();
            case Centres c -> "centres-" + c.where.name().toLowerCase(Locale.ROOT);
            case Density d -> "density-" + d.where.name().toLowerCase(Locale.ROOT);
        };
    }

    /// What goes by a name, with its usual number.
    ///
    /// @throws IllegalArgumentException with a sentence when nothing does
    static ColourBy named(String name) {
        return every().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "A map cannot be coloured by \""
                                                + name
                                                + "\"; choose one of "
                                                + String.join(
                                                        ", ",
                                                        every().stream()
                                                                .map(ColourBy::name)
                                                                .toList())
                                                + "."));
    }

    /// The name in the chooser.
    default String label() {
        return switch (this) {
            case Kind _ -> "Kind of token";
            case Kept _ -> "Neighbours kept";
            case Value v -> v.value.label();
            case Centres c -> "k-means " + c.where.words();
            case Density d -> "Density clusters " + d.where.words();
        };
    }

    /// What it shows, in a sentence.
    default String purpose() {
        return switch (this) {
            case Kind _ -> "Word starts, continuations, bytes, special and added tokens.";
            case Kept _ ->
                    "How many of a token's 10 nearest in the space are among its 10 nearest on the"
                            + " map: where the picture can be trusted.";
            case Value v -> v.value.purpose();
            case Centres c -> c.centres + " groups, each around a centre; every token is in one.";
            case Density d ->
                    "Groups of at least "
                            + d.least
                            + " tokens that lie closer together than what is around them; the rest"
                            + " belongs to none.";
        };
    }
}
