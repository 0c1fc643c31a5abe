package lexiscope.ui.trial;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import lexiscope.model.LanguageModel;
import lexiscope.trial.Initialisation;
import lexiscope.trial.Trial;
import lexiscope.trial.TrialToken;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.NeighbourList;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.TokenChip;
import lexiscope.ui.session.Attempt;
import lexiscope.ui.session.Nearest;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.Split;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.AddedToken;

import java.util.Optional;

/// The form that proposes a token. While it is open the text shows the split before and after, the
/// map where the token would land, and its neighbours stand below; nothing is kept before Add is
/// pressed.
public final class AddTokenPanel implements Panel {
    /// Pieces that are shown one by one; of a longer text the rest is counted.
    private static final int CHIPS = 24;

    private final Session session;
    private final LineField content;
    private final FlowPane pieces = new FlowPane(6, 4);
    private final CheckBox singleWord = new CheckBox("Single word");
    private final CheckBox leftStrip = new CheckBox("Eats space before");
    private final CheckBox rightStrip = new CheckBox("Eats space after");
    private final CheckBox normalized = new CheckBox("Normalised");
    private final RadioButton mean = new RadioButton("Mean of its pieces");
    private final RadioButton copy = new RadioButton("Copy of another token");
    private final LineField copied;
    private final Label problem = new RowLabel();
    private final Label outcome = new RowLabel();
    private final Label untrained = new RowLabel();
    private final NeighbourList neighbours;
    private final Label nearTitle = new RowLabel("It would stand by");
    private final Button add = new Button("Add it", Icons.of("fth-plus"));
    private final VBox root = new VBox();
    private final Runnable bench;
    private boolean filling;

    /// @param bench shows the token bench, which goes on with what was typed
    public AddTokenPanel(Session session, Palette palette, Runnable bench) {
        this.bench = bench;
        this.session = session;
        content = new LineField(palette, Font.font("JetBrains Mono", 13));
        copied = new LineField(palette, Font.font("JetBrains Mono", 13));
        neighbours = new NeighbourList(session::reveal, id -> session.hover().set(id));
        build();
        session.proposal().subscribe(this::fill);
        session.attempt().subscribe(_ -> show());
        session.split().subscribe(_ -> show());
        session.nearest().subscribe(this::showNearest);
    }

    private void build() {
        var close =
                Icons.button(
                        "fth-x",
                        "Close without adding",
                        () -> session.proposal().set(Optional.empty()));
        var header = new PanelHeader("Add a token", close);
        content.setId("new-token");
        content.setPromptText("a word your model splits, or <|my_token|>");
        content.setAccessibleText("The token to add");
        copied.setId("copied-token");
        copied.setPromptText("spelling, text or id");
        copied.setAccessibleText("The token whose row is copied");
        var group = new ToggleGroup();
        mean.setToggleGroup(group);
        copy.setToggleGroup(group);
        mean.setSelected(true);
        copied.focusedProperty()
                .subscribe(
                        on -> {
                            if (on) {
                                copy.setSelected(true);
                            }
                        });
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        outcome.setWrapText(true);
        outcome.getStyleClass().add("outcome");
        untrained.setWrapText(true);
        untrained.getStyleClass().add("hint");
        untrained.setText(
                "Its row is a starting point: the model has not seen it until you fine-tune.");
        untrained.setGraphic(Icons.of("fth-info"));
        nearTitle.getStyleClass().add("panel-title");
        var form =
                new VBox(
                        8,
                        field("Token"),
                        content,
                        pieces,
                        problem,
                        field("How it matches"),
                        explained(singleWord, "not inside a longer word"),
                        explained(normalized, "also matches what the normaliser makes of the text"),
                        leftStrip,
                        rightStrip,
                        field("Its first row"),
                        mean,
                        copy,
                        copied,
                        outcome,
                        untrained);
        form.getStyleClass().add("form");
        var body = new VBox(form, withPadding(nearTitle), neighbours);
        var scroll = new ScrollArea(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        add.setId("keep-token");
        add.getStyleClass().add("primary");
        add.setDefaultButton(true);
        add.setOnAction(_ -> session.keepProposal());
        content.setOnAction(add::fire);
        copied.setOnAction(add::fire);
        var cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> session.proposal().set(Optional.empty()));
        var more = new Button("On the bench…");
        more.setId("to-bench");
        more.setOnAction(_ -> bench.run());
        var foot = new HBox(8, add, more, Icons.spacer(), cancel);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("panel-foot");
        root.getChildren().addAll(header, scroll, foot);
        root.getStyleClass().add("panel");
        content.textProperty().subscribe(_ -> propose());
        copied.textProperty().subscribe(_ -> propose());
        for (var box : java.util.List.of(singleWord, leftStrip, rightStrip, normalized)) {
            box.selectedProperty().subscribe(_ -> propose());
        }
        mean.selectedProperty().subscribe(_ -> propose());
    }

    private static Label field(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("field-label");
        return label;
    }

    private static VBox explained(CheckBox box, String why) {
        var hint = new RowLabel(why);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        var both = new VBox(0, box, hint);
        both.getStyleClass().add("explained");
        return both;
    }

    private static Node withPadding(Label title) {
        var box = new HBox(title);
        box.getStyleClass().add("section-title");
        return box;
    }

    private void fill(Optional<TrialToken> proposal) {
        if (proposal.isEmpty() || filling) {
            return;
        }
        filling = true;
        var token = proposal.get().token();
        if (!content.getText().equals(token.content())) {
            content.setText(token.content());
        }
        singleWord.setSelected(token.singleWord());
        leftStrip.setSelected(token.leftStrip());
        rightStrip.setSelected(token.rightStrip());
        normalized.setSelected(token.normalized());
        switch (proposal.get().initialisation()) {
            case Initialisation.MeanOfPieces _ -> mean.setSelected(true);
            case Initialisation.CopyOf of -> showCopied(of.id());
        }
        filling = false;
        if (token.content().isEmpty()) {
            content.requestFocus();
        }
        show();
    }

    /// Shows which token's row is copied, unless the field names it already.
    private void showCopied(int id) {
        copy.setSelected(true);
        if (copiedId() != id && id >= 0) {
            copied.setText(String.valueOf(id));
        }
    }

    private void propose() {
        if (filling || session.proposal().get().isEmpty()) {
            return;
        }
        var token =
                new AddedToken(
                        content.getText(),
                        singleWord.isSelected(),
                        leftStrip.isSelected(),
                        rightStrip.isSelected(),
                        normalized.isSelected(),
                        false);
        filling = true;
        session.proposal().set(Optional.of(new TrialToken(token, initialisation())));
        filling = false;
    }

    /// The row that is chosen; a token to copy that does not exist falls back to none, and is said
    /// in [#show].
    private Initialisation initialisation() {
        return copy.isSelected()
                ? new Initialisation.CopyOf(copiedId())
                : new Initialisation.MeanOfPieces();
    }

    private int copiedId() {
        LanguageModel model = session.shown().get().orElse(null);
        String wanted = copied.getText();
        if (model == null || wanted.isEmpty()) {
            return -1;
        }
        var ids = model.vocabulary().find(wanted);
        if (ids.isEmpty()) {
            ids = model.vocabulary().find(" " + wanted);
        }
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        try {
            return Integer.parseInt(wanted.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void show() {
        switch (session.attempt().get()) {
            case Attempt.None _ -> {
                pieces.getChildren().clear();
                said("", "");
            }
            case Attempt.Refused refused -> {
                pieces.getChildren().clear();
                boolean untouched = content.getText().isEmpty();
                boolean missing = copy.isSelected() && copiedId() < 0;
                said(untouched ? "" : missing ? "Name the token to copy." : refused.sentence(), "");
            }
            case Attempt.Tried tried -> {
                showPieces(tried.trial());
                said("", outcome(tried.trial(), session.split().get()));
            }
        }
        boolean can = session.attempt().get() instanceof Attempt.Tried;
        boolean trained =
                session.attempt().get() instanceof Attempt.Tried tried && tried.trial().trained();
        add.setDisable(!can);
        if (!can) {
            neighbours.getChildren().clear();
        }
        nearTitle.setVisible(can);
        untrained.setVisible(can && !trained);
        for (var choice : java.util.List.of(mean, copy)) {
            choice.setDisable(trained); // it keeps the row it has
        }
    }

    private void said(String wrong, String right) {
        problem.setText(wrong);
        problem.setVisible(!wrong.isEmpty());
        problem.setManaged(!wrong.isEmpty());
        outcome.setText(right);
        outcome.setVisible(!right.isEmpty());
        outcome.setManaged(!right.isEmpty());
    }

    private void showPieces(Trial trial) {
        var nodes = new java.util.ArrayList<Node>();
        var label =
                new RowLabel(
                        "now "
                                + trial.pieces().length
                                + (trial.pieces().length == 1 ? " piece" : " pieces"));
        label.getStyleClass().add("muted");
        nodes.add(label);
        session.shown()
                .get()
                .ifPresent(
                        m -> {
                            int listed = Math.min(CHIPS, trial.pieces().length);
                            for (int i = 0; i < listed; i++) {
                                nodes.add(new TokenChip(m.vocabulary(), trial.pieces()[i]));
                            }
                        });
        int more = trial.pieces().length - CHIPS;
        if (more > 0) {
            var rest = new RowLabel("and " + Numbers.whole(more) + " more");
            rest.getStyleClass().add("muted");
            nodes.add(rest);
        }
        pieces.getChildren().setAll(nodes);
    }

    private static String outcome(Trial trial, Split split) {
        int saved = split.before().size() - split.after().size();
        int times = split.counts().times(trial.id());
        String text =
                times == 0
                        ? "Your text does not contain it."
                        : "In your text it is found "
                                + (times == 1 ? "once" : Numbers.whole(times) + " times")
                                + "; "
                                + Numbers.whole(split.before().size())
                                + " tokens become "
                                + Numbers.whole(split.after().size())
                                + (saved > 0 ? ", " + saved + " saved." : ".");
        return text + " " + trial.outcome(Numbers::whole);
    }

    private void showNearest(Nearest nearest) {
        if (session.attempt().get() instanceof Attempt.Tried tried
                && nearest.id() == tried.trial().id()) {
            neighbours.show(
                    nearest.list(), nearest.view().similarity(), tried.model().vocabulary());
        } else if (session.proposal().get().isPresent()) {
            neighbours.show(
                    java.util.List.of(),
                    nearest.view().similarity(),
                    session.split().get().vocabulary());
        }
    }

    @Override
    public String title() {
        return "Add a token";
    }

    @Override
    public Place place() {
        return Place.TOKEN_FORM;
    }

    @Override
    public Node node() {
        return root;
    }
}
