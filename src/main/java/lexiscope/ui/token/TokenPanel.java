package lexiscope.ui.token;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.model.LanguageModel;
import lexiscope.trial.Tried;
import lexiscope.ui.kit.HoverCard;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.KindMark;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.PercentileBar;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.kit.TokenCopy;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.Vocabulary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiFunction;

/// The token panel: what the focused token is, who stands near it, how long its row is.
public final class TokenPanel implements Panel {
    private final Session session;
    private final Runnable bench;
    private final TokenChip big = new TokenChip();
    private final Label id = new RowLabel();
    private final GridPane facts = new GridPane();
    private final NormHistogram histogram;
    private final Label normRange = new RowLabel();
    private final VBox body = new VBox();
    private final VBox rowFacts = new VBox();
    private final ScrollArea scroll = new ScrollArea();
    private final StateFrame frame = new StateFrame(scroll);
    private final VBox root = new VBox();
    private final Deque<Integer> back = new ArrayDeque<>();
    private final Deque<Integer> forward = new ArrayDeque<>();
    private final Button backButton =
            Icons.button("fth-chevron-left", "Back to the token before", this::goBack);
    private final Button forwardButton =
            Icons.button("fth-chevron-right", "Forward again", this::goForward);
    private final MenuButton copy = Icons.named(new MenuButton(), "fth-copy", "Copy the token");
    private PanelHeader header = new PanelHeader("Token");
    private boolean walking;

    /// @param bench shows the token bench
    public TokenPanel(Session session, Palette palette, Runnable bench) {
        this.session = session;
        this.bench = bench;
        histogram = new NormHistogram(palette);
        build();
        session.focusedId()
                .subscribe(
                        (old, _) -> {
                            remember(old.intValue());
                            show();
                        });
        // an id means another token in another model
        session.opened()
                .subscribe(
                        _ -> {
                            back.clear();
                            forward.clear();
                        });
        session.shown().subscribe(_ -> show());
        session.norms().subscribe(_ -> show());
        session.split().subscribe(_ -> show());
    }

    private void build() {
        copy.setId("copy-token");
        copy.getItems()
                .addAll(
                        item("Copy the text, as it is typed", TokenCopy::typed),
                        item("Copy the spelling, as in the file", TokenCopy::spelled),
                        item("Copy the id", (_, ids) -> String.valueOf(ids[0])));
        header = new PanelHeader("Token", backButton, forwardButton, copy);
        big.getStyleClass().add("big");
        // a long one is cut at a whole character, and has a tool tip
        big.setMinWidth(0);
        var idBox = new VBox(small("id"), id);
        id.getStyleClass().add("mono");
        idBox.setAlignment(Pos.CENTER_RIGHT);
        var framed = new javafx.scene.layout.StackPane(big);
        framed.getStyleClass().add("focused-chip");
        framed.setMaxWidth(Region.USE_PREF_SIZE);
        framed.setMinWidth(0);
        id.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, framed, Icons.spacer(), idBox);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("token-head");
        facts.getStyleClass().add("facts");
        var values = new ColumnConstraints(60, 120, Double.MAX_VALUE);
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(new ColumnConstraints(80), values);
        var normTitle = new RowLabel("Norm");
        normTitle.getStyleClass().add("panel-title");
        normRange.getStyleClass().add("muted");
        var normHead = new HBox(8, normTitle, Icons.spacer(), normRange);
        normHead.setAlignment(Pos.CENTER_LEFT);
        var normBox = new VBox(6, normHead, histogram);
        normBox.getStyleClass().add("norm-box");
        rowFacts.getChildren().addAll(new NearestTokens(session), normBox);
        rowFacts.managedProperty().bind(rowFacts.visibleProperty());
        body.getChildren().addAll(head, facts, rowFacts);
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var add = new Button("Add a token…", Icons.of("fth-plus"));
        add.setId("add-token");
        add.getStyleClass().add("primary");
        add.setOnAction(_ -> bench.run());
        var undo = new Button("Undo", Icons.of("fth-rotate-ccw"));
        undo.setId("undo-trial");
        undo.setOnAction(_ -> session.undoTrial());
        session.trials()
                .subscribe(
                        t -> {
                            undo.setVisible(!t.isEmpty());
                            undo.setManaged(!t.isEmpty());
                            String whole =
                                    t.size() > 1 ? "Undo last of " + t.size() : "Undo the trial";
                            undo.setText(whole);
                            undo.setAccessibleText(whole);
                            undo.setTooltip(new Tooltip(whole));
                        });
        session.opened()
                .subscribe(m -> add.setDisable(m.flatMap(LanguageModel::tokenizer).isEmpty()));
        add.setMinWidth(Region.USE_PREF_SIZE);
        // where both do not fit, the sign and its tool tip say it
        root.widthProperty()
                .subscribe(
                        w ->
                                undo.setContentDisplay(
                                        w.doubleValue() < 300
                                                ? ContentDisplay.GRAPHIC_ONLY
                                                : ContentDisplay.LEFT));
        undo.setMinWidth(Region.USE_PREF_SIZE);
        var foot = new HBox(8, add, Icons.spacer(), undo);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("panel-foot");
        VBox.setVgrow(frame, Priority.ALWAYS);
        root.getChildren().addAll(header, frame, foot);
        root.getStyleClass().add("panel");
    }

    private static Label small(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("small");
        return label;
    }

    private void remember(int old) {
        if (!walking && old >= 0) {
            back.push(old);
            forward.clear();
        }
    }

    private void goBack() {
        walk(back, forward);
    }

    private void goForward() {
        walk(forward, back);
    }

    private void walk(Deque<Integer> from, Deque<Integer> to) {
        Integer id = from.poll();
        if (id != null) {
            walking = true;
            if (session.focus().get().present()) {
                to.push(session.focusedId().get());
            }
            session.reveal(id);
            walking = false;
            show();
        }
    }

    /// An entry of the menu that copies.
    private MenuItem item(String text, BiFunction<Vocabulary, int[], String> of) {
        var item = new MenuItem(text);
        item.setOnAction(
                _ ->
                        session.shown()
                                .get()
                                .ifPresent(
                                        m -> {
                                            int[] ids = {session.focusedId().get()};
                                            String copied = of.apply(m.vocabulary(), ids);
                                            header.say(TokenCopy.put(copied, ids));
                                        }));
        return item;
    }

    private void show() {
        int focused = session.focusedId().get();
        LanguageModel model = session.shown().get().orElse(null);
        boolean there = model != null && (model.vocabulary().has(focused) || model.hasRow(focused));
        scroll.setVisible(there);
        frame.show(
                there
                        ? new PanelState.Ready()
                        : new PanelState.Empty(
                                model == null
                                        ? "No model is open. What is known of a token will stand"
                                                + " here."
                                        : "Choose a token: in the text, in the vocabulary or on"
                                                + " the map."),
                there);
        copy.setDisable(!there);
        backButton.setDisable(back.isEmpty());
        forwardButton.setDisable(forward.isEmpty());
        if (model == null || !there) {
            return;
        }
        Vocabulary v = model.vocabulary();
        big.show(v, focused);
        big.getStyleClass().add("big");
        big.setTooltip(new Tooltip(v.shown(focused)));
        id.setText(Numbers.whole(focused));
        var rows = new FactRows(facts);
        if (v.has(focused)) {
            rows.text("bytes", HoverCard.cut(v.bytes(focused)), true);
            rows.node("kind", kind(v, focused));
            rows.text("spelling", v.spelling(focused), true);
            v.claimed(focused)
                    .ifPresent(
                            c ->
                                    rows.text(
                                            "id in the file",
                                            Numbers.whole(c) + ", but engines use " + focused,
                                            false));
        } else {
            rows.text("kind", "a row without a token", false);
        }
        float norm = session.norms().get().norm(focused);
        rowFacts.setVisible(model.hasRow(focused));
        if (model.hasRow(focused)) {
            double share = session.norms().get().percentile(norm);
            var bar = new PercentileBar(56);
            bar.show(share);
            var number = new RowLabel(Numbers.three(norm));
            number.getStyleClass().add("mono");
            number.setMinWidth(Region.USE_PREF_SIZE);
            var percentile = new RowLabel(Double.isNaN(share) ? "" : "p" + Math.round(100 * share));
            percentile.getStyleClass().add("muted");
            percentile.setMinWidth(Region.USE_PREF_SIZE);
            var box = new HBox(8, number, bar, percentile);
            box.setAlignment(Pos.CENTER_LEFT);
            rows.node("norm", box);
        } else {
            String why = model.matrix().isEmpty() ? "this model has no matrix here" : "none";
            rows.text("row", why + ": no norm, no place on the map, no neighbours", false);
        }
        int times = session.split().get().counts().times(focused);
        rows.text(
                "in this text",
                times == 0 ? "not in it" : times == 1 ? "1 time" : Numbers.whole(times) + " times",
                false);
        session.tried().get().ifPresent(t -> showTrial(t, model, focused, rows));
        histogram.show(session.norms().get(), norm);
        float[] sorted = session.norms().get().sorted();
        normRange.setText(
                sorted.length == 0
                        ? ""
                        : "all rows, "
                                + Numbers.two(sorted[0])
                                + "–"
                                + Numbers.two(sorted[sorted.length - 1]));
    }

    private static void showTrial(Tried tried, LanguageModel model, int focused, FactRows rows) {
        boolean matrix = model.matrix().isPresent();
        tried.taken(focused)
                .filter(t -> matrix || t.trained())
                .ifPresent(
                        t ->
                                rows.text(
                                        "trial",
                                        t.trained()
                                                ? matrix
                                                        ? "Made whole; the row is the one that the"
                                                                + " model has learnt."
                                                        : "Made whole."
                                                : "Untrained: this row is the "
                                                        + tried.begun()
                                                                .getOrDefault(
                                                                        focused, "mean of all")
                                                        + " until you fine-tune.",
                                        false));
    }

    private static Node kind(Vocabulary v, int id) {
        var box = new HBox(6, new KindMark(v.kind(id)), new RowLabel(v.label(v.kind(id))));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// Fills a grid of names and values, top to bottom.
    private static final class FactRows {
        private final GridPane grid;
        private int row;

        FactRows(GridPane grid) {
            this.grid = grid;
            grid.getChildren().clear();
        }

        void text(String name, String value, boolean mono) {
            var label = new RowLabel(value);
            label.setWrapText(true);
            if (mono) {
                label.getStyleClass().add("mono");
            }
            node(name, label);
        }

        void node(String name, Node value) {
            var label = new RowLabel(name);
            label.getStyleClass().add("muted");
            GridPane.setValignment(label, VPos.TOP);
            grid.addRow(row++, label, value);
        }
    }

    @Override
    public String title() {
        return "Token";
    }

    @Override
    public Place place() {
        return Place.TOKEN;
    }

    @Override
    public Node node() {
        return root;
    }
}
