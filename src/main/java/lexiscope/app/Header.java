package lexiscope.app;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.text.Font;

import lexiscope.model.LanguageModel;
import lexiscope.ui.edit.LineField;
import lexiscope.ui.kit.GivingWay;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Notice;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Workspace;
import lexiscope.vocabulary.Lookup;

import org.controlsfx.control.PopOver;

import java.util.List;
import java.util.Optional;

/// The top of the window: what is open, in figures; the field that finds a token; the theme. Where
/// it is narrow the figures give way to a button that shows them all, then the words of the field,
/// then the program's name.
final class Header extends GivingWay {
    private static final double LONG_FIELD = 240;
    private static final double SHORT_FIELD = 96;

    /// The button that shows all figures, with the gap beside it.
    private static final double ABOUT = 36;

    /// How many things go before the field gets short.
    private static final int LONGER = 2;

    private final Workspace workspace;
    private final ModelSwitcher models;
    private final Chip family = new Chip();
    private final Chip size = new Chip();
    private final Chip shape = new Chip();
    private final Chip ties = new Chip();
    private final Button about =
            Icons.button("fth-more-horizontal", "About this model", this::aboutModel);
    private final LineField find;

    /// Takes what the others leave, the field at its right end.
    private final HBox field;

    private final Button theme = Icons.button("fth-moon", "Dark or light", () -> {});

    /// @param open the menu that opens models
    /// @param export the menu that writes what is shown
    /// @param switchTheme goes from light to dark or back
    Header(
            Workspace workspace,
            Palette palette,
            MenuButton open,
            MenuButton export,
            Runnable switchTheme) {
        super(10);
        this.workspace = workspace;
        find = new LineField(palette, Font.font("Inter", 13), Icons.of("fth-search"));
        field = new HBox(find);
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        var product = new RowLabel("Lexiscope");
        product.getStyleClass().add("product");
        product.setMinWidth(USE_PREF_SIZE);
        var line = new Region();
        line.getStyleClass().add("header-line");
        models = new ModelSwitcher(workspace);
        about.setId("about");
        buildFind();
        theme.setOnAction(_ -> switchTheme.run());
        theme.setId("theme");
        getChildren().addAll(logo(palette), product, line, open, export, models);
        getChildren().addAll(family, size, shape, ties, field, theme);
        // stands for the length of the field, which is no thing in the line
        var longer = new Region();
        giveWay(List.of(ties, size, longer, shape, family, line, product));
        workspace.shown().subscribe(_ -> showFacts());
    }

    private void buildFind() {
        find.setId("find");
        find.setAccessibleText("Find a token or an id");
        Tooltip.install(find, new Tooltip("Find a token by its spelling, its text or its id"));
        find.setMinWidth(SHORT_FIELD);
        find.setPrefWidth(SHORT_FIELD);
        find.setMaxWidth(LONG_FIELD);
        find.widthProperty()
                .subscribe(
                        w ->
                                find.setPromptText(
                                        w.doubleValue() < LONG_FIELD
                                                ? "Find"
                                                : "Find a token or an id"));
        find.setOnAction(() -> reveal(find.getText()));
        find.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE && !find.getText().isEmpty()) {
                        find.clear();
                        e.consume();
                    }
                });
        HBox.setHgrow(find, Priority.ALWAYS);
        field.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(field, Priority.ALWAYS);
    }

    /// Two eyes: a token and its place.
    private static Node logo(Palette palette) {
        var outer = new Circle(10);
        outer.setFill(Color.TRANSPARENT);
        outer.setStrokeWidth(1.8);
        var box = new javafx.scene.layout.StackPane(outer);
        var left = new Circle(2.4);
        var right = new Circle(2.4);
        left.setTranslateX(-3.4);
        right.setTranslateX(3.4);
        box.getChildren().addAll(left, right);
        box.setMinSize(22, 22);
        palette.changes()
                .subscribe(
                        _ -> {
                            outer.setStroke(palette.role("fg-default"));
                            left.setFill(palette.role("focus-token"));
                            right.setFill(palette.role("kind-word-start"));
                        });
        return box;
    }

    /// Lists the open models.
    void listModels() {
        models.open();
    }

    /// Shows what the theme button leads to.
    void dark(boolean dark) {
        theme.setGraphic(Icons.of(dark ? "fth-sun" : "fth-moon"));
    }

    private void reveal(String wanted) {
        Optional<LanguageModel> model = workspace.shown().getValue();
        if (model.isEmpty() || wanted.isEmpty()) {
            return;
        }
        var vocabulary = model.get().vocabulary();
        var found = Lookup.of(vocabulary, model.get().rows(), wanted);
        found.first().ifPresent(workspace.looked().get()::reveal);
        String remark = found.remark(vocabulary, wanted);
        if (!remark.isEmpty()) {
            workspace.tell(new Notice(Notice.Kind.INFO, remark));
        }
    }

    private void aboutModel() {
        workspace
                .shown()
                .getValue()
                .ifPresent(m -> AboutModel.show(m, about, PopOver.ArrowLocation.TOP_LEFT));
    }

    private void showFacts() {
        LanguageModel m = workspace.shown().getValue().orElse(null);
        int tokens = m == null ? 0 : m.vocabulary().size();
        var matrix = m == null ? null : m.matrix().orElse(null);
        family.show(m == null ? "" : m.facts().family(), "");
        size.show(tokens == 0 ? "" : Numbers.whole(tokens), tokens == 0 ? "" : " tokens");
        shape.show(
                matrix == null
                        ? ""
                        : Numbers.whole(matrix.rows()) + " × " + Numbers.whole(matrix.dim()),
                matrix == null ? "" : " " + matrix.dtype());
        ties.show("", m == null ? "" : AboutModel.tied(m));
        refit();
    }

    @Override
    protected double extra(int gone) {
        return (gone <= LONGER ? LONG_FIELD - SHORT_FIELD : 0) + (gone > 0 ? ABOUT : 0);
    }

    @Override
    protected void changed() {
        boolean hidden = without().stream().anyMatch(n -> n instanceof Chip c && c.isManaged());
        boolean shown = getChildren().contains(about);
        if (hidden && !shown) {
            getChildren().add(getChildren().indexOf(field), about);
        } else if (!hidden && shown) {
            getChildren().remove(about);
        }
    }

    /// A figure with what it counts; takes no room without words.
    private static final class Chip extends HBox {
        private final RowLabel first = new RowLabel();
        private final RowLabel second = new RowLabel();

        Chip() {
            first.getStyleClass().add("strong");
            first.setMinWidth(USE_PREF_SIZE);
            second.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(first, second);
            getStyleClass().add("fact-chip");
            setAlignment(Pos.CENTER_LEFT);
            setMinWidth(USE_PREF_SIZE);
            setMaxHeight(USE_PREF_SIZE);
        }

        void show(String strong, String rest) {
            first.setText(strong);
            second.setText(rest);
            setVisible(!(strong + rest).isEmpty());
            setManaged(isVisible());
        }
    }
}
