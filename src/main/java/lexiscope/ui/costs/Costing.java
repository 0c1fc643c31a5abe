package lexiscope.ui.costs;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

import lexiscope.comparison.BundledTexts;
import lexiscope.comparison.Comparand;
import lexiscope.comparison.Cost;
import lexiscope.comparison.CostTable;
import lexiscope.comparison.ParallelFolder;
import lexiscope.comparison.ParallelTexts;
import lexiscope.comparison.ScriptCosts;
import lexiscope.comparison.ScriptCounts;
import lexiscope.drawing.CostChart;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.ui.derive.Derivation;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.IntStream;

/// What texts cost by the tokenizers of the open models; counted while the page is looked at.
final class Costing {
    /// What is counted.
    sealed interface Source {
        /// The bundled sentences.
        record Bundled() implements Source {}

        /// The bundled programs.
        record Code() implements Source {}

        /// A person's own folder.
        record Folder(Path path) implements Source {}

        /// The text of the window, by script.
        record Typed() implements Source {}
    }

    /// The order of the rows.
    enum Order {
        COST("cost"),
        LANGUAGE("language"),
        SCRIPT("script"),
        WHOLE("words kept whole"),
        GIVEN("as listed");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// What was counted.
    ///
    /// @param source of what
    /// @param tables a tokenizer each, all of the same texts
    /// @param scripts what each vocabulary has of each script
    /// @param notes what a person should know about the texts
    record Counted(
            Source source, List<CostTable> tables, List<ScriptCounts> scripts, List<String> notes) {
        static final Counted NOTHING =
                new Counted(new Source.Bundled(), List.of(), List.of(), List.of());
    }

    private record Input(Source source, String text, List<Comparand> tokenizers) {}

    private final Workspace workspace;
    private final Derived<Input, Counted> derived;
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(new Source.Bundled());
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.COST);
    private final ObjectProperty<String> chosen = new SimpleObjectProperty<>("");
    private final Map<Tokenizer, ScriptCounts> scripts = new WeakHashMap<>();

    Costing(Workspace workspace) {
        this.workspace = workspace;
        derived =
                new Derived<Input, Counted>(workspace.tasks(), Counted.NOTHING, this::count)
                        .titled(_ -> "Costs of languages")
                        .staying((a, b) -> a.source.equals(b.source))
                        .failing(this::failed);
        derived.value().subscribe(this::arrived);
        workspace.page().subscribe(_ -> ask());
        workspace.sessions().addListener((ListChangeListener<Session>) _ -> ask());
        workspace.text().subscribe(_ -> ask());
        workspace.shown().subscribe(_ -> ask());
        source.subscribe(_ -> ask());
    }

    /// At first the dearest row is the one that is explained.
    private void arrived(Counted now) {
        if (row() < 0 && !now.tables().isEmpty()) {
            now.tables().getFirst().costs().stream()
                    .max(Comparator.comparingDouble(c -> c.relative().orElse(0)))
                    .ifPresent(c -> chosen.set(c.text().language()));
        }
    }

    /// What the chart says.
    String title() {
        return counted().get().source() instanceof Source.Typed
                ? CostChart.BY_CHARACTER
                : CostChart.PARALLEL;
    }

    private void failed(String why) {
        workspace.tell(new Notice(Notice.Kind.ERROR, why));
        if (source.get() instanceof Source.Folder) {
            source.set(new Source.Bundled());
        }
    }

    /// What was counted last.
    ReadOnlyObjectProperty<Counted> counted() {
        return derived.value();
    }

    /// What is to be counted.
    ObjectProperty<Source> source() {
        return source;
    }

    /// The order of the rows, by the first tokenizer.
    ObjectProperty<Order> order() {
        return order;
    }

    /// The language of the row that was chosen, or "".
    ObjectProperty<String> chosen() {
        return chosen;
    }

    private void ask() {
        if (workspace.page().get() != Page.COSTS) {
            if (counted().get().tables().size() > workspace.sessions().size()) {
                // nothing of a model that was closed is kept
                derived.from(null);
            }
            return;
        }
        var tokenizers = new ArrayList<Comparand>();
        for (Session session : workspace.sessions()) {
            session.shown()
                    .get()
                    .ifPresent(
                            model ->
                                    model.tokenizer()
                                            .ifPresent(
                                                    t ->
                                                            tokenizers.add(
                                                                    new Comparand(
                                                                            name(model, tokenizers),
                                                                            t))));
        }
        String text = source.get() instanceof Source.Typed ? workspace.text().get().text() : "";
        derived.from(tokenizers.isEmpty() ? null : new Input(source.get(), text, tokenizers));
    }

    private static String name(LanguageModel model, List<Comparand> others) {
        String name = ModelTitle.of(model.facts());
        long alike = others.stream().filter(o -> o.name().equals(name)).count();
        return alike == 0 ? name : name + " (" + (alike + 1) + ")";
    }

    /// On a worker.
    private Counted count(Input in, Progress progress) throws Exception {
        var counts = new ArrayList<ScriptCounts>();
        for (Comparand by : in.tokenizers) {
            synchronized (scripts) {
                counts.add(
                        scripts.computeIfAbsent(
                                by.tokenizer(), t -> ScriptCounts.of(t.vocabulary())));
            }
        }
        return switch (in.source) {
            case Source.Typed _ ->
                    new Counted(
                            in.source,
                            in.tokenizers.stream().map(t -> ScriptCosts.of(t, in.text)).toList(),
                            counts,
                            List.of());
            case Source.Bundled _ -> counted(in, BundledTexts.read(), false, counts, progress);
            case Source.Code _ -> counted(in, BundledTexts.read(), true, counts, progress);
            case Source.Folder f ->
                    counted(in, ParallelFolder.read(f.path()), false, counts, progress);
        };
    }

    private static Counted counted(
            Input in,
            ParallelTexts texts,
            boolean code,
            List<ScriptCounts> counts,
            Progress progress) {
        var tables =
                CostTable.of(in.tokenizers, texts, progress).stream()
                        .map(
                                t ->
                                        new CostTable(
                                                t.tokenizer(),
                                                t.costs().stream()
                                                        .filter(c -> c.text().code() == code)
                                                        .toList()))
                        .toList();
        var notes = new ArrayList<>(texts.notes());
        if (texts.english().isEmpty()) {
            notes.add(
                    "None of the texts is English, which costs are relative to, so there is no"
                            + " chart; name one en.txt.");
        }
        return new Counted(in.source, tables, counts, notes);
    }

    /// The tables with their rows in the order that was asked for.
    List<CostTable> rows() {
        var tables = counted().get().tables();
        if (tables.isEmpty()) {
            return List.of();
        }
        var first = tables.getFirst().costs();
        Comparator<Integer> by =
                switch (order.get()) {
                    case COST ->
                            Comparator.comparingDouble(
                                    i -> first.get(i).relative().orElse(Double.MAX_VALUE));
                    case LANGUAGE -> Comparator.comparing(i -> first.get(i).text().language());
                    case SCRIPT ->
                            Comparator.<Integer, String>comparing(i -> first.get(i).text().script())
                                    .thenComparingDouble(i -> first.get(i).relative().orElse(0));
                    case WHOLE ->
                            Comparator.comparingDouble(i -> -first.get(i).wholeShare().orElse(0));
                    case GIVEN -> Comparator.comparingInt(i -> i);
                };
        int[] sorted =
                IntStream.range(0, first.size()).boxed().sorted(by).mapToInt(i -> i).toArray();
        return tables.stream()
                .map(
                        t ->
                                new CostTable(
                                        t.tokenizer(),
                                        IntStream.of(sorted).mapToObj(t.costs()::get).toList()))
                .toList();
    }

    /// Chooses the row after the chosen one, or before it.
    void step(int by) {
        var rows = rows();
        if (!rows.isEmpty() && !rows.getFirst().costs().isEmpty()) {
            var costs = rows.getFirst().costs();
            int now = row();
            int next = now < 0 ? (by > 0 ? 0 : costs.size() - 1) : now + by;
            chosen.set(costs.get(Math.clamp(next, 0, costs.size() - 1)).text().language());
        }
    }

    /// The chosen row, or -1.
    int row() {
        var rows = rows();
        if (!rows.isEmpty()) {
            var costs = rows.getFirst().costs();
            for (int i = 0; i < costs.size(); i++) {
                if (costs.get(i).text().language().equals(chosen.get())) {
                    return i;
                }
            }
        }
        return -1;
    }

    /// The costs of the chosen row, a tokenizer each; none where none is chosen.
    List<Cost> costs() {
        int row = row();
        return row < 0 ? List.of() : rows().stream().map(t -> t.costs().get(row)).toList();
    }

    /// Why the chosen row costs what it does, in sentences.
    List<String> why() {
        var costs = costs();
        return costs.isEmpty() ? List.of() : CostReasons.of(costs, counted().get());
    }

    /// How far the counting is.
    ReadOnlyObjectProperty<? extends Derivation<?>> state() {
        return derived.state();
    }

    /// How the page stands.
    PanelState standing() {
        return PanelState.of(nothing(), derived.state().get(), "The count", derived::again);
    }

    /// Whether there is nothing to show, and why.
    Optional<String> nothing() {
        boolean some =
                workspace.sessions().stream()
                        .anyMatch(
                                s -> s.shown().get().flatMap(LanguageModel::tokenizer).isPresent());
        if (!some) {
            return Optional.of(
                    workspace.sessions().isEmpty()
                            ? "No model is open. Open one to see what each language costs in it."
                            : "None of the open models has a tokenizer that splits text.");
        }
        return source.get() instanceof Source.Typed && workspace.text().get().text().isBlank()
                ? Optional.of("The text is empty. Type or paste one into the panel Text.")
                : Optional.empty();
    }
}
