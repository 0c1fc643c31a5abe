package lexiscope.ui.steps;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.ui.derive.Derived;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.session.Focus;
import lexiscope.ui.session.Session;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.List;
import java.util.Optional;

/// How the text became tokens: the stages at the left, what the chosen one did in the middle, and
/// why beside it. Arrows go from word to word and from step to step.
public final class StepsPage implements Panel {
    /// The reasons stand below where the page is narrower.
    private static final double WIDE = 1000;

    private final Session session;
    private final Derived<Excerpt, Optional<Walk>> walks;
    private final BorderPane root = new BorderPane();
    private final PanelHeader header;
    private final StageList stages = new StageList(this::choose);
    private final VBox middle = new VBox();
    private final ScrollPane side = new ScrollArea();
    private final WhyMerge whyMerge;
    private final MergeStage merges;
    private final LatticeStage lattice;
    private final PrefixStage prefixes;
    private Optional<Player> player = Optional.empty();
    private Stage stage = Stage.MODEL;
    private int stop = -1;

    public StepsPage(Workspace workspace, Session session) {
        this.session = session;
        root.setId("steps-page");
        root.getStyleClass().addAll("panel", "steps-page");
        root.setFocusTraversable(true);
        whyMerge = new WhyMerge(session::reveal, this::reasons);
        merges = new MergeStage(this::focus, whyMerge);
        lattice = new LatticeStage(this::focus, this::reasons);
        prefixes = new PrefixStage(this::focus);
        var before = Icons.button("fth-chevron-left", "The word before (←)", () -> go(stop - 1));
        before.setId("word-before");
        var next = Icons.button("fth-chevron-right", "The next word (→)", () -> go(stop + 1));
        next.setId("next-word");
        var close =
                Icons.button(
                        "fth-x", "Back to the panels", () -> workspace.page().set(Page.PANELS));
        header = new PanelHeader(title(), before, next, close);
        var left = ScrollArea.upright(stages);
        left.getStyleClass().add("stage-pane");
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.getStyleClass().add("reason-pane");
        // where there are no reasons, their room is the content's
        side.visibleProperty().bind(side.contentProperty().isNotNull());
        side.managedProperty().bind(side.visibleProperty());
        middle.getStyleClass().add("step-pane");
        root.setTop(header);
        root.setLeft(left);
        root.setCenter(middle);
        root.widthProperty().subscribe(w -> lay(w.doubleValue(), left));
        walks =
                new Derived<Excerpt, Optional<Walk>>(
                                session.tasks(), Optional.empty(), (e, _) -> Optional.of(e.walk()))
                        .leasing(Excerpt::model)
                        .staying((a, b) -> a.model().equals(b.model()));
        walks.value().subscribe(_ -> follow());
        session.split().subscribe(_ -> trace());
        session.shown().subscribe(_ -> trace());
        session.focus().subscribe(_ -> refocus());
        // not the page that the workspace shows: it outlives the session
        root.sceneProperty()
                .subscribe(
                        scene -> {
                            trace();
                            if (scene != null) {
                                // its keys are there at once
                                root.requestFocus();
                            }
                        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void lay(double width, ScrollPane left) {
        boolean wide = width >= WIDE;
        left.setPrefWidth(width < 900 ? 190 : 242);
        side.setPrefWidth(wide ? 300 : -1);
        side.setPrefHeight(wide ? -1 : 190);
        if (wide) {
            root.setBottom(null);
            root.setRight(side);
        } else {
            root.setRight(null);
            root.setBottom(side);
        }
    }

    private void key(KeyEvent e) {
        boolean taken = true;
        switch (e.getCode()) {
            case LEFT -> go(stop - 1);
            case RIGHT -> go(stop + 1);
            case UP -> player.ifPresent(Player::back);
            case DOWN -> player.ifPresent(Player::onByHand);
            case HOME -> player.ifPresent(Player::rewind);
            case END -> player.ifPresent(Player::end);
            case SPACE -> player.ifPresent(Player::play);
            default -> taken = false;
        }
        if (taken) {
            e.consume();
        }
    }

    /// Traces what is there to trace, while the page is looked at.
    private void trace() {
        boolean seen = root.getScene() != null;
        LanguageModel model = session.shown().get().orElse(null);
        if (!seen || model == null || model.tokenizer().isEmpty()) {
            player.ifPresent(Player::stop);
            return;
        }
        var split = session.split().get();
        int at = Math.max(0, session.focus().get().at());
        walks.from(Excerpt.of(model, split.typed().text(), at));
    }

    private void refocus() {
        int at = session.focus().get().at();
        Walk walk = walks.value().get().orElse(null);
        if (walk == null || at < 0 || root.getScene() == null) {
            return;
        }
        int place = at - walk.base();
        if (place < 0 || place >= walk.trace().text().length()) {
            trace();
        } else if (stop < 0 || !walk.stops().get(stop).span().contains(place)) {
            stop = walk.at(at);
            show();
        }
    }

    /// A new trace: on at the word where the person stands.
    private void follow() {
        Walk walk = walks.value().get().orElse(null);
        int at = session.focus().get().at();
        stop =
                walk == null
                        ? -1
                        : at >= 0 || stop < 0
                                ? walk.at(Math.max(0, at))
                                : Math.min(stop, walk.stops().size() - 1);
        show();
    }

    private void go(int to) {
        Walk walk = walks.value().get().orElse(null);
        if (walk != null && to >= 0 && to < walk.stops().size()) {
            stop = to;
            show();
            Walk.Stop there = walk.stops().get(to);
            int id =
                    there.word()
                            .filter(w -> !w.steps().pieces().isEmpty())
                            .map(w -> w.steps().pieces().getFirst().id())
                            .orElse(there.added());
            if (id >= 0) {
                session.focus().set(new Focus(id, walk.base() + there.span().start()));
            }
        }
    }

    private void choose(Stage next) {
        stage = next;
        show();
    }

    /// Focuses a token of the word; at its place in the text where it is one of its pieces.
    private void focus(Steps.Piece piece) {
        Walk walk = walks.value().get().orElse(null);
        var word =
                walk == null || stop < 0
                        ? Optional.<Trace.Word>empty()
                        : walk.stops().get(stop).word();
        if (walk != null && word.isPresent() && word.get().steps().pieces().contains(piece)) {
            Span typed = word.get().typed(piece.start(), piece.end());
            session.focus().set(new Focus(piece.id(), walk.base() + typed.start()));
        } else {
            session.reveal(piece.id());
        }
    }

    private Reasons reasons() {
        return new Reasons(session.opened().get().map(m -> m.facts().sources()).orElse(List.of()));
    }

    private void show() {
        player.ifPresent(Player::stop);
        player = Optional.empty();
        Walk walk = walks.value().get().orElse(null);
        Tokenizer tokenizer = session.shown().get().flatMap(LanguageModel::tokenizer).orElse(null);
        if (walk == null || tokenizer == null || walk.stops().isEmpty()) {
            header.count("");
            stages.getChildren().forEach(n -> n.setVisible(false));
            fill(Lines.sentence("Type a text in the panels; here stands how it became tokens."));
            side.setContent(null);
            return;
        }
        stages.getChildren().forEach(n -> n.setVisible(true));
        stages.show(tokenizer, walk, stop);
        stages.select(stage);
        int from = session.split().get().typed().text().length();
        header.count(
                "word "
                        + Numbers.whole(stop + 1L)
                        + " of "
                        + Numbers.whole(walk.stops().size())
                        + (walk.trace().text().length() < from
                                ? " · of a part of the text, from character "
                                        + Numbers.whole(walk.base() + 1L)
                                : ""));
        side.setContent(null);
        var text = new TextStages(tokenizer, walk, stop, this::go, session::reveal);
        switch (stage) {
            case ADDED -> fill(text.added());
            case NORMALISED -> fill(text.normalised());
            case WORDS -> fill(text.words());
            case MODEL -> model(tokenizer, walk.stops().get(stop));
            case SPECIAL -> fill(text.special());
        }
    }

    private void model(Tokenizer tokenizer, Walk.Stop there) {
        var v = tokenizer.vocabulary();
        if (there.word().isEmpty()) {
            fill(
                    new VBox(
                            8,
                            Lines.title("An added token"),
                            Lines.chip(v, there.added(), session::reveal),
                            Lines.sentence("It was cut out whole and never reaches the model.")));
            return;
        }
        Trace.Word word = there.word().get();
        switch (word.steps()) {
            case Steps.Merged steps -> {
                side.setContent(whyMerge);
                fill(merges);
                player = Optional.of(merges.player());
                merges.show(tokenizer, word, steps);
            }
            case Steps.Lattice steps -> {
                side.setContent(lattice.why());
                fill(lattice);
                player = Optional.of(lattice.player());
                lattice.show(tokenizer, word, steps);
            }
            case Steps.Prefixes steps -> {
                fill(prefixes);
                player = Optional.of(prefixes.player());
                prefixes.show(v, word.text().text(), steps);
            }
            case Steps.Direct steps -> {
                var chips =
                        Lines.flow(
                                steps.pieces().stream()
                                        .map(p -> Lines.chip(v, p.id(), session::reveal))
                                        .toList());
                fill(
                        new VBox(
                                8,
                                Lines.title("Found at once"),
                                chips,
                                Lines.sentence(
                                        "The word was looked up as it stands: there are no steps in"
                                                + " between.")));
            }
        }
    }

    private void fill(Node content) {
        boolean own = content == merges || content == lattice || content == prefixes;
        Node shown = content;
        if (!own) {
            var scroll = ScrollArea.upright(content);
            shown = scroll;
        }
        VBox.setVgrow(shown, Priority.ALWAYS);
        middle.getChildren().setAll(shown);
    }

    @Override
    public String title() {
        return "Steps";
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
