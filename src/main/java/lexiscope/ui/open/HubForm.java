package lexiscope.ui.open;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.format.hub.FetchedModels;
import lexiscope.format.hub.HubFile;
import lexiscope.format.hub.HubPlan;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.Sizes;
import lexiscope.ui.task.Task;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.FetchState;
import lexiscope.ui.workspace.Fetching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The form that fetches a model from the hub: its name, what that takes, and how far it is.
final class HubForm {
    private final Fetching fetching;
    private final TextField name = new TextField();
    private final TextField file = new TextField();
    private final Button look = new Button("Look");
    private final ProgressBar bar = new ProgressBar();
    private final Label step = new RowLabel();
    private final VBox below = new VBox(8);
    private final VBox root = new VBox(8);

    HubForm(Fetching fetching) {
        this.fetching = fetching;
        name.setId("hub-name");
        name.getStyleClass().add("mono");
        name.setPromptText("organisation/name[@revision]");
        name.setAccessibleText("The model on the hub: organisation/name, @revision if need be");
        name.setOnAction(_ -> look());
        HBox.setHgrow(name, Priority.ALWAYS);
        file.setId("hub-file");
        file.getStyleClass().add("mono");
        file.setPromptText("found by itself");
        file.setAccessibleText("The file of weights, where it is not found by itself");
        file.setOnAction(_ -> look());
        look.setId("hub-look");
        look.setOnAction(_ -> look());
        var first = new HBox(8, name, look);
        first.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        step.getStyleClass().add("muted");
        step.setWrapText(true);
        below.setId("hub-state");
        var title = new RowLabel("From the hub");
        title.getStyleClass().add("panel-title");
        root.getStyleClass().add("hub-form");
        root.getChildren()
                .addAll(
                        title,
                        hint(
                                "Brings the tokenizer and the bytes of the embedding matrix, and"
                                        + " nothing else of the model."),
                        label("Model"),
                        first,
                        label("File of weights, such as a .gguf"),
                        file,
                        below);
        fetching.state().subscribe(this::show);
        fetching.task().subscribe(this::follow);
    }

    Node node() {
        return root;
    }

    void focus() {
        name.requestFocus();
        name.selectAll();
    }

    private void look() {
        if (name.isEditable()) {
            fetching.look(name.getText(), file.getText());
        }
    }

    /// Asks again for a model whose fetch was not finished.
    void look(FetchedModels.Fetched unfinished) {
        name.setText(unfinished.name().toString());
        boolean usual = unfinished.file().endsWith(".safetensors");
        file.setText(usual ? "" : unfinished.file());
        look();
    }

    private void show(FetchState state) {
        boolean free =
                !(state instanceof FetchState.Looking || state instanceof FetchState.Running);
        // a field that is disabled loses the keyboard, so it is only not to be written in
        name.setEditable(free);
        file.setEditable(free);
        // the button would hand the keyboard on to whatever comes next
        if (!free && look.isFocused()) {
            name.requestFocus();
        }
        look.setDisable(!free);
        below.getChildren()
                .setAll(
                        switch (state) {
                            case FetchState.Idle _ -> List.of();
                            case FetchState.Looking l ->
                                    List.of(
                                            strong("Asking the hub for " + l.name()),
                                            bar,
                                            step,
                                            stop());
                            case FetchState.Refused r -> List.of(problem(r.sentence()));
                            case FetchState.Planned p -> planned(p);
                            case FetchState.Choosing c -> choice(c);
                            case FetchState.Asking a -> asked(a);
                            case FetchState.Running r ->
                                    List.of(
                                            strong("Fetching " + r.plan().name()),
                                            bar,
                                            step,
                                            stop());
                            case FetchState.Stopped s ->
                                    List.of(problem(s.sentence()), fetch("Go on", "fth-download"));
                        });
    }

    private List<Node> planned(FetchState.Planned p) {
        HubPlan plan = p.plan();
        boolean here = p.have() >= plan.bytes();
        String costs =
                !plan.hasMatrix()
                        ? "its small files"
                        : Sizes.of(plan.bytes())
                                + " of "
                                + Sizes.of(plan.total())
                                + (p.have() > 0 && !here
                                        ? "; " + Sizes.of(p.have()) + " are here"
                                        : "");
        var facts =
                List.of(
                        strong(plan.name().toString()),
                        fact(
                                "Matrix",
                                plan.hasMatrix()
                                        ? plan.found().tensor()
                                        : "none, only a tokenizer"),
                        fact("To fetch", here ? "nothing: it is here" : costs),
                        fact("Files", String.join(", ", plan.files())),
                        fact("Into", p.folder().toString()));
        var all = new ArrayList<Node>(facts);
        if (here) {
            var open = new Button("Open", Icons.of("fth-folder"));
            open.setId("hub-open");
            open.getStyleClass().add("primary");
            open.setOnAction(_ -> fetching.openFetched());
            all.add(new HBox(8, open, again()));
        } else {
            all.add(
                    new HBox(
                            8,
                            fetch(
                                    p.have() > 0
                                            ? "Go on"
                                            : plan.hasMatrix()
                                                    ? "Fetch " + Sizes.of(plan.bytes())
                                                    : "Fetch",
                                    "fth-download"),
                            cancel()));
        }
        return all;
    }

    private List<Node> choice(FetchState.Choosing c) {
        var all = new ArrayList<Node>();
        all.add(strong(c.name() + " has " + c.files().size() + " files of weights"));
        all.add(hint("Of the one you choose only the embedding matrix is fetched."));
        var files = new VBox(4);
        for (HubFile file : c.files()) {
            files.getChildren().add(choice(file));
        }
        files.setId("hub-choices");
        var scroll = new ScrollArea(files);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(260);
        all.add(scroll);
        all.add(cancel());
        return all;
    }

    /// A line with the name of a file and, at its end, the size.
    private Button choice(HubFile file) {
        var path = new RowLabel(file.path());
        path.getStyleClass().add("mono");
        // what tells files apart stands at the end of their names
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(0);
        var air = new Region();
        HBox.setHgrow(air, Priority.ALWAYS);
        var size = new RowLabel(Sizes.of(file.size()));
        size.getStyleClass().addAll("mono", "muted");
        size.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(12, path, air, size);
        line.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", line);
        button.getStyleClass().add("hub-choice");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(file.path() + ", " + Sizes.of(file.size()));
        button.setTooltip(new Tooltip(file.path()));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        line.prefWidthProperty().bind(button.widthProperty().subtract(24));
        line.setMinWidth(0);
        button.setOnAction(_ -> fetching.choose(file));
        return button;
    }

    private List<Node> asked(FetchState.Asking a) {
        var yes = new Button("Replace the open model's files");
        yes.setId("hub-agree");
        yes.getStyleClass().add("danger");
        yes.setOnAction(_ -> fetching.fetch());
        var no = cancel();
        no.setText("Keep them");
        no.setId("hub-keep");
        return List.of(
                strong(a.planned().plan().name().toString()),
                problem(a.sentence()),
                new HBox(8, yes, no));
    }

    private Button again() {
        var again = new Button("Fetch again");
        again.setId("hub-again");
        again.setOnAction(_ -> fetching.fetch());
        return again;
    }

    private Button fetch(String text, String icon) {
        var fetch = new Button(text, Icons.of(icon));
        fetch.setId("hub-fetch");
        fetch.getStyleClass().add("primary");
        fetch.setOnAction(_ -> fetching.fetch());
        return fetch;
    }

    private Button cancel() {
        var cancel = new Button("Cancel");
        cancel.setOnAction(_ -> fetching.stop());
        return cancel;
    }

    private Button stop() {
        var stop = new Button("Stop", Icons.of("fth-square"));
        stop.setId("hub-stop");
        stop.setOnAction(_ -> fetching.stop());
        return stop;
    }

    private void follow(Optional<Task> task) {
        bar.progressProperty().unbind();
        step.textProperty().unbind();
        bar.setProgress(0);
        step.setText("");
        task.ifPresent(
                j -> {
                    bar.progressProperty().bind(j.done());
                    step.textProperty().bind(j.what());
                });
    }

    private static Label strong(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("strong");
        label.setWrapText(true);
        return label;
    }

    private static Label hint(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("hint");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("field-label");
        return label;
    }

    private static Label problem(String sentence) {
        var label = new RowLabel(sentence);
        label.setGraphic(Icons.of("fth-alert-triangle"));
        label.getStyleClass().add("problem");
        label.setId("hub-problem");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node fact(String what, String value) {
        var key = new RowLabel(what);
        key.getStyleClass().add("muted");
        key.setMinWidth(64);
        var text = new RowLabel(value);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var line = new HBox(8, key, text);
        line.getStyleClass().add("fact-line");
        return line;
    }
}
