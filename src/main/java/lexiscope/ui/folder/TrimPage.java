package lexiscope.ui.folder;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The page that makes a vocabulary smaller: which tokens stay, what that does, and a folder of it.
public final class TrimPage implements Panel {
    /// Tokens of a side of a place that are drawn.
    private static final int CHIPS = 24;

    /// What is looked at of a result.
    private enum Shown {
        TEXT("Your text"),
        ALONG("Going along"),
        GOING("All that go"),
        STAYING("Old and new ids");

        private final String label;

        Shown(String label) {
            this.label = label;
        }
    }

    private final TrimDraft draft;
    private final TrimForm form;
    private final VBox summary = new VBox(6);
    private final VBox places = new VBox(8);
    private final ScrollPane text;
    private final IdMapList ids = new IdMapList();
    private final WritingStrip strip;
    private final ToggleGroup shown = new ToggleGroup();
    private final RowLabel nothing = new RowLabel();
    private final StackPane body = new StackPane();
    private final StateFrame frame = new StateFrame(body);

    /// The form needs no more, and leaves the rest of a window that was made small.
    private static final double LEFT = 480;

    private final FolderFrame page;

    /// @param session of the model
    /// @param dialogs ask for files, and where to write
    /// @param close back to the panels
    public TrimPage(Session session, Palette palette, FileDialogs dialogs, Runnable close) {
        this(new TrimDraft(session), palette, dialogs, close);
    }

    TrimPage(TrimDraft draft, Palette palette, FileDialogs dialogs, Runnable close) {
        this.draft = draft;
        form = new TrimForm(draft, palette, dialogs);
        text = ScrollArea.upright(places);
        strip =
                new WritingStrip(
                        draft.writing(),
                        "Write the trimmed model…",
                        "trim-write",
                        dialogs,
                        draft::writeIn);
        page = new FolderFrame("Trim", close, body(), strip);
        draft.result().subscribe(_ -> show());
        draft.state().subscribe(_ -> show());
        draft.choice().subscribe(_ -> show());
        draft.leftOut().subscribe(_ -> show());
        page.seen(draft::seen, form::takeKeyboard);
    }

    private Node body() {
        summary.getStyleClass().add("form");
        summary.setId("trim-summary");
        var left = ScrollArea.upright(new VBox(form.node(), summary));
        left.setMinWidth(250);
        left.setMaxWidth(LEFT);
        places.getStyleClass().add("form");
        places.setId("trim-text");
        nothing.setWrapText(true);
        nothing.setMaxWidth(420);
        nothing.setId("trim-nothing");
        nothing.getStyleClass().add("hint");
        var tabs = new FlowPane(4, 4);
        tabs.getStyleClass().addAll("tab-line", "folder-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        for (Shown each : Shown.values()) {
            var tab = new ToggleButton(each.label);
            tab.setId("trim-" + each.name().toLowerCase(java.util.Locale.ROOT));
            tab.setUserData(each);
            tab.setToggleGroup(shown);
            tab.getStyleClass().add("tab");
            tabs.getChildren().add(tab);
        }
        shown.getToggles().getFirst().setSelected(true);
        shown.selectedToggleProperty()
                .subscribe(
                        (old, now) -> {
                            if (now == null && old != null) {
                                // one is always looked at
                                old.setSelected(true);
                            } else {
                                show();
                            }
                        });
        VBox.setVgrow(frame, Priority.ALWAYS);
        var right = new VBox(tabs, frame);
        right.setMinWidth(240);
        var all = new SplitPane(left, right);
        all.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(left, false);
        return all;
    }

    private Shown looked() {
        var toggle = shown.getSelectedToggle();
        return toggle == null ? Shown.TEXT : (Shown) toggle.getUserData();
    }

    private void show() {
        Optional<TrimResult> result = draft.result().get();
        boolean working = draft.working();
        page.count(
                result.map(r -> Numbers.whole(r.trimming().kept().size()) + " tokens stay")
                        .orElse(""));
        frame.show(draft.standing(), result.isPresent());
        strip.possible(result.isPresent() && !working);
        var nodes = new ArrayList<Node>();
        if (result.isPresent()) {
            TrimWords.of(result.get()).forEach(s -> nodes.add(Prose.of(s, "outcome")));
            if (!draft.leftOut().get().isEmpty()) {
                nodes.add(Prose.of(draft.leftOut().get(), "outcome"));
            }
            result.get().preview().notes().forEach(s -> nodes.add(Prose.of(s, "hint")));
        }
        summary.getChildren().setAll(nodes);
        if (result.isEmpty()) {
            ids.nothing();
            body.getChildren().clear();
            return;
        }
        look(result.get());
    }

    private void look(TrimResult result) {
        switch (looked()) {
            case TEXT -> {
                places.getChildren().setAll(texts(result));
                body.getChildren().setAll(text);
            }
            case ALONG -> list(result, result.trimming().dependents().stream());
            case GOING -> list(result, result.gone().stream());
            case STAYING ->
                    list(
                            result,
                            IntStream.range(0, result.model().vocabulary().size())
                                    .filter(result.model().vocabulary()::has));
        }
    }

    private void list(TrimResult result, IntStream which) {
        int[] all = which.toArray();
        if (all.length == 0) {
            nothing.setText(
                    looked() == Shown.ALONG
                            ? "None goes with others: no token that stays is made from one that"
                                    + " goes."
                            : "None.");
            body.getChildren().setAll(nothing);
            return;
        }
        ids.show(result, Arrays.stream(all));
        body.getChildren().setAll(ids);
    }

    private static List<Node> texts(TrimResult result) {
        var nodes = new ArrayList<Node>();
        if (result.whole().same()) {
            nodes.add(Prose.of("The text of the window is split as before.", "hint"));
        }
        for (var place : result.changed()) {
            var line = new FlowPane(4, 4);
            line.setAlignment(Pos.CENTER_LEFT);
            var number = new RowLabel("line " + Numbers.whole(place.line()));
            number.getStyleClass().add("muted");
            line.getChildren().add(number);
            chips(line, result.model().vocabulary(), place.before());
            line.getChildren().add(new RowLabel("→"));
            chips(line, result.model().vocabulary(), place.after());
            nodes.add(line);
        }
        int more = result.changedLines() - result.changed().size();
        if (more > 0) {
            nodes.add(Prose.of("and " + Prose.counted(more, "line") + " more", "hint"));
        }
        return nodes;
    }

    private static void chips(FlowPane line, Vocabulary vocabulary, int[] ids) {
        for (int i = 0; i < Math.min(CHIPS, ids.length); i++) {
            var chip = new TokenChip(vocabulary, ids[i]);
            chip.setMaxWidth(220);
            chip.setMinWidth(0);
            line.getChildren().add(chip);
        }
        if (ids.length > CHIPS) {
            line.getChildren()
                    .add(new RowLabel("and " + Numbers.whole(ids.length - CHIPS) + " more"));
        }
    }

    @Override
    public String title() {
        return "Trim";
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
