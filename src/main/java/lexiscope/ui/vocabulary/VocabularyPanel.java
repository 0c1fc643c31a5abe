package lexiscope.ui.vocabulary;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import lexiscope.model.LanguageModel;
import lexiscope.ui.kit.Choice;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.vocabulary.TokenKind;

import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The vocabulary panel: a search field, a chooser of kinds, and the table.
public final class VocabularyPanel implements Panel {
    private final Session session;
    private final Channel loading;
    private final Channel ordering;
    private final TokenTable table;
    private final CustomTextField search = new CustomTextField();
    private final Choice<Optional<TokenKind>> kind;
    private final PanelHeader header;
    private final Button clearSelection = new Button();
    private final VBox root = new VBox();
    private TokenOrder.Query query = TokenOrder.Query.ALL;
    private @Nullable TokenOrder order;

    public VocabularyPanel(Session session) {
        this.session = session;
        loading = session.tasks().channel();
        ordering = session.tasks().channel();
        table =
                new TokenTable(
                        new TokenTable.Intents(
                                session::reveal,
                                id ->
                                        session.selection()
                                                .set(session.selection().get().toggled(id)),
                                id -> session.hover().set(id),
                                this::sort));
        table.setId("vocabulary");
        var kinds = new ArrayList<Optional<TokenKind>>();
        kinds.add(Optional.empty());
        List.of(TokenKind.values()).forEach(k -> kinds.add(Optional.of(k)));
        kind = new Choice<>("Kind", kinds, k -> "Kind " + k.map(TokenKind::label).orElse("any"));
        search.setId("search");
        search.setLeft(Icons.of("fth-search"));
        search.setPromptText("Find a token or an id");
        search.setAccessibleText("Find a token or an id");
        clearSelection.getStyleClass().add("quiet");
        clearSelection.setOnAction(_ -> session.selection().set(Selection.NONE));
        header = new PanelHeader("Vocabulary", clearSelection);
        var tools = new HBox(8, search, kind);
        tools.getStyleClass().add("panel-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(search, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        root.getChildren().addAll(header, tools, table);
        root.getStyleClass().add("panel");
        search.textProperty().subscribe(_ -> ask(with(search.getText(), kind.chosen().get())));
        kind.chosen().subscribe(_ -> ask(with(search.getText(), kind.chosen().get())));
        session.shown().subscribe(this::showModel);
        session.norms()
                .subscribe(
                        _ ->
                                session.shown()
                                        .get()
                                        .ifPresent(
                                                m -> {
                                                    table.show(m, session.norms().get());
                                                    if (query.by() == TokenOrder.Column.NORM) {
                                                        ask(query);
                                                    }
                                                }));
        session.focusedId().subscribe(id -> table.focus(id.intValue()));
        session.selection().subscribe(this::showSelection);
    }

    /// Puts the keyboard into the search field.
    public void find() {
        search.requestFocus();
        search.selectAll();
    }

    private TokenOrder.Query with(String text, Optional<TokenKind> of) {
        return new TokenOrder.Query(text, of, query.by(), query.descending());
    }

    private void sort(TokenOrder.Column by) {
        boolean again = query.by() == by;
        boolean descending = again ? !query.descending() : by == TokenOrder.Column.NORM;
        ask(new TokenOrder.Query(query.search(), query.kind(), by, descending));
    }

    private void showSelection(Selection selection) {
        table.select(selection);
        clearSelection.setVisible(!selection.isEmpty());
        clearSelection.setText(Numbers.whole(selection.size()) + " selected · clear");
    }

    private void showModel(Optional<LanguageModel> model) {
        order = null;
        if (model.isEmpty()) {
            table.show(new int[0]);
            header.count("");
            return;
        }
        LanguageModel m = model.get();
        loading.run(
                "",
                m,
                _ -> new TokenOrder(m),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<TokenOrder> done -> {
                            order = done.value();
                            table.show(m, session.norms().get());
                            ask(query);
                        }
                        case Outcome.Failed<TokenOrder> why -> failed(why.sentence());
                        case Outcome.Stopped<TokenOrder> _ -> {}
                    }
                });
    }

    private void ask(TokenOrder.Query next) {
        query = next;
        table.sorted(next.by(), next.descending());
        TokenOrder from = order;
        if (from == null) {
            return;
        }
        var norms = session.norms().get();
        ordering.run(
                "",
                null,
                p -> from.order(next, norms, p),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<int[]> done -> showOrder(done.value(), from.size());
                        case Outcome.Failed<int[]> why -> failed(why.sentence());
                        case Outcome.Stopped<int[]> _ -> {}
                    }
                });
    }

    private void showOrder(int[] ids, int all) {
        header.count(
                ids.length == all
                        ? Numbers.whole(ids.length)
                        : Numbers.whole(ids.length) + " of " + Numbers.whole(all));
        table.show(ids);
    }

    private void failed(String why) {
        session.tell(new Notice(Notice.Kind.ERROR, "The vocabulary could not be listed: " + why));
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
