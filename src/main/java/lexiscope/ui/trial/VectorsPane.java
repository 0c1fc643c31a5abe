package lexiscope.ui.trial;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.embedding.Similarity;
import lexiscope.trial.first.Candidate;
import lexiscope.trial.first.FirstVectorNames;
import lexiscope.trial.tuning.TuningOptions;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.NeighbourList;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;
import java.util.function.IntConsumer;

/// First vectors side by side, which of them is taken along, and the tuning of new rows.
final class VectorsPane {
    private final Bench bench;
    private final IntConsumer reveal;
    private final HBox cards = new HBox(8);
    private final CheckBox median = new CheckBox("Median norm");
    private final TextField named = new TextField();
    private final Button tune = new Button("Tune these rows");
    private final Button stop = new Button("Stop");
    private final Button back = new Button("Back to the start");
    private final RowLabel tuned = new RowLabel();
    private final VBox root;

    VectorsPane(Bench bench, IntConsumer reveal) {
        this.bench = bench;
        this.reveal = reveal;
        var choose = new MenuButton("Compare…");
        choose.setId("bench-compare");
        for (var way : FirstVectorNames.plain()) {
            var item = new MenuItem(way.label());
            item.setOnAction(_ -> bench.compare(way.name()));
            choose.getItems().add(item);
        }
        named.setPromptText("or copy:brain, description:…, mix:a,b, procrustes:PATH");
        named.setAccessibleText("A first vector by its name");
        named.setId("bench-way");
        named.setOnAction(
                _ -> {
                    bench.compare(named.getText().strip());
                    named.clear();
                });
        HBox.setHgrow(named, Priority.ALWAYS);
        median.setOnAction(_ -> bench.change(bench.state().get().median(median.isSelected())));
        tune.setId("bench-tune");
        tune.setOnAction(_ -> bench.tune());
        stop.setOnAction(_ -> bench.stopTuning());
        back.setOnAction(_ -> bench.forgetTuning());
        tuned.getStyleClass().addAll("hint", "tuning-line");
        tuned.setWrapText(true);
        var tools = new FlowPane(8, 6, choose, named, median, tune, stop, back);
        named.setPrefWidth(330);
        tools.getStyleClass().add("page-tools");
        var scroll = new ScrollArea(cards);
        scroll.setFitToHeight(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        cards.getStyleClass().add("form");
        root = new VBox(tools, tuned, scroll);
        bench.tuned().subscribe(_ -> showTuned());
        bench.state().subscribe(s -> median.setSelected(s.median()));
    }

    Node node() {
        return root;
    }

    private void showTuned() {
        var now = bench.tuned().get();
        boolean runs = now.isPresent() && now.get().runs();
        stop.setDisable(!runs);
        back.setDisable(now.isEmpty());
        tuned.setText(
                now.map(
                                t ->
                                        "Tuned by "
                                                + t.passes()
                                                + " passes, loss "
                                                + Numbers.three(t.loss())
                                                + ". "
                                                + TuningOptions.CAVEAT)
                        .orElse(TuningOptions.OBJECTIVE));
    }

    void nothing() {
        cards.getChildren().clear();
    }

    void show(BenchResult result) {
        var nodes = new ArrayList<Node>();
        var group = new ToggleGroup();
        var looked = result.looked();
        if (looked.isPresent()) {
            var ways = looked.get().ways();
            for (int i = 0; i < ways.size(); i++) {
                nodes.add(card(result, looked.get(), i, group));
            }
            if (ways.isEmpty()) {
                nodes.add(
                        new RowLabel(
                                result.model().matrix().isEmpty()
                                        ? "There is no matrix, so there are no vectors."
                                        : "It keeps the row it has."));
            }
        }
        cards.getChildren().setAll(nodes);
    }

    private Node card(BenchResult result, BenchResult.Looked looked, int index, ToggleGroup group) {
        var way = looked.ways().get(index);
        var name = new RadioButton(way.candidate().map(c -> c.choice().label()).orElse(way.name()));
        name.setToggleGroup(group);
        name.setSelected(result.state().taken() == index);
        name.setOnAction(
                _ -> {
                    var state = bench.state().get();
                    bench.change(state.choosing(state.choices(), index));
                });
        var gone =
                Icons.button(
                        "fth-x",
                        "Take " + way.name() + " away",
                        () -> {
                            var state = bench.state().get();
                            var names = new ArrayList<>(state.choices());
                            names.remove(way.name());
                            bench.change(state.choosing(names, state.taken()));
                        });
        gone.setDisable(looked.ways().size() == 1);
        var head = new HBox(4, name, Icons.spacer(), gone);
        var card = new VBox(6, head);
        card.setPrefWidth(250);
        card.setMinWidth(250);
        card.getStyleClass().add("vector-card");
        if (way.candidate().isEmpty()) {
            card.getChildren().add(EffectsPane.wrapped(way.sentence(), "problem"));
            return card;
        }
        Candidate c = way.candidate().get();
        card.getChildren()
                .add(
                        EffectsPane.wrapped(
                                "norm "
                                        + Numbers.three(c.norm())
                                        + (Double.isNaN(c.percentile())
                                                ? ""
                                                : ", longer than "
                                                        + Numbers.percent(c.percentile())
                                                        + " of rows")
                                        + "; "
                                        + Numbers.three(c.toMean())
                                        + " from the mean",
                                "muted"));
        var neighbours = new NeighbourList(reveal, _ -> {});
        if (!c.neighbours().isEmpty()) {
            neighbours.show(c.neighbours(), Similarity.COSINE, result.model().vocabulary());
        }
        card.getChildren().add(neighbours);
        looked.hubs()
                .filter(_ -> !c.neighbours().isEmpty())
                .ifPresent(
                        h ->
                                card.getChildren()
                                        .add(
                                                EffectsPane.wrapped(
                                                        "The nearest is among the ten nearest of "
                                                                + Numbers.whole(
                                                                        h.of(
                                                                                c.neighbours()
                                                                                        .getFirst()
                                                                                        .id()))
                                                                + " rows.",
                                                        "muted")));
        c.warnings().forEach(w -> card.getChildren().add(EffectsPane.wrapped(w, "problem")));
        return card;
    }
}
