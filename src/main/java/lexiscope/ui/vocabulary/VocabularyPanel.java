package lexiscope.ui.vocabulary;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import lexiscope.model.LanguageModel;
import lexiscope.tokens.FilterException;
import lexiscope.tokens.TokenSet;
import lexiscope.tokens.TokenSets;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.Choice;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.PanelState;
import lexiscope.ui.kit.StateFrame;
import lexiscope.ui.kit.TokenCopy;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.ui.typography.RowLabel;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The vocabulary panel: a search field, a chooser of kinds, and the table.
public final class VocabularyPanel implements Panel {
    /// Values of which the largest are asked for first.
    private static final Set<String> LARGEST_FIRST =
            Set.of("norm", "percentile", "length", "score");

    private final Session session;
    private final Channel loading;
    private final Channel ordering;
    private final VocabularyTable table;
    private final StateFrame frame;
    private final LineField search;
    private final RowLabel problem = new RowLabel();
    private final Choice<Optional<TokenKind>> kind;
    private final PanelHeader header;
    private final Button clearSelection = new Button();
    private final ColumnChoice columns;
    private final VBox root = new VBox();
    private TokenOrder.Query query = TokenOrder.Query.ALL;
    private @Nullable TokenOrder order;
    private @Nullable Vocabulary rule;
    private int[] counts = new int[TokenKind.values().length];

    /// Whether the rows are those of what is asked for.
    private boolean current;

    /// Whether the first of them is to be focused as soon as they are.
    private boolean focusFirst;

    /// @param columns what the table shows of each token beside its id, by the ids of values
    public VocabularyPanel(Session session, Palette palette, ObjectProperty<List<String>> columns) {
        this.session = session;
        search = new LineField(palette, Font.font("Inter", 13), Icons.of("fth-search"));
        loading = session.tasks().channel();
        ordering = session.tasks().channel();
        table =
                new VocabularyTable(
                        new VocabularyTable.Intents(
                                session::reveal,
                                id ->
                                        session.selection()
                                                .set(session.selection().get().toggled(id)),
                                ids -> session.selection().set(session.selection().get().with(ids)),
                                this::copy,
                                id -> session.hover().set(id),
                                this::sort,
                                this::find));
        table.setId("vocabulary");
        var kinds = new ArrayList<Optional<TokenKind>>();
        kinds.add(Optional.empty());
        List.of(TokenKind.values()).forEach(k -> kinds.add(Optional.of(k)));
        kind = new Choice<>("Kind", kinds, this::named);
        kind.setId("kind");
        problem.getStyleClass().addAll("problem", "filter-problem");
        problem.setWrapText(true);
        say("");
        search.setId("search");
        search.setAccessibleText("Find a token or an id");
        search.setMinWidth(72);
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        clearSelection.getStyleClass().add("quiet");
        clearSelection.setOnAction(_ -> session.selection().set(Selection.NONE));
        this.columns = new ColumnChoice(session, columns, table);
        header = new PanelHeader("Vocabulary", clearSelection, this.columns);
        var tools = new HBox(8, search, kind);
        tools.getStyleClass().add("panel-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(search, Priority.ALWAYS);
        frame = new StateFrame(table);
        VBox.setVgrow(frame, Priority.ALWAYS);
        root.getChildren().addAll(header, tools, problem, frame);
        root.getStyleClass().add("panel");
        search.textProperty().subscribe(session.filter()::set);
        session.filter().subscribe(this::filter);
        search.widthProperty()
                .subscribe(
                        w ->
                                search.setPromptText(
                                        w.doubleValue() < 180 ? "Find" : "Find a token or an id"));
        kind.chosen().subscribe(_ -> ask(with(search.getText(), kind.chosen().get()), true));
        session.shown().subscribe(this::showModel);
        session.norms()
                .subscribe(
                        _ ->
                                session.shown()
                                        .get()
                                        .ifPresent(m -> table.show(m, session.norms().get())));
        session.focusedId().subscribe(id -> table.focus(id.intValue()));
        session.selection().subscribe(this::showSelection);
    }

    /// Lists by a filter that was typed, taken back or opened.
    private void filter(String line) {
        if (!search.getText().equals(line)) {
            search.setText(line);
        }
        ask(with(line, kind.chosen().get()), true);
    }

    /// Puts the keyboard into the search field.
    public void find() {
        search.requestFocus();
        search.selectAll();
    }

    /// Clears the search, from wherever the keyboard is; says whether there was one.
    public boolean clearSearch() {
        boolean was = !search.getText().isEmpty();
        search.clear();
        return was;
    }

    private TokenOrder.Query with(String text, Optional<TokenKind> of) {
        return new TokenOrder.Query(text, of, query.by(), query.descending());
    }

    private void sort(String by) {
        boolean again = query.by().equals(by);
        boolean descending = again ? !query.descending() : LARGEST_FIRST.contains(by);
        ask(new TokenOrder.Query(query.search(), query.kind(), by, descending), true);
    }

    private void showSelection(Selection selection) {
        table.select(selection);
        clearSelection.setVisible(!selection.isEmpty());
        clearSelection.setManaged(!selection.isEmpty());
        clearSelection.setText(Numbers.whole(selection.size()) + " selected · clear");
        header.refit();
    }

    private void showModel(Optional<LanguageModel> model) {
        order = null;
        if (model.isEmpty()) {
            table.show(new int[0], true);
            stands(new PanelState.Empty("No model is open. Its tokens will be listed here."));
            header.count("");
            return;
        }
        LanguageModel m = model.get();
        Runnable again = () -> showModel(model);
        stands(new PanelState.Working("The vocabulary is being counted."));
        loading.run(
                "",
                m,
                _ -> {
                    var made = new TokenOrder(m);
                    return new Listed(made, made.counts());
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Listed> done -> showListed(m, done.value());
                        case Outcome.Failed<Listed> why -> failed(why.sentence(), again);
                        case Outcome.Stopped<Listed> _ -> stopped(again);
                    }
                });
    }

    private void showListed(LanguageModel m, Listed listed) {
        order = listed.order;
        counts = listed.counts;
        rule = m.vocabulary();
        kind.write(this::counted);
        table.show(m, session.norms().get());
        columns.show(m, listed.order);
        ask(query, false);
    }

    /// The tokens in order, and how many there are of each kind.
    private record Listed(TokenOrder order, int[] counts) {}

    private String named(Optional<TokenKind> of) {
        return of.map(k -> rule == null ? k.label() : rule.label(k)).orElse("Any kind");
    }

    private String counted(Optional<TokenKind> of) {
        int count =
                of.map(k -> counts[List.of(TokenKind.values()).indexOf(k)])
                        .orElse(java.util.Arrays.stream(counts).sum());
        return named(of) + " · " + Numbers.whole(count);
    }

    private void ask(TokenOrder.Query next, boolean fromTop) {
        query = next;
        table.sorted(next.by(), next.descending());
        TokenOrder from = order;
        if (from == null) {
            return;
        }
        current = false;
        Runnable again = () -> ask(next, fromTop);
        stands(
                new PanelState.Working(
                        "The tokens are being looked for. You see those from before."));
        TokenSets sets = sets();
        ordering.run(
                "",
                session.shown().get().orElse(null),
                p -> from.order(next, sets, p),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<int[]> done -> {
                            say("");
                            showOrder(done.value(), from.size(), fromTop);
                        }
                        case Outcome.Failed<int[]> why -> {
                            if (why.cause() instanceof FilterException) {
                                // what is listed stays until the line can be read
                                stands(new PanelState.Ready());
                                say(why.sentence());
                            } else {
                                failed(why.sentence(), again);
                            }
                        }
                        case Outcome.Stopped<int[]> _ -> stopped(again);
                    }
                });
    }

    /// The sets that a filter may name.
    private TokenSets sets() {
        var all = new ArrayList<TokenSet>();
        all.add(TokenSet.of(session.split().get().counts().ids().stream().toArray()).named("text"));
        all.add(TokenSet.of(session.selection().get().ids().toArray()).named("selection"));
        all.addAll(session.sets().get());
        return TokenSets.of(all);
    }

    private void say(String sentence) {
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
        problem.setManaged(!sentence.isEmpty());
    }

    private void showOrder(int[] ids, int all, boolean fromTop) {
        header.count(
                ids.length == all
                        ? Numbers.whole(ids.length)
                        : Numbers.whole(ids.length) + " of " + Numbers.whole(all));
        table.show(ids, fromTop);
        stands(ids.length == 0 ? new PanelState.Empty(nothing(query)) : new PanelState.Ready());
        current = true;
        if (focusFirst) {
            focusFirst();
        }
    }

    /// Why no token is listed, and what to do.
    private static String nothing(TokenOrder.Query asked) {
        String of = asked.kind().map(k -> " of this kind").orElse("");
        return asked.search().isEmpty()
                ? "This vocabulary has no token" + of + "."
                : "No token"
                        + of
                        + " has “"
                        + asked.search()
                        + "” in it. Escape clears the search.";
    }

    private void pressed(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> table.enter();
            case ENTER -> focusFirst();
            case ESCAPE -> {
                if (!clearSearch()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    /// Focuses the first hit, as soon as the hits of what is typed are there.
    private void focusFirst() {
        focusFirst = !current;
        if (current && table.rows().length > 0) {
            session.reveal(table.rows()[0]);
        }
    }

    private void copy(boolean spelled) {
        LanguageModel model = session.shown().get().orElse(null);
        if (model == null) {
            return;
        }
        int[] ids = session.selection().get().ids().toArray();
        int at = table.cursor();
        if (ids.length == 0 && at >= 0 && at < table.rows().length) {
            ids = new int[] {table.rows()[at]};
        }
        if (ids.length > 0) {
            var v = model.vocabulary();
            String text = spelled ? TokenCopy.spelled(v, ids) : TokenCopy.typed(v, ids);
            header.say(TokenCopy.put(text, ids));
        }
    }

    private void stands(PanelState state) {
        frame.show(state, table.rows().length > 0);
    }

    private void failed(String why, Runnable again) {
        stands(new PanelState.Halted("The tokens could not be listed: " + why, "Try again", again));
    }

    private void stopped(Runnable again) {
        stands(new PanelState.Halted("The listing was stopped.", "Begin again", again));
    }

    @Override
    public String title() {
        return "Vocabulary";
    }

    @Override
    public Place place() {
        return Place.VOCABULARY;
    }

    @Override
    public Node node() {
        return root;
    }
}
