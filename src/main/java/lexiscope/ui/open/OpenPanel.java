package lexiscope.ui.open;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.format.ModelReader;
import lexiscope.format.hub.FetchedModels;
import lexiscope.format.hub.HubCache;
import lexiscope.store.Recent;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.Sizes;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Library;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The page of all models that can be opened: recent ones, those in the local cache of the hub,
/// those fetched before, and a form that fetches another one.
public final class OpenPanel implements Panel {
    private final Workspace workspace;
    private final VBox list = new VBox();
    private final HubForm hub;
    private final VBox root = new VBox();

    public OpenPanel(Workspace workspace, OpenActions actions) {
        this.workspace = workspace;
        this.hub = new HubForm(workspace.fetching());
        root.setId("open-page");
        root.getStyleClass().add("panel");
        var close =
                Icons.button(
                        "fth-x", "Back to the panels", () -> workspace.page().set(Page.PANELS));
        close.setId("close-open-page");
        var lists = ScrollArea.upright(list);
        list.getStyleClass().add("model-list");
        VBox.setVgrow(lists, Priority.ALWAYS);
        var left = new VBox(buttons(actions), lists);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        var line = new Region();
        line.getStyleClass().add("page-line");
        var air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        var right = new VBox(hub.node(), air, reads());
        right.getStyleClass().add("hub-side");
        var body = new HBox(left, line, right);
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getChildren().addAll(new PanelHeader("Open", close), body);
        workspace.library().models().subscribe(this::show);
        workspace
                .page()
                .subscribe(
                        page -> {
                            if (page == Page.OPEN) {
                                workspace.library().refresh();
                            }
                        });
    }

    private static Node buttons(OpenActions actions) {
        var folder = new Button("Folder…", Icons.of("fth-folder"));
        folder.setOnAction(_ -> actions.folder().run());
        var files = new Button("Files…", Icons.of("fth-file"));
        files.setOnAction(_ -> actions.files().run());
        var sample = new Button("The English sample");
        sample.setOnAction(_ -> actions.sample().run());
        for (var button : List.of(folder, files, sample)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var hint = new RowLabel("Or drop them here; a tokenizer and a matrix go together.");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        var line = new HBox(8, folder, files, sample);
        line.setAlignment(Pos.CENTER_LEFT);
        var tools = new VBox(6, line, hint);
        tools.getStyleClass().add("page-tools");
        return tools;
    }

    private static Node reads() {
        var label =
                new RowLabel(
                        "Reads "
                                + ModelReader.supported().stream()
                                        .sorted(String.CASE_INSENSITIVE_ORDER)
                                        .collect(Collectors.joining(", "))
                                + ".");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("hint");
        return label;
    }

    private void show(Library.Models models) {
        var nodes = new ArrayList<Node>();
        section(nodes, "Recent", models.recent().size(), "No model was opened yet.");
        models.recent().forEach(r -> nodes.add(recent(r)));
        section(
                nodes,
                "In the local Hugging Face cache",
                models.cached().size(),
                "No models in " + models.cache() + ".");
        models.cached().forEach(c -> nodes.add(cached(c)));
        if (!models.fetched().isEmpty()) {
            section(nodes, "Fetched from the hub", models.fetched().size(), "");
            models.fetched().forEach(f -> nodes.add(fetched(f)));
        }
        list.getChildren().setAll(nodes);
    }

    private static void section(List<Node> into, String title, int count, String none) {
        var name = new RowLabel(title);
        name.getStyleClass().add("panel-title");
        var number = new RowLabel(count == 0 ? "" : String.valueOf(count));
        number.getStyleClass().add("panel-count");
        var head = new HBox(8, name, number);
        head.getStyleClass().add("list-section");
        into.add(head);
        if (count == 0) {
            var sentence = new RowLabel(none);
            sentence.setWrapText(true);
            sentence.getStyleClass().addAll("hint", "list-none");
            into.add(sentence);
        }
    }

    private Node recent(Recent.Entry entry) {
        String where = String.join("\n", entry.paths().stream().map(p -> p.toString()).toList());
        return new ModelRow(
                entry.name(), entry.about(), "", where, () -> workspace.open(entry.paths()));
    }

    private Node cached(HubCache.CachedModel model) {
        var row =
                new ModelRow(
                        model.name().toString(),
                        model.complete()
                                ? model.files().size()
                                        + (model.files().size() == 1 ? " file" : " files")
                                : "Its download is not finished",
                        Sizes.of(model.bytes()),
                        model.folder().toString(),
                        () -> workspace.open(List.of(model.folder())));
        return model.complete() ? row : row.unfinished();
    }

    private Node fetched(FetchedModels.Fetched model) {
        if (model.complete()) {
            return new ModelRow(
                    model.name().toString(),
                    "Tokenizer and " + model.tensor(),
                    Sizes.of(model.bytes()),
                    model.folder().toString(),
                    () -> workspace.open(List.of(model.folder())));
        }
        return new ModelRow(
                        model.name().toString(),
                        "Its fetch is not finished: go on",
                        Sizes.of(model.have()) + " of " + Sizes.of(model.bytes()),
                        model.folder().toString(),
                        () -> hub.look(model))
                .unfinished();
    }

    /// Puts the keyboard into the form that fetches.
    public void fetch() {
        hub.focus();
    }

    @Override
    public String title() {
        return "Open";
    }

    @Override
    public Place place() {
        return Place.PAGE;
    }

    @Override
    public Node node() {
        return root;
    }
}
