package lexiscope.tokens;

import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Something that every token of a model has or lacks: a column of the table, a colour of the map,
/// a name of the filter language, a field of an export. Adding one takes this record and a line
/// where [TokenTable]s are made.
///
/// @param id its name in the filter language: small letters, digits and hyphens; stable
/// @param label its name for people
/// @param purpose what it says and when it is missing, in a sentence
/// @param form numbers or categories, and how they are written
/// @param scale what they mean
/// @param source what computes it
public record TokenValue(
        String id, String label, String purpose, Form form, Scale scale, Source source) {
    /// Names that mean something else in the filter language.
    private static final Set<String> TAKEN = Set.of("in", "or", "not", "none");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /// Computes the column for all tokens of a model: ids below the larger of the vocabulary's size
    /// and the matrix's rows.
    @FunctionalInterface
    public interface Source {
        TokenColumn of(LanguageModel model, Progress progress);
    }

    /// How values are written.
    public sealed interface Form {
        /// Numbers.
        ///
        /// @param unit behind the number, or ""
        /// @param digits behind the point; 0 for whole numbers
        record Figures(String unit, int digits) implements Form {}

        /// Categories.
        ///
        /// @param names those there can be, in their order; empty where only the column knows them
        record Classes(List<String> names) implements Form {
            public Classes {
                names = List.copyOf(names);
            }
        }
    }

    public TokenValue {
        if (!NAME.matcher(id).matches() || TAKEN.contains(id)) {
            throw new IllegalArgumentException("“" + id + "” cannot name a value of tokens.");
        }
    }

    /// Whether its values are numbers, not categories.
    public boolean numeric() {
        return form instanceof Form.Figures;
    }

    /// The value of a token in words, "" where it has none.
    public String shown(TokenColumn column, int token) {
        if (!column.has(token)) {
            return "";
        }
        return switch (column) {
            case TokenColumn.Categories c -> c.names().get(c.values()[token]);
            case TokenColumn.Wholes w -> unit(String.format(Locale.ROOT, "%,d", w.values()[token]));
            case TokenColumn.Numbers n -> {
                int digits = form instanceof Form.Figures figures ? figures.digits() : 3;
                yield unit(String.format(Locale.ROOT, "%,." + digits + "f", n.values()[token]));
            }
        };
    }

    private String unit(String number) {
        return form instanceof Form.Figures figures && !figures.unit().isEmpty()
                ? number + " " + figures.unit()
                : number;
    }

    /// A category as the filter language writes it: without spaces.
    static String word(String category) {
        return category.replace(' ', '-').replace('_', '-');
    }

    /// Whether a word of the filter language means a category, case ignored.
    static boolean means(String word, String category) {
        return word(word).equalsIgnoreCase(word(category));
    }
}
