package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.Cosines;
import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.Shades;
import lexiscope.tokens.TokenColumn;
import lexiscope.tokens.TokenTable;
import lexiscope.tokens.TokenValue;
import lexiscope.tokens.TokenValues;
import lexiscope.trim.TokenFrequencies;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;
import lexiscope.work.Progress;

import java.util.Locale;
import java.util.Optional;

/// Finds what the pieces of the text are coloured by. Made from the vocabulary and the rows alone,
/// never from the text, so that typing waits for nothing.
final class TextColouring {
    /// Tints for categories; the last one is what further categories share.
    private static final int TINTS = 8;

    private final ReadOnlyObjectWrapper<TextColours> colours =
            new ReadOnlyObjectWrapper<>(new TextColours.Hues());
    private final Derived<Wanted, TextColours> derived;
    private final ObservableValue<Optional<LanguageModel>> model;
    private final ObservableValue<String> choice;
    private final ObservableValue<Number> focused;
    private final ObservableValue<View> view;
    private final ObservableValue<Optional<TokenFrequencies>> frequencies;

    /// What is to be coloured by what; the token and the space count for similarity only.
    ///
    /// @param counts for colouring by them; else empty
    private record Wanted(
            String by,
            LanguageModel model,
            int to,
            Space space,
            Optional<TokenFrequencies> counts) {}

    /// @param choice the name of a [TextColour]
    /// @param focused the focused token's id, or -1
    /// @param frequencies how often the tokens occur, where that was counted
    TextColouring(
            Tasks tasks,
            ObservableValue<Optional<LanguageModel>> model,
            ObservableValue<String> choice,
            ObservableValue<Number> focused,
            ObservableValue<View> view,
            ObservableValue<Optional<TokenFrequencies>> frequencies) {
        this.model = model;
        this.frequencies = frequencies;
        this.choice = choice;
        this.focused = focused;
        this.view = view;
        derived =
                new Derived<Wanted, TextColours>(
                                tasks, new TextColours.Hues(), TextColouring::found)
                        .titled(w -> "Colours of the text")
                        .leasing(Wanted::model)
                        .staying((a, b) -> a.model.equals(b.model) && a.by.equals(b.by));
        model.subscribe(_ -> find());
        choice.subscribe(_ -> find());
        focused.subscribe(_ -> find());
        view.subscribe(_ -> find());
        frequencies.subscribe(_ -> find());
        derived.state().subscribe(_ -> follow());
        derived.value().subscribe(_ -> follow());
    }

    ReadOnlyObjectProperty<TextColours> colours() {
        return colours.getReadOnlyProperty();
    }

    private TextColour chosen() {
        return TextColour.named(
                choice.getValue(), model.getValue(), frequencies.getValue().isPresent());
    }

    private void find() {
        TextColour by = chosen();
        LanguageModel now = model.getValue().orElse(null);
        boolean similar = by.equals(TextColour.SIMILARITY);
        int to = similar ? focused.getValue().intValue() : -1;
        boolean derives = !by.equals(TextColour.TOKEN) && !by.equals(TextColour.BOUNDARY);
        boolean possible = !similar || now != null && now.hasRow(to);
        derived.from(
                !derives || now == null || !possible
                        ? null
                        : new Wanted(
                                by.name(),
                                now,
                                to,
                                similar ? view.getValue().space() : Space.RAW,
                                by.equals(TextColour.COUNT)
                                        ? frequencies.getValue()
                                        : Optional.empty()));
        follow();
    }

    private void follow() {
        TextColour by = chosen();
        if (by.equals(TextColour.TOKEN)) {
            colours.set(new TextColours.Hues());
            return;
        }
        if (by.equals(TextColour.BOUNDARY)) {
            colours.set(new TextColours.Turns());
            return;
        }
        colours.set(
                switch (derived.state().get()) {
                    case Derivation.Idle<TextColours> _ ->
                            new TextColours.None("Click a token to see how similar others are.");
                    case Derivation.Working<TextColours> _ ->
                            derived.value().get() instanceof TextColours.Hues
                                    ? new TextColours.None(by.label() + ": being found.")
                                    : derived.value().get();
                    case Derivation.Ready<TextColours> ready -> ready.value();
                    case Derivation.Failed<TextColours> failed ->
                            new TextColours.None(failed.sentence());
                    case Derivation.Stopped<TextColours> _ ->
                            new TextColours.None(by.label() + ": stopped. Choose it again.");
                });
    }

    private static TextColours found(Wanted w, Progress progress) {
        if (w.by.equals(TextColour.SIMILARITY.name())) {
            float[] cosines =
                    Cosines.with(w.model.matrix().orElseThrow().in(w.space), w.to, progress);
            return shown(
                    "Cosine to the focus",
                    Shades.linear(
                            new TokenColumn.Numbers(cosines),
                            0,
                            1,
                            TextColours.Ramp.STEPS,
                            "≤ 0",
                            "1"),
                    false);
        }
        if (w.counts.isPresent()) {
            return counted(w.counts.get());
        }
        var table = new TokenTable(w.model);
        TokenValue value = table.value(w.by).orElseThrow();
        return shown(
                TextColour.named(w.by, Optional.of(w.model), false).label(),
                Shades.of(value, table.column(w.by, progress), TINTS, TextColours.Ramp.STEPS),
                value.equals(TokenValues.KIND));
    }

    /// Counts spread over powers: from once to the most frequent token.
    private static TextColours counted(TokenFrequencies of) {
        float[] powers = new float[of.counts().length];
        long most = 1;
        for (int id = 0; id < powers.length; id++) {
            powers[id] = of.count(id) == 0 ? Float.NaN : (float) Math.log((double) of.count(id));
            most = Math.max(most, of.count(id));
        }
        var steps =
                Shades.linear(
                        new TokenColumn.Numbers(powers),
                        0,
                        Math.log((double) most + 1),
                        TextColours.Ramp.STEPS,
                        "once",
                        String.format(Locale.ROOT, "%,d times", most));
        return new TextColours.Ramp(
                "Count in " + of.from(),
                steps.least(),
                steps.most(),
                "each shade so many times the one before; without a tint: never",
                steps.steps());
    }

    private static TextColours shown(String title, Shades shades, boolean kinds) {
        return switch (shades) {
            case Shades.Tints t -> new TextColours.Classes(title, t.names(), t.tints(), kinds);
            case Shades.Steps s ->
                    new TextColours.Ramp(title, s.least(), s.most(), s.note(), s.steps());
            case Shades.None _ -> new TextColours.None(title + ": no token has it.");
        };
    }
}
