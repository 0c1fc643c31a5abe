package lexiscope.tokens;

import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All tokens of a model with their texts and values, each computed when first asked for and then
/// kept. Safe for many threads; two that ask at once may compute the same. Whoever asks holds a
/// lease of the model.
public final class TokenTable {
    private final LanguageModel model;
    private final int size;
    private final List<TokenValue> values;
    private final Map<String, TokenColumn> columns = new ConcurrentHashMap<>();
    private volatile @Nullable TokenTexts texts;

    /// A model with the values that it has today ([TokenValues#all]).
    public TokenTable(LanguageModel model) {
        this(model, TokenValues.all(model));
    }

    private TokenTable(LanguageModel model, List<TokenValue> values) {
        this.model = model;
        this.size = Math.max(model.vocabulary().size(), model.rows());
        this.values = List.copyOf(values);
    }

    /// The same with a further value; one of the same id is replaced. What is known already is
    /// kept.
    public TokenTable with(TokenValue more) {
        var all = new ArrayList<>(values);
        all.removeIf(v -> v.id().equals(more.id()));
        all.add(more);
        var table = new TokenTable(model, all);
        table.columns.putAll(columns);
        table.columns.remove(more.id());
        table.texts = texts;
        return table;
    }

    /// The model.
    public LanguageModel model() {
        return model;
    }

    /// The ids it speaks of are below this: the highest id + 1, or the rows where they are more.
    public int size() {
        return size;
    }

    /// Its values, in the order of a chooser.
    public List<TokenValue> values() {
        return values;
    }

    /// The value of a name, where there is one.
    public Optional<TokenValue> value(String id) {
        return values.stream().filter(v -> v.id().equals(id)).findFirst();
    }

    /// The column of one of its values.
    ///
    /// @throws IllegalArgumentException with a sentence where the model has no such value
    public TokenColumn column(String id, Progress progress) {
        TokenColumn known = columns.get(id);
        if (known == null) {
            TokenValue value =
                    value(id)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    model.facts().name()
                                                            + " has no value “"
                                                            + id
                                                            + "” for its tokens."));
            known = value.source().of(model, progress);
            columns.put(id, known);
        }
        return known;
    }

    /// The texts of all tokens.
    public TokenTexts texts(Progress progress) {
        TokenTexts known = texts;
        if (known == null) {
            known = TokenTexts.of(model.vocabulary(), size, progress);
            texts = known;
        }
        return known;
    }
}
