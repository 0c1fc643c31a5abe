package lexiscope.ui.trial;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;

import java.io.File;
import java.util.List;
import java.util.Optional;

/// The token bench: tokens that one may add, what each would change, and the vector it begins with,
/// before any training.
public final class BenchPage implements Panel {
    private final Bench bench;
    private final ProposalPane proposals;
    private final EffectsPane effects = new EffectsPane();
    private final VerdictPane verdict = new VerdictPane();
    private final VectorsPane vectors;
    private final RowLabel said = new RowLabel();
    private final VBox root = new VBox();

    /// @param close back to the panels
    public BenchPage(Session session, Palette palette, Runnable close) {
        this(new Bench(session), session, palette, close);
    }

    BenchPage(Bench bench, Session session, Palette palette, Runnable close) {
        this.bench = bench;
        proposals = new ProposalPane(bench, palette);
        vectors = new VectorsPane(bench, session::reveal);
        root.setId("bench-page");
        root.getStyleClass().add("panel");
        var export = new Button("Take along…", Icons.of("fth-download"));
        export.setId("bench-export");
        export.setOnAction(_ -> export());
        var header =
                new PanelHeader(
                        "Token bench",
                        Icons.button("fth-corner-up-left", "Undo", bench::undo),
                        Icons.button("fth-corner-up-right", "Redo", bench::redo),
                        export,
                        Icons.button("fth-x", "Back to the panels", close));
        said.getStyleClass().add("problem");
        said.setWrapText(true);
        var top = new SplitPane(proposals.node(), effects.node(), verdict.node());
        top.setDividerPositions(0.28, 0.7);
        var all = new SplitPane(top, vectors.node());
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.55);
        VBox.setVgrow(all, Priority.ALWAYS);
        root.getChildren().addAll(header, said, all);
        var undo = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
        var redo =
                new KeyCodeCombination(
                        KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        root.setOnKeyPressed(
                e -> {
                    if (undo.match(e) && bench.undo() || redo.match(e) && bench.redo()) {
                        e.consume();
                    }
                });
        bench.said()
                .subscribe(
                        text -> {
                            said.setText(text);
                            said.setVisible(!text.isEmpty());
                            said.setManaged(!text.isEmpty());
                        });
        bench.result().subscribe(this::show);
        root.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                take(session);
                            }
                        });
    }

    /// What was typed in the form of one token goes on here.
    private void take(Session session) {
        session.proposal()
                .get()
                .ifPresent(
                        p -> {
                            session.proposal().set(Optional.empty());
                            if (!p.token().content().isEmpty()) {
                                bench.add(List.of(new Proposal(p.token(), As.ADDED)));
                            }
                        });
    }

    private void show(Optional<BenchResult> result) {
        if (result.isEmpty()) {
            effects.nothing(
                    "Type a token at the left: what it changes in your text stands here at once."
                            + " Nothing is written until you take it along.");
            verdict.nothing();
            vectors.nothing();
            return;
        }
        effects.show(result.get());
        verdict.show(result.get());
        vectors.show(result.get());
    }

    private void export() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("A folder for the model with these tokens");
        File folder = chooser.showDialog(root.getScene().getWindow());
        if (folder != null) {
            bench.write(folder.toPath(), false);
        }
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
