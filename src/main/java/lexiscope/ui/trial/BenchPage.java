package lexiscope.ui.trial;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;

/// The token bench: tokens that one may add, what each would change, and the vector it begins with,
/// before any training.
public final class BenchPage implements Panel {
    private final Bench bench;
    private final FileDialogs dialogs;
    private final ProposalPane proposals;
    private final RowLabel said = new RowLabel();
    private final VBox root = new VBox();

    /// @param dialogs ask where to write
    /// @param close back to the panels
    public BenchPage(Session session, Palette palette, FileDialogs dialogs, Runnable close) {
        this(new Bench(session), palette, dialogs, close);
    }

    BenchPage(Bench bench, Palette palette, FileDialogs dialogs, Runnable close) {
        this.bench = bench;
        this.dialogs = dialogs;
        Session session = bench.session();
        proposals = new ProposalPane(bench, palette, dialogs.files());
        root.setId("bench-page");
        root.getStyleClass().add("panel");
        var history = session.history();
        var undo = Icons.button("fth-corner-up-left", "Undo", history::undo);
        undo.setId("bench-undo");
        var redo = Icons.button("fth-corner-up-right", "Redo", history::redo);
        redo.setId("bench-redo");
        history.undoable()
                .subscribe(
                        words -> {
                            undo.setDisable(words.isEmpty());
                            undo.setTooltip(
                                    new Tooltip(words.map(w -> "Undo " + w).orElse("Undo")));
                        });
        history.redoable()
                .subscribe(
                        words -> {
                            redo.setDisable(words.isEmpty());
                            redo.setTooltip(
                                    new Tooltip(words.map(w -> "Redo " + w).orElse("Redo")));
                        });
        var header =
                new PanelHeader(
                        "Token bench",
                        undo,
                        redo,
                        export(),
                        Icons.button("fth-x", "Back to the panels", close));
        said.getStyleClass().add("bench-said");
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        said.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        var effects = new EffectsPane(bench).node();
        var verdict = new VerdictPane(bench).node();
        // in a small window no pane is so narrow that its words are cut
        least(proposals.node(), 300);
        least(effects, 200);
        least(verdict, 180);
        var top = new SplitPane(proposals.node(), effects, verdict);
        top.setDividerPositions(0.23, 0.74);
        var bottom =
                new SplitPane(
                        new VectorsPane(bench, session::reveal).node(),
                        new LandingPane(bench, palette).node());
        bottom.setDividerPositions(0.65);
        var all = new SplitPane(top, bottom);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.55);
        VBox.setVgrow(all, Priority.ALWAYS);
        root.getChildren().addAll(header, said, all);
        bench.said()
                .subscribe(
                        text -> {
                            said.setText(text);
                            said.setVisible(!text.isEmpty());
                            said.setManaged(!text.isEmpty());
                        });
        root.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                afterLayout(scene, () -> session.tasks().later(proposals::focus));
                            }
                        });
    }

    /// Once the window has laid the page out: it gives the keyboard to its own first place then,
    /// where what had it is gone.
    private static void afterLayout(Scene scene, Runnable run) {
        var once =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        run.run();
                    }
                };
        scene.addPostLayoutPulseListener(once);
        Platform.requestNextPulse();
    }

    private MenuButton export() {
        var along = new MenuButton("Take along", Icons.of("fth-download"));
        along.setId("bench-export");
        along.getItems()
                .setAll(
                        item(
                                "bench-export-model",
                                "The model with these tokens…",
                                () -> write(false)),
                        item(
                                "bench-export-new",
                                "Only the new rows and their recipe…",
                                () -> write(true)),
                        item(
                                "bench-export-peft",
                                "A PEFT configuration that trains just these rows…",
                                this::writeAdapter));
        return along;
    }

    private static MenuItem item(String id, String text, Runnable run) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> run.run());
        return item;
    }

    private void write(boolean onlyNew) {
        dialogs.place().get().ifPresent(folder -> bench.writing().writeIn(folder, onlyNew));
    }

    private void writeAdapter() {
        dialogs.target().apply("adapter_config", ".json").ifPresent(bench.writing()::writeAdapter);
    }

    private static void least(Node pane, double width) {
        if (pane instanceof javafx.scene.layout.Region region) {
            region.setMinWidth(width);
        }
    }

    @Override
    public void begin() {
        proposals.focus();
    }

    @Override
    public String title() {
        return "Token bench";
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
