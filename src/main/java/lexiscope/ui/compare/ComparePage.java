package lexiscope.ui.compare;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.passage.CodePoint;
import lexiscope.ui.compare.Comparing.Chosen;
import lexiscope.ui.compare.Comparing.Shown;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.List;
import java.util.stream.Collectors;

/// The page on which all open tokenizers cut the same text.
public final class ComparePage implements Panel {
    private static final String LEGEND =
            "▾ cuts where the reference does not · dotted: the reference cuts here · hatched: one"
                    + " character in several tokens · dashed: unknown";

    private final Comparing comparing;
    private final PlainText text;
    private final ScoreView score;
    private final MenuButton reference = new MenuButton();
    private final PanelHeader header;
    private final StateFrame frame;
    private final TokenChip chip = new TokenChip();
    private final Label about = new RowLabel();
    private final Button reveal = new Button("Show in the vocabulary");
    private final HBox detail = new HBox(8, chip, about, Icons.spacer(), reveal);
    private final Label legend = new RowLabel(LEGEND);
    private final VBox root = new VBox();

    /// @param workspace the open models, the text and what was typed
    public ComparePage(Workspace workspace, Palette palette) {
        comparing = new Comparing(workspace);
        text = new PlainText(palette, workspace.typing(), workspace.text()::set);
        score = new ScoreView(comparing, palette);
        frame = new StateFrame(score);
        var add = new Button("Tokenizer", Icons.of("fth-plus"));
        add.setId("compare-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(_ -> workspace.page().set(Page.OPEN));
        var close =
                Icons.button(
                        "fth-x", "Back to the panels", () -> workspace.page().set(Page.PANELS));
        close.setId("close-compare");
        reference.setId("compare-reference");
        reference.getStyleClass().add("choice");
        reference.setMinWidth(Region.USE_PREF_SIZE);
        reference.setAccessibleText("The tokenizer that the others are compared with");
        header = new PanelHeader("Compare", reference, add, close);
        build();
        workspace.text().subscribe(text::show);
        comparing.shown().subscribe(_ -> show());
        comparing.state().subscribe(_ -> show());
        comparing.reference().subscribe(_ -> list());
        comparing.chosen().subscribe(this::tell);
        workspace.page().subscribe(_ -> show());
        workspace.sessions().subscribe(this::show);
    }

    private void build() {
        root.setId("compare-page");
        root.getStyleClass().addAll("panel", "compare-page");
        text.setMinHeight(52);
        text.setPrefHeight(74);
        text.setMaxHeight(110);
        var figures = new FiguresTable(comparing, comparing.reference()::set);
        frame.setId("compare-frame");
        VBox.setVgrow(frame, Priority.ALWAYS);
        detail.getStyleClass().add("counts-line");
        detail.setAlignment(Pos.CENTER_LEFT);
        detail.setId("compared-piece");
        about.setMinWidth(0);
        reveal.getStyleClass().add("quiet");
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        reveal.setOnAction(_ -> comparing.reveal());
        legend.getStyleClass().add("hint");
        legend.setMinWidth(0);
        var foot = new HBox(legend);
        foot.getStyleClass().add("page-foot");
        var line = new Region();
        line.getStyleClass().add("page-rule");
        root.getChildren().addAll(header, text, line, figures, frame, detail, foot);
    }

    private void show() {
        Shown shown = comparing.shown().get();
        PanelState standing = comparing.standing();
        boolean some = shown.size() > 0 && !(standing instanceof PanelState.Empty);
        score.setVisible(some);
        frame.show(standing, some);
        var pairs = shown.comparison().agreement();
        header.count(
                shown.size() == 0
                        ? ""
                        : shown.size()
                                + (shown.size() == 1 ? " tokenizer" : " tokenizers")
                                + (pairs.isPresent()
                                        ? " · cut alike "
                                                + Math.round(100 * pairs.getAsDouble())
                                                + " %"
                                        : " · open another one to compare"));
        list();
        tell(comparing.chosen().get());
    }

    private void list() {
        Shown shown = comparing.shown().get();
        var group = new ToggleGroup();
        var items =
                java.util.stream.IntStream.range(0, shown.size())
                        .mapToObj(
                                i -> {
                                    var item = new RadioMenuItem(shown.model(i).by().name());
                                    item.setMnemonicParsing(false);
                                    item.setToggleGroup(group);
                                    item.setSelected(i == comparing.reference().get());
                                    item.setOnAction(_ -> comparing.reference().set(i));
                                    return item;
                                })
                        .toList();
        reference.getItems().setAll(items);
        boolean some = shown.size() > 1;
        reference.setVisible(some);
        reference.setManaged(some);
        if (comparing.reference().get() < shown.size()) {
            reference.setText(
                    "Compared with " + shown.model(comparing.reference().get()).by().name());
        }
    }

    /// What is known of the chosen piece.
    private void tell(Chosen chosen) {
        Shown shown = comparing.shown().get();
        boolean there = chosen.model() >= 0 && chosen.model() < shown.size();
        chip.setVisible(there);
        chip.setManaged(there);
        reveal.setVisible(there);
        if (!there) {
            about.setText("Click a piece, or go through them with the arrow keys.");
            return;
        }
        var one = shown.model(chosen.model());
        var vocabulary = one.by().tokenizer().vocabulary();
        int id = one.encoding().ids()[chosen.piece()];
        chip.show(vocabulary, id);
        int start = one.encoding().start(chosen.piece());
        int end = one.encoding().end(chosen.piece());
        String span = shown.cells().text().substring(start, end);
        String names =
                CodePoint.of(span).stream()
                        .limit(3)
                        .map(c -> c.number() + " " + c.name())
                        .collect(Collectors.joining(", "));
        about.setText(
                String.join(
                        " · ",
                        List.of(
                                one.by().name(),
                                "id " + Numbers.whole(id),
                                vocabulary.kind(id).label(),
                                "bytes " + HoverCard.cut(vocabulary.bytes(id)),
                                "units " + start + " to " + end,
                                names)));
    }

    @Override
    public String title() {
        return "Compare";
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
