package lexiscope.ui.trial;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.trial.Trials;
import lexiscope.trial.first.FirstVectorNames;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.tuning.TuningOptions;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// First vectors side by side, which of them is taken along, and the tuning of new rows.
final class VectorsPane {
    /// What stands for the way of the input row.
    private static final String AS_INPUT = "as the input row";

    private final Bench bench;
    private final IntConsumer reveal;
    private final HBox cards = new HBox(8);
    private final RowLabel figure = new RowLabel();
    private final MenuButton choose = new MenuButton("Compare…");
    private final CheckBox median = new CheckBox("Median norm");
    private final CheckBox alone = new CheckBox("For this token alone");
    private final ComboBox<String> output = new ComboBox<>();
    private final HBox outputBox;
    private final TextField named = new TextField();
    private final Button tune = new Button("Tune");
    private final Button stop = new Button("Stop");
    private final Button back = new Button("Back to the start");
    private final RowLabel tuned = new RowLabel();
    private final FlowPane tools = new FlowPane(8, 4);
    private final RowLabel explained = new RowLabel();
    private final StateFrame frame;
    private final VBox root;
    private boolean filling;

    VectorsPane(Bench bench, IntConsumer reveal) {
        this.bench = bench;
        this.reveal = reveal;
        choose.setId("bench-compare");
        choose.getStyleClass().add("choice");
        choose.setOnShowing(_ -> fillMenu());
        fillMenu();
        named.setPromptText("copy:brain, mix:a,b, description:…");
        named.setAccessibleText("A first vector by its name");
        named.setId("bench-way");
        named.setPrefWidth(250);
        named.setOnAction(
                _ -> {
                    if (bench.compare(named.getText().strip())) {
                        named.clear();
                    }
                });
        median.setOnAction(_ -> bench.change(bench.trials().median(median.isSelected())));
        alone.setId("bench-alone");
        alone.setOnAction(_ -> keepAlone());
        output.setId("bench-output");
        // whatever long names there are
        output.setPrefWidth(160);
        output.setAccessibleText("The first vector of output rows");
        output.valueProperty().subscribe(this::chooseOutput);
        var outputLabel = new RowLabel("Output rows:");
        outputLabel.getStyleClass().add("muted");
        outputBox = new HBox(6, outputLabel, output);
        outputBox.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        tune.setId("bench-tune");
        tune.setOnAction(_ -> bench.tuning().tune());
        stop.setId("bench-stop");
        stop.setOnAction(_ -> bench.tuning().stop());
        back.setId("bench-back");
        back.setOnAction(_ -> bench.tuning().revert());
        tuned.getStyleClass().add("muted");
        explained.getStyleClass().add("hint");
        explained.setWrapText(true);
        explained.setMinHeight(Region.USE_PREF_SIZE);
        explained.setMaxWidth(900);
        tools.getChildren().setAll(named, median, alone, outputBox, tune, stop, back, tuned);
        tools.getStyleClass().add("bench-tools");
        // what tuning does lies below, so that vectors have the room of a small window
        var all = new VBox(8, cards, explained);
        all.getStyleClass().add("form");
        var scroll = new ScrollArea(all);
        scroll.setFitToHeight(false);
        scroll.setFitToWidth(true);
        frame = new StateFrame(scroll);
        VBox.setVgrow(frame, Priority.ALWAYS);
        cards.setId("bench-vectors");
        root = new VBox(Section.head("First vector", figure, choose), tools, frame);
        bench.tuning().tuned().subscribe(_ -> showTuned());
        bench.session().tried().subscribe(_ -> showTuned());
        bench.session().trials().subscribe(this::fill);
        bench.chosen().subscribe(_ -> fill(bench.trials()));
        bench.looked().subscribe(this::show);
        bench.onState(this::stand);
        stand();
    }

    Node node() {
        return root;
    }

    /// The ways that need nothing but the model, and those from the other open models.
    private void fillMenu() {
        var items = new ArrayList<MenuItem>();
        for (var way : FirstVectorNames.plain()) {
            items.add(item(way.label(), way.name()));
        }
        bench.session()
                .others()
                .forEach(
                        (path, name) -> {
                            items.add(item("rotated from " + name, "procrustes:" + path));
                            items.add(item("combination from " + name, "matching-pursuit:" + path));
                        });
        choose.getItems().setAll(items);
    }

    private MenuItem item(String label, String name) {
        var item = new MenuItem(label);
        item.setMnemonicParsing(false);
        item.setDisable(bench.trials().choices().contains(name));
        item.setOnAction(_ -> bench.compare(name));
        return item;
    }

    private int chosen() {
        return bench.draft().get().isPresent() ? -1 : bench.chosen().get();
    }

    private void keepAlone() {
        int at = chosen();
        if (at >= 0) {
            Trials now = bench.trials();
            String name = alone.isSelected() ? now.choices().get(now.taken()) : "";
            bench.change(now.changing(at, t -> t.beginning(name)));
        }
    }

    private void chooseOutput(String name) {
        if (!filling && name != null) {
            bench.change(bench.trials().output(name.equals(AS_INPUT) ? "" : name));
        }
    }

    private void fill(Trials trials) {
        filling = true;
        median.setSelected(trials.median());
        int at = chosen();
        boolean any = at >= 0 && at < trials.size();
        alone.setDisable(!any);
        alone.setSelected(any && !trials.list().get(at).first().isEmpty());
        var names = new ArrayList<String>(List.of(AS_INPUT));
        names.addAll(trials.choices());
        if (!trials.output().isEmpty() && !names.contains(trials.output())) {
            names.add(trials.output());
        }
        if (!output.getItems().equals(names)) {
            output.getItems().setAll(names);
        }
        output.setValue(trials.output().isEmpty() ? AS_INPUT : trials.output());
        boolean rows = bench.model().flatMap(m -> m.matrix()).isPresent();
        tools.setVisible(rows);
        tools.setManaged(rows);
        choose.setVisible(rows);
        boolean own = bench.model().flatMap(m -> m.output()).isPresent();
        outputBox.setVisible(own);
        outputBox.setManaged(own);
        filling = false;
    }

    private void showTuned() {
        var now = bench.tuning().tuned().get();
        boolean runs = now.isPresent() && now.get().runs();
        tune.setDisable(
                runs || bench.session().tried().get().map(t -> t.input().isEmpty()).orElse(true));
        tune.setText(now.isEmpty() ? "Tune these rows" : "Go on");
        stop.setDisable(!runs);
        back.setDisable(now.isEmpty());
        tuned.setText(
                now.map(t -> t.passes() + " passes, loss " + Numbers.three(t.loss())).orElse(""));
        tuned.setVisible(now.isPresent());
        tuned.setManaged(now.isPresent());
        explained.setText("Tuning: " + TuningOptions.OBJECTIVE + " " + TuningOptions.CAVEAT);
    }

    private void show(Optional<LookedAt> looked) {
        fill(bench.trials());
        var nodes = new ArrayList<Node>();
        looked.ifPresent(l -> cards(l, nodes));
        figure.setText(
                looked.filter(l -> !l.ways().isEmpty())
                        .map(l -> l.ways().size() + " side by side")
                        .orElse(""));
        boolean chose = cards.lookupAll(".radio-button").stream().anyMatch(Node::isFocused);
        cards.getChildren().setAll(nodes);
        if (chose) {
            // the keyboard stays with what was chosen
            cards.lookupAll(".radio-button").stream()
                    .filter(n -> n instanceof RadioButton r && r.isSelected())
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        }
        explained.setVisible(!nodes.isEmpty());
        stand();
    }

    private void stand() {
        frame.show(bench.lookedState(), !cards.getChildren().isEmpty(), nothing());
    }

    private String nothing() {
        if (bench.model().flatMap(m -> m.matrix()).isEmpty()) {
            return "There is no matrix, so there are no vectors.";
        }
        if (bench.turnedOff()) {
            return "This token is turned off, so it gets no row now.";
        }
        var answer = bench.looked().get().map(LookedAt::answer);
        return answer.isEmpty()
                ? "The vectors that its row may begin with stand here side by side."
                : answer.get() instanceof Answer.Taken
                        ? "It keeps the row it has."
                        : "It cannot be added, so it gets no row.";
    }

    private void cards(LookedAt looked, List<Node> nodes) {
        var trials = looked.tried().trials();
        String first = trials.first(trials.list().get(looked.index()));
        var group = new ToggleGroup();
        var making = new VectorCard(looked, reveal);
        for (int i = 0; i < looked.ways().size(); i++) {
            int index = i;
            var way = looked.ways().get(i);
            nodes.add(
                    making.of(
                            way,
                            i,
                            group,
                            way.name().equals(first),
                            () -> take(way.name(), index),
                            looked.ways().size() == 1 ? Optional.empty() : Optional.of(drop(way))));
        }
        // beside the row as it began
        looked.tuned().ifPresent(way -> nodes.addFirst(making.tuned(way)));
        looked.output().ifPresent(way -> nodes.add(making.output(way)));
    }

    private void take(String name, int index) {
        Trials now = bench.trials();
        int at = chosen();
        bench.change(
                alone.isSelected() && at >= 0
                        ? now.changing(at, t -> t.beginning(name))
                        : now.choosing(now.choices(), index));
    }

    private Runnable drop(LookedAt.Way way) {
        return () -> {
            Trials now = bench.trials();
            var names = new ArrayList<>(now.choices());
            int at = names.indexOf(way.name());
            names.remove(way.name());
            bench.change(now.choosing(names, at < now.taken() ? now.taken() - 1 : now.taken()));
        };
    }
}
