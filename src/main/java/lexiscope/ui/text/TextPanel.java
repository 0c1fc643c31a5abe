package lexiscope.ui.text;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.passage.ContextUse;
import lexiscope.passage.Drift;
import lexiscope.store.TextReading;
import lexiscope.tokenizer.Encoding;
import lexiscope.ui.edit.TypingHistory;
import lexiscope.ui.kit.GivingWay;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.KeptShare;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.session.Focus;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.TextSplit;
import lexiscope.ui.session.TokenCounts;
import lexiscope.ui.workspace.Page;
import lexiscope.vocabulary.Vocabulary;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The text panel: the coloured text, what the model adds, the counts, and the list of pieces.
public final class TextPanel implements Panel {
    private final Session session;
    private final TextView view;
    private final TokenList pieces;
    private final StepsList steps = new StepsList();
    private final ToggleButton idsTab = new ToggleButton("Ids");
    private final IdsPane ids;
    private final TakingAway takingAway;
    private final ToggleButton spaces =
            Icons.named(new ToggleButton(), "mdi2f-format-pilcrow", "Show spaces and line ends");
    private final ToggleButton beforeButton = new ToggleButton("Before");
    private final ToggleButton afterButton = new ToggleButton("After");
    private final HBox compare = new HBox(beforeButton, afterButton);
    private final AddedStrip added;
    private final CountsLine counts = new CountsLine();
    private final WindowsForm windows;
    private final LabelsOver labels;
    private final LabelsForm labelsForm;
    private final LabelStrip labelStrip;
    private final ColourLegend legend;
    private final HoverCard card = new HoverCard();
    private final VBox root = new VBox();

    /// @param typing what was typed, which all open models share
    /// @param go leads to a page
    public TextPanel(Session session, Palette palette, TypingHistory typing, Consumer<Page> go) {
        this.session = session;
        Vocabulary none = session.split().get().vocabulary();
        view = new TextView(palette, none, typing, session.text()::set);
        pieces = new TokenList(session.tasks(), none, this::choose, this::hover);
        takingAway = new TakingAway(session);
        var idsIn = new IdsIn(session, this::replace);
        ids = new IdsPane(idsIn, palette, this::vocabulary, this::goTo);
        idsIn.drift().subscribe(d -> view.showDrift(d.map(Drift::changes).orElse(List.of())));
        legend = new ColourLegend(palette);
        windows = new WindowsForm(session);
        labels = new LabelsOver(session);
        labelsForm = new LabelsForm(labels, palette);
        labelStrip = new LabelStrip(labels, this::goTo);
        labels.fits().subscribe(view::showLabels);
        added = new AddedStrip(session::reveal);
        view.setId("text");
        pieces.setId("pieces");
        build(go);
        session.text().subscribe(view::show);
        session.split().subscribe(_ -> showSplit());
        session.focus().subscribe(this::showFocus);
        session.hover().subscribe(id -> view.hoverToken(id.intValue()));
        session.reading().subscribe((_, _) -> showSplit());
        session.textColours().subscribe(view::show);
        session.textColours().subscribe(legend::show);
        view.onChoose(this::choose);
        view.onHover(this::hover);
    }

    private void build(Consumer<Page> go) {
        spaces.setSelected(true);
        spaces.selectedProperty().subscribe(view::showSpaces);
        var group = new ToggleGroup();
        beforeButton.setToggleGroup(group);
        afterButton.setToggleGroup(group);
        afterButton.setSelected(true);
        compare.getStyleClass().add("segments");
        alwaysOne(group, this::showSplit);
        var more = new MenuButton();
        Icons.named(more, "fth-more-horizontal", "More");
        more.setId("text-more");
        for (CopyForm form : CopyForm.values()) {
            more.getItems().add(item(form.label(), () -> copy(form)));
        }
        more.getItems().add(item("Turn ids into text", this::enterIds));
        more.getItems().addAll(ReadingMenu.switches(session));
        more.getItems().add(item("Windows…", this::askWindows));
        more.getItems().add(item("Labels…", this::askLabels));
        more.getItems().add(item("Clear the text", this::clear));
        var header = new PanelHeader("Text", compare, new ColourChoice(session), spaces, more);
        var tokensTab = new ToggleButton("Tokens");
        var stepsTab = new ToggleButton("Steps");
        tokensTab.setId("tokens-tab");
        stepsTab.setId("steps-tab");
        var tabGroup = new ToggleGroup();
        tokensTab.setToggleGroup(tabGroup);
        stepsTab.setToggleGroup(tabGroup);
        idsTab.setId("ids-tab");
        idsTab.setToggleGroup(tabGroup);
        idsTab.getStyleClass().add("tab");
        ids.visibleProperty().bind(idsTab.selectedProperty());
        tokensTab.setSelected(true);
        alwaysOne(tabGroup, () -> {});
        tokensTab.getStyleClass().add("tab");
        stepsTab.getStyleClass().add("tab");
        steps.visibleProperty().bind(stepsTab.selectedProperty());
        pieces.visibleProperty().bind(tokensTab.selectedProperty());
        session.steps().subscribe(steps::show);
        var copies = new MenuButton();
        Icons.named(copies, "fth-copy", "Copy the tokens of the text");
        copies.setId("copy-tokens");
        for (CopyForm form : CopyForm.values()) {
            copies.getItems().add(item(form.label(), () -> copy(form)));
        }
        var listed = new HBox(pieces.grouped(), copies);
        var allSteps = new Button("All steps");
        allSteps.setId("all-steps");
        allSteps.getStyleClass().add("quiet");
        allSteps.visibleProperty().bind(stepsTab.selectedProperty());
        allSteps.setOnAction(_ -> go.accept(Page.STEPS));
        listed.setAlignment(Pos.CENTER_RIGHT);
        var last = new StackPane(listed, allSteps);
        last.setAlignment(Pos.CENTER_RIGHT);
        listed.visibleProperty().bind(tokensTab.selectedProperty());
        Node compareLink = link(Page.COMPARE, go);
        Node costsLink = link(Page.COSTS, go);
        var tabs =
                new GivingWay(
                        4,
                        tokensTab,
                        stepsTab,
                        idsTab,
                        compareLink,
                        costsLink,
                        Icons.spacer(),
                        last);
        for (ToggleButton tab : List.of(tokensTab, stepsTab, idsTab)) {
            tab.setMinWidth(Region.USE_PREF_SIZE);
        }
        // all of them have keys and lines in the palette
        tabs.giveWay(List.of(last, costsLink, compareLink, idsTab));
        tabs.getStyleClass().add("tab-line");
        tabs.setAlignment(Pos.CENTER_LEFT);
        var stack = new StackPane(view, card);
        // the card reaches over what is below
        stack.setViewOrder(-1);
        stack.setAlignment(Pos.TOP_LEFT);
        VBox.setMargin(stack, new Insets(6, 0, 0, 0));
        var upper = new VBox(stack, legend, labelStrip, added, counts);
        VBox.setVgrow(stack, Priority.ALWAYS);
        var split = new StateFrame(new StackPane(pieces, steps));
        split.visibleProperty().bind(ids.visibleProperty().not());
        session.splitState().subscribe(_ -> showState(split));
        session.split().subscribe(_ -> showState(split));
        session.opened().subscribe(_ -> showState(split));
        var below = new StackPane(split, ids);
        var lower = new VBox(tabs, below);
        VBox.setVgrow(below, Priority.ALWAYS);
        lower.setMinHeight(32 + 24 + 24);
        upper.setMinHeight(120);
        upper.getStyleClass().add("panel");
        lower.getStyleClass().add("panel");
        var parted = new SplitPane(upper, lower);
        parted.setOrientation(Orientation.VERTICAL);
        KeptShare.of(parted, 0.66);
        VBox.setVgrow(parted, Priority.ALWAYS);
        root.getChildren().addAll(header, parted);
        root.getStyleClass().add("panel");
        root.setMinWidth(200);
    }

    /// One of a group is always chosen.
    private static void alwaysOne(ToggleGroup group, Runnable changed) {
        group.selectedToggleProperty()
                .subscribe(
                        (old, now) -> {
                            if (now == null && old != null) {
                                group.selectToggle(old);
                            } else {
                                changed.run();
                            }
                        });
    }

    /// A page about the text, reached from its tabs.
    private static Node link(Page page, Consumer<Page> go) {
        var button = new javafx.scene.control.Button(page.title());
        button.setId(page.title().toLowerCase(Locale.ROOT) + "-link");
        button.getStyleClass().add("quiet");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> go.accept(page));
        return button;
    }

    private static MenuItem item(String name, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Asks for the windows that are drawn in the text.
    public void askWindows() {
        windows.show(counts);
    }

    /// Asks for labels that are laid over the text.
    public void askLabels() {
        labelsForm.show(counts);
    }

    /// Lays the labels of a file over the text.
    public void layLabels(Path file) {
        labels.take(file);
    }

    /// Where ids are pasted to become the text.
    public void enterIds() {
        idsTab.setSelected(true);
        ids.enter();
    }

    private void replace(String text) {
        view.editor().selectAll();
        view.editor().write(text);
    }

    /// Goes to the piece at a place in the text.
    private void goTo(int unit) {
        view.editor().select(unit, unit);
        view.reveal(unit);
        int piece = view.painter().pieceAt(unit);
        if (piece >= 0) {
            choose(piece);
        }
        view.requestFocus();
    }

    private void clear() {
        replace("");
    }

    /// Copies the tokens of the text.
    public void copy(CopyForm form) {
        var content = new ClipboardContent();
        content.putString(form.of(encoding(), vocabulary(), session.split().get().typed().text()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Writes the coloured text into a file.
    ///
    /// @param dark in the colours of the dark theme
    public void write(TextPicture as, Path file, boolean dark) {
        takingAway.write(as, file, dark);
    }

    /// Draws the coloured text as pages, a PNG each.
    ///
    /// @param tall height of a page over its width
    /// @param ready hears of them
    public void pages(double tall, Consumer<List<byte[]>> ready) {
        takingAway.pages(tall, ready);
    }

    /// Lists a row a token, or a row a piece again.
    public void group() {
        pieces.grouped().fire();
    }

    private boolean showsBefore() {
        return session.split().get().compared() && beforeButton.isSelected();
    }

    private Encoding encoding() {
        TextSplit split = session.split().get();
        return showsBefore() ? split.before() : split.after();
    }

    private Vocabulary vocabulary() {
        TextSplit split = session.split().get();
        return showsBefore() ? split.beforeVocabulary() : split.vocabulary();
    }

    private void showSplit() {
        TextSplit split = session.split().get();
        compare.setVisible(split.compared());
        compare.setManaged(split.compared());
        view.show(encoding(), vocabulary(), split.typed().version());
        pieces.show(encoding(), vocabulary());
        TokenCounts facts = showsBefore() ? split.countsBefore() : split.counts();
        TextReading how = session.reading().get();
        Optional<ContextUse> use = session.shown().get().flatMap(m -> facts.use(m.facts()));
        counts.show(split, facts, how, use);
        view.showWindows(use.map(ContextUse::cut).orElse(-1), TextFacts.windows(facts, how));
        legend.show(facts.ids());
        added.show(facts, vocabulary());
        showFocus(session.focus().get());
        view.hoverAgain();
    }

    private void showState(StateFrame below) {
        String text = session.split().get().typed().text();
        String why = nothing(text);
        boolean empty = encoding().size() == 0;
        below.show(
                empty && !why.isEmpty()
                        ? new PanelState.Empty(why)
                        : PanelState.of(
                                session.splitState().get(), "The split", "", session::splitAgain),
                !empty);
    }

    /// Why a text has no pieces.
    private String nothing(String text) {
        var model = session.opened().get();
        if (model.isEmpty()) {
            return "No model is open.";
        }
        return model.get().tokenizer().isEmpty()
                ? "This model has no tokenizer that splits text."
                : text.isEmpty() ? "Type something above." : "";
    }

    private void showFocus(Focus focus) {
        view.focusToken(focus.id(), focus.at());
        int piece = focus.pieceIn(encoding());
        pieces.focus(piece);
        view.setAccessibleHelp(PieceWords.spoken(encoding(), vocabulary(), piece));
    }

    private void choose(int piece) {
        Encoding e = encoding();
        if (piece >= 0 && piece < e.size()) {
            session.focus().set(new Focus(e.ids()[piece], view.painter().start(piece)));
        }
    }

    private void hover(int piece) {
        Encoding e = encoding();
        boolean over = piece >= 0 && piece < e.size();
        session.hover().set(over ? e.ids()[piece] : -1);
        if (over && view.isHover()) {
            int id = e.ids()[piece];
            card.show(vocabulary(), id, session.norms().get().norm(id));
            card.characters(PieceWords.characters(view.piece(piece)));
            view.place(card, piece);
        } else {
            card.hide();
        }
    }

    @Override
    public String title() {
        return "Text";
    }

    @Override
    public Place place() {
        return Place.TEXT;
    }

    @Override
    public Node node() {
        return root;
    }
}
