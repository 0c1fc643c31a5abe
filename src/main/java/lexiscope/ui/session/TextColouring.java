package lexiscope.ui.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import lexiscope.embedding.Cosines;
import lexiscope.embedding.Space;
import lexiscope.model.LanguageModel;
import lexiscope.tokens.Scale;
import lexiscope.tokens.TokenColumn;
import lexiscope.tokens.TokenTable;
import lexiscope.tokens.TokenValue;
import lexiscope.tokens.TokenValues;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.task.Tasks;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /// What is to be coloured by what; the token and the space count for similarity only.
    private record Wanted(String by, LanguageModel model, int to, Space space) {}

    /// @param choice the name of a [TextColour]
    /// @param focused the focused token's id, or -1
    TextColouring(
            Tasks tasks,
            ObservableValue<Optional<LanguageModel>> model,
            ObservableValue<String> choice,
            ObservableValue<Number> focused,
            ObservableValue<View> view) {
        this.model = model;
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
        derived.state().subscribe(_ -> follow());
        derived.value().subscribe(_ -> follow());
    }

    ReadOnlyObjectProperty<TextColours> colours() {
        return colours.getReadOnlyProperty();
    }

    private TextColour chosen() {
        return TextColour.named(choice.getValue(), model.getValue());
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
                                by.name(), now, to, similar ? view.getValue().space() : Space.RAW));
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
            return linear(
                    "Cosine to the focus", new TokenColumn.Numbers(cosines), 0, 1, "≤ 0", "1", "");
        }
        var table = new TokenTable(w.model);
        TokenValue value = table.value(w.by).orElseThrow();
        TokenColumn column = table.column(w.by, progress);
        String title = TextColour.named(w.by, Optional.of(w.model)).label();
        return switch (column) {
            case TokenColumn.Categories categories ->
                    classes(title, categories, value.equals(TokenValues.KIND));
            case TokenColumn.Numbers _, TokenColumn.Wholes _ ->
                    value.scale() instanceof Scale.Sequential s
                                    && Double.isFinite(s.least())
                                    && Double.isFinite(s.most())
                            ? linear(
                                    title,
                                    column,
                                    s.least(),
                                    s.most(),
                                    said(value, s.least()),
                                    said(value, s.most()),
                                    "")
                            : ranked(title, value, column);
        };
    }

    private static String said(TokenValue value, double number) {
        return value.shown(new TokenColumn.Numbers(new float[] {(float) number}), 0);
    }

    private static TextColours classes(String title, TokenColumn.Categories c, boolean kinds) {
        int[] counts = c.counts();
        List<Integer> order =
                kinds
                        ? IntStream.range(0, counts.length).boxed().toList()
                        : IntStream.range(0, counts.length)
                                .boxed()
                                .filter(i -> counts[i] > 0)
                                .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                                .toList();
        var names = new ArrayList<String>();
        byte[] tintOf = new byte[counts.length];
        for (int i = 0; i < order.size(); i++) {
            tintOf[order.get(i)] = (byte) Math.min(i, TINTS - 1);
            if (i < TINTS) {
                boolean shared = i == TINTS - 1 && order.size() > TINTS;
                names.add(shared ? "others" : c.names().get(order.get(i)));
            }
        }
        byte[] tints = new byte[c.size()];
        for (int id = 0; id < tints.length; id++) {
            tints[id] = c.has(id) ? tintOf[c.values()[id]] : -1;
        }
        return new TextColours.Classes(title, names, tints, kinds);
    }

    /// Steps of equal width.
    private static TextColours linear(
            String title,
            TokenColumn column,
            double least,
            double most,
            String first,
            String last,
            String note) {
        byte[] steps = new byte[column.size()];
        for (int id = 0; id < steps.length; id++) {
            double share = (column.number(id) - least) / (most - least);
            steps[id] =
                    Double.isNaN(share)
                            ? -1
                            : (byte)
                                    Math.clamp(
                                            (long) Math.floor(share * TextColours.Ramp.STEPS),
                                            0,
                                            TextColours.Ramp.STEPS - 1);
        }
        return new TextColours.Ramp(title, first, last, note, steps);
    }

    /// Steps by the order of the values alone: what has no bounds of its own would else be spread
    /// by a few that are far out. They hold as many tokens of the vocabulary each, as far as equal
    /// values allow; of places in a list each holds twice as many as the one before, since the
    /// first of them make up most of a text.
    private static TextColours ranked(String title, TokenValue value, TokenColumn column) {
        double[] sorted =
                IntStream.range(0, column.size())
                        .mapToDouble(column::number)
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        if (sorted.length == 0) {
            return new TextColours.None(title + ": no token has it.");
        }
        int steps = TextColours.Ramp.STEPS;
        boolean doubling = value.scale() instanceof Scale.Ordinal;
        byte[] out = new byte[column.size()];
        for (int id = 0; id < out.length; id++) {
            double number = column.number(id);
            if (Double.isFinite(number)) {
                double share = (below(sorted, number) + 0.5) / sorted.length;
                double step = doubling ? steps + Math.log(share) / Math.log(2) : share * steps;
                out[id] = (byte) Math.clamp((long) Math.floor(step), 0, steps - 1);
            } else {
                out[id] = -1;
            }
        }
        return new TextColours.Ramp(
                title,
                said(value, sorted[0]),
                said(value, sorted[sorted.length - 1]),
                doubling
                        ? "each shade twice as many tokens as the one before"
                        : "each shade a seventh of all tokens",
                out);
    }

    /// How many are less.
    private static int below(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
