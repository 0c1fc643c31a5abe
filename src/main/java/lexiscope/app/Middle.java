package lexiscope.app;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import lexiscope.model.LanguageModel;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.open.OpenActions;
import lexiscope.ui.open.OpenPanel;
import lexiscope.ui.open.TensorCard;
import lexiscope.ui.session.Session;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The middle of the window: the desk of the model that is looked at, or a page in its place, and
/// the question over both. Each open model keeps its desk, so that looking at another one is an
/// exchange of one node.
final class Middle extends StackPane {
    private final Workspace workspace;
    private final OpenActions opening;
    private final Desk.Sizes sizes = new Desk.Sizes();
    private final Map<Session, Desk> desks = new HashMap<>();
    private final Pages pages;
    private final StackPane content = new StackPane();
    private Desk desk;

    /// Where the keyboard was in the panels when a page took their place.
    private Optional<String> left = Optional.empty();

    Middle(Workspace workspace, Palette palette, OpenActions opening) {
        this.workspace = workspace;
        this.opening = opening;
        sizes.keptIn(workspace.settings());
        pages = new Pages(workspace, workspace.looked()::get, palette, opening);
        getChildren().addAll(content, new TensorCard(workspace).node());
        desk = desk(workspace.looked().get());
        workspace.looked().subscribe(this::look);
        workspace.page().subscribe(this::turn);
        workspace.sessions().addListener((ListChangeListener<Session>) _ -> forgetClosed());
        show();
    }

    /// The desk that is looked at.
    Desk desk() {
        return desk;
    }

    /// The page of models.
    OpenPanel openPage() {
        return pages.open();
    }

    private Desk desk(Session session) {
        return desks.computeIfAbsent(session, s -> new Desk(workspace, s, opening, sizes));
    }

    /// Exchanges the desk; the keyboard goes to the same place of the other one.
    private void look(Session session) {
        Desk before = desk;
        desk = desk(session);
        Optional<String> place =
                before.equals(desk) ? Optional.empty() : before.keyboard(getScene());
        Page page = workspace.page().get();
        if (!fits(page, session)) {
            workspace.page().set(Page.PANELS);
        }
        show();
        place.ifPresent(desk::takeKeyboard);
        forgetClosed();
    }

    /// Shows another page. Back at the panels the keyboard is where it was in them.
    private void turn(Page before, Page now) {
        if (before == Page.PANELS) {
            left = desk.keyboard(getScene());
        }
        show();
        if (now == Page.PANELS) {
            Optional<String> place = left;
            left = Optional.empty();
            // when it has been laid out
            place.ifPresent(p -> workspace.tasks().later(() -> desk.takeKeyboard(p)));
        }
    }

    /// Gives the keyboard to the first place of the page that stands.
    void begin() {
        Page page = workspace.page().get();
        if (page != Page.PANELS) {
            (page.of() == Page.Of.WORKSPACE ? pages : desk.pages()).of(page).begin();
        }
    }

    private void forgetClosed() {
        Session looked = workspace.looked().get();
        desks.keySet().removeIf(s -> !workspace.sessions().contains(s) && !s.equals(looked));
    }

    /// Whether a page has something to show of a model.
    static boolean fits(Page page, Session session) {
        Optional<LanguageModel> model = session.opened().get();
        return switch (page.of()) {
            case WORKSPACE -> true;
            case MODEL -> model.isPresent();
            case TOKENIZER -> model.flatMap(LanguageModel::tokenizer).isPresent();
            case MATRIX -> model.flatMap(LanguageModel::matrix).isPresent();
        };
    }

    private void show() {
        Page page = workspace.page().get();
        boolean whole = page != Page.PANELS && page.of() == Page.Of.WORKSPACE;
        if (!whole) {
            desk.show(page);
        }
        Node now = whole ? pages.of(page).node() : desk.node();
        if (!content.getChildren().equals(List.of(now))) {
            content.getChildren().setAll(now);
        }
    }
}
