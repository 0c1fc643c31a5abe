package lexiscope.ui.folder;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.format.FolderMender.Finding;
import lexiscope.format.FolderWriter;
import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.Sizes;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;
import java.util.List;

/// The page that says what is wrong in a model's files, each with its mend, and writes a copy in
/// which it is mended.
public final class MendPage implements Panel {
    /// Findings that are drawn; of more the number is said.
    private static final int DRAWN = 300;

    /// Whether it is ticked or not, the words stand at the same place.
    private static final double BOX = 22;

    private final MendDraft draft;
    private final VBox findings = new VBox(10);
    private final VBox files = new VBox(4);
    private final SplitPane both = new SplitPane();
    private final WritingStrip strip;
    private final StateFrame frame;
    private final FolderFrame page;
    private List<Finding> drawn = List.of();

    /// @param session of the model
    /// @param dialogs ask where to write
    /// @param close back to the panels
    public MendPage(Session session, FileDialogs dialogs, Runnable close) {
        this(new MendDraft(session), dialogs, close);
    }

    MendPage(MendDraft draft, FileDialogs dialogs, Runnable close) {
        this.draft = draft;
        strip =
                new WritingStrip(
                        draft.writing(),
                        "Write a mended copy…",
                        "mend-write",
                        dialogs,
                        draft::writeIn);
        frame = new StateFrame(body());
        page = new FolderFrame("Mend", close, frame, strip);
        draft.found().subscribe(_ -> show());
        draft.state().subscribe(_ -> show());
        page.seen(draft::seen, page.node()::requestFocus);
    }

    private Node body() {
        findings.getStyleClass().add("form");
        findings.setId("mend-findings");
        files.getStyleClass().add("form");
        files.setId("mend-files");
        var left = ScrollArea.upright(findings);
        left.setMinWidth(280);
        var right = ScrollArea.upright(files);
        right.setMinWidth(200);
        both.getItems().addAll(left, right);
        both.setDividerPositions(0.64);
        return both;
    }

    private void show() {
        var found = draft.found().get();
        int all = found.map(f -> f.findings().size()).orElse(0);
        page.count(all > 0 ? Prose.counted(all, "fault") : "");
        boolean writable = found.flatMap(MendDraft.Found::preview).isPresent();
        strip.possible(writable && !draft.working());
        frame.show(draft.standing(), all > 0);
        both.setVisible(all > 0);
        var now = found.map(MendDraft.Found::findings).orElse(List.of());
        // a box that has the keyboard stays while its sentence does
        if (!now.equals(drawn) || findings.getChildren().isEmpty()) {
            drawn = now;
            var nodes = new ArrayList<Node>();
            now.stream().limit(DRAWN).forEach(f -> nodes.add(finding(f)));
            if (now.size() > DRAWN) {
                nodes.add(
                        Prose.of(
                                "and "
                                        + Prose.counted(now.size() - DRAWN, "fault")
                                        + " more, which are mended too",
                                "hint"));
            }
            findings.getChildren().setAll(nodes);
        }
        var lines = new ArrayList<Node>();
        found.flatMap(MendDraft.Found::preview).ifPresent(p -> files(p, lines));
        files.getChildren().setAll(lines);
    }

    private Node finding(Finding finding) {
        var box = new CheckBox();
        box.setSelected(draft.mends(finding));
        box.setMinWidth(BOX);
        box.setPrefWidth(BOX);
        box.setAccessibleText("Mend: " + finding.what());
        box.selectedProperty().addListener((_, _, on) -> draft.mend(finding, on));
        var file = Prose.of(finding.file(), "strong");
        var what = Prose.of(finding.what(), "outcome");
        var mend = Prose.of("In the copy: " + finding.mend(), "muted");
        var words = new VBox(2, file, what, mend);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        // the sentence is part of what is clicked
        words.setOnMouseClicked(_ -> box.setSelected(!box.isSelected()));
        return new HBox(8, box, words);
    }

    private static void files(FolderWriter.Preview preview, List<Node> into) {
        var title = new RowLabel("The copy");
        title.getStyleClass().add("field-label");
        into.add(title);
        into.add(
                Prose.of(
                        Prose.counted(preview.files().size(), "file")
                                + ", "
                                + Sizes.of(preview.bytes())
                                + ".",
                        "outcome"));
        for (var line : preview.files()) {
            boolean same = line.about().equals("as it is");
            into.add(
                    Prose.of(
                            line.name() + (same ? " as it is" : ": " + line.about()),
                            same ? "muted" : "outcome"));
        }
        preview.notes().forEach(n -> into.add(Prose.of(n, "hint")));
    }

    @Override
    public String title() {
        return "Mend";
    }

    @Override
    public Place place() {
        return Place.PAGE;
    }

    @Override
    public Node node() {
        return page.node();
    }
}
