package lexiscope.app;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Workspace;

import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The name of the model that is looked at; pressed, it lists the open ones with their figures: to
/// look at another, close one, or move it. Enter looks, Delete closes, Alt with ↑ or ↓ moves.
final class ModelSwitcher extends Button {
    private static final double LONGEST_NAME = 260;
    private static final double WIDTH = 380;

    private final Workspace workspace;
    private final RowLabel name = new RowLabel();
    private final RowLabel count = new RowLabel();
    private final VBox rows = new VBox();
    private @Nullable PopOver list;

    ModelSwitcher(Workspace workspace) {
        this.workspace = workspace;
        setId("models");
        getStyleClass().add("switcher");
        name.getStyleClass().add("model-name");
        name.setId("model-name");
        name.setMaxWidth(LONGEST_NAME);
        name.setMinWidth(0);
        count.getStyleClass().add("panel-count");
        count.setMinWidth(USE_PREF_SIZE);
        var graphic = new HBox(6, name, count, Icons.of("fth-chevron-down"));
        graphic.setAlignment(Pos.CENTER_LEFT);
        graphic.setMinWidth(0);
        setGraphic(graphic);
        setMinWidth(0);
        rows.getStyleClass().add("switcher-list");
        setOnAction(_ -> open());
        workspace.shown().subscribe(_ -> showName());
        workspace.sessions().addListener((ListChangeListener<Session>) _ -> changed());
        showName();
    }

    private void changed() {
        showName();
        if (workspace.sessions().isEmpty() && list != null) {
            list.hide();
        } else if (list != null && list.isShowing()) {
            fill(-1);
        }
    }

    private void showName() {
        Optional<LanguageModel> model = workspace.shown().getValue();
        String title = model.map(m -> ModelTitle.of(m.facts())).orElse("");
        name.setText(title);
        int open = workspace.sessions().size();
        count.setText(open > 1 ? open + " open" : "");
        count.setManaged(open > 1);
        count.setVisible(open > 1);
        boolean there = model.isPresent();
        setVisible(there);
        setManaged(there);
        setTooltip(new Tooltip(title));
        setAccessibleText("Open models, looking at " + title);
    }

    /// Lists the open models.
    void open() {
        if (workspace.sessions().isEmpty()) {
            return;
        }
        var over = new PopOver(rows);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        list = over;
        fill(workspace.sessions().indexOf(workspace.looked().get()));
        over.show(this);
        focus(workspace.sessions().indexOf(workspace.looked().get()));
    }

    private void fill(int focused) {
        rows.getChildren().setAll(workspace.sessions().stream().map(this::row).toList());
        if (focused >= 0) {
            focus(focused);
        }
    }

    private void focus(int row) {
        if (row >= 0 && row < rows.getChildren().size()) {
            rows.getChildren().get(row).requestFocus();
        }
    }

    private Node row(Session session) {
        LanguageModel model = session.shown().get().orElseThrow();
        var title = new RowLabel(ModelTitle.of(model.facts()));
        title.getStyleClass().add("model-name");
        title.setMinWidth(0);
        var figures = new RowLabel(String.join(" · ", figures(session, model)));
        figures.getStyleClass().add("muted");
        figures.setMinWidth(0);
        var words = new VBox(1, title, figures);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var close = Icons.button("fth-x", "Close this model", () -> workspace.close(session));
        close.setFocusTraversable(false);
        var row = new HBox(8, words, close);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("switcher-row");
        if (session.equals(workspace.looked().get())) {
            row.getStyleClass().add("looked");
        }
        row.setPrefWidth(WIDTH);
        row.setMinWidth(Region.USE_PREF_SIZE);
        row.setFocusTraversable(true);
        row.setAccessibleText(title.getText() + ", " + figures.getText());
        row.setOnMouseClicked(_ -> look(session));
        row.addEventHandler(KeyEvent.KEY_PRESSED, e -> key(e, session));
        row.setOnDragDetected(
                e -> {
                    row.startFullDrag();
                    e.consume();
                });
        row.setOnMouseDragReleased(
                e -> {
                    int from =
                            e.getGestureSource() instanceof Node dragged
                                    ? rows.getChildren().indexOf(dragged)
                                    : -1;
                    int to = workspace.sessions().indexOf(session);
                    if (from >= 0 && from != to) {
                        workspace.move(workspace.sessions().get(from), to - from);
                    }
                });
        return row;
    }

    private static List<String> figures(Session session, LanguageModel model) {
        var figures = new java.util.ArrayList<>(AboutModel.facts(model));
        int trials = session.trials().get().size();
        if (trials > 0) {
            figures.add(trials == 1 ? "1 trial" : trials + " trials");
        }
        return figures;
    }

    private void look(Session session) {
        workspace.look(session);
        if (list != null) {
            list.hide();
        }
    }

    private void key(KeyEvent e, Session session) {
        int at = workspace.sessions().indexOf(session);
        switch (e.getCode()) {
            case ENTER, SPACE -> look(session);
            case DELETE, BACK_SPACE -> {
                workspace.close(session);
                focus(Math.min(at, workspace.sessions().size() - 1));
            }
            case UP, DOWN -> {
                int by = e.getCode() == KeyCode.UP ? -1 : 1;
                if (e.isAltDown()) {
                    workspace.move(session, by);
                }
                focus(Math.clamp((long) at + by, 0, workspace.sessions().size() - 1));
            }
            default -> {
                return;
            }
        }
        e.consume();
    }
}
