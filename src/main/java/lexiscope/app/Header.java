package lexiscope.app;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

import lexiscope.model.LanguageModel;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.typography.RowLabel;

import org.controlsfx.control.textfield.CustomTextField;

import java.util.List;
import java.util.Optional;

/// The top of the window: what is open, in figures; the field that finds a token; the theme.
final class Header extends HBox {
    private final Session session;
    private final HBox facts = new HBox(8);
    private final CustomTextField find = new CustomTextField();
    private final Button theme = Icons.button("fth-moon", "Dark or light", () -> {});

    /// @param open the menu that opens models
    /// @param export the menu that writes what is shown
    /// @param switchTheme goes from light to dark or back
    Header(
            Session session,
            Palette palette,
            MenuButton open,
            MenuButton export,
            Runnable switchTheme) {
        this.session = session;
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(10);
        var product = new RowLabel("Lexiscope");
        product.getStyleClass().add("product");
        product.setMinWidth(Region.USE_PREF_SIZE);
        var line = new Region();
        line.getStyleClass().add("header-line");
        find.setId("find");
        find.setLeft(Icons.of("fth-search"));
        find.setPromptText("Find a token or an id    Ctrl K");
        find.setAccessibleText("Find a token or an id");
        find.setPrefWidth(240);
        find.setMinWidth(130);
        find.setOnAction(_ -> reveal(find.getText()));
        theme.setOnAction(_ -> switchTheme.run());
        theme.setId("theme");
        facts.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        logo(palette),
                        product,
                        line,
                        open,
                        export,
                        facts,
                        Icons.spacer(),
                        find,
                        theme);
        session.shown().subscribe(_ -> showFacts());
        widthProperty().subscribe(_ -> showFacts());
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

    /// Puts the keyboard into the find field.
    void find() {
        find.requestFocus();
        find.selectAll();
    }

    /// Shows what the theme button leads to.
    void dark(boolean dark) {
        theme.setGraphic(Icons.of(dark ? "fth-sun" : "fth-moon"));
    }

    private void reveal(String wanted) {
        Optional<LanguageModel> model = session.shown().get();
        if (model.isEmpty() || wanted.isEmpty()) {
            return;
        }
        var vocabulary = model.get().vocabulary();
        List<Integer> ids = vocabulary.find(" " + wanted);
        if (ids.isEmpty()) {
            ids = vocabulary.find(wanted);
        }
        if (ids.isEmpty() && wanted.strip().matches("[#\\d,]{1,10}")) {
            int id =
                    Integer.parseInt(
                            wanted.replaceAll("[#,\\s]", "0").isEmpty()
                                    ? "0"
                                    : wanted.replaceAll("[^\\d]", ""));
            ids = vocabulary.has(id) || model.get().hasRow(id) ? List.of(id) : List.of();
        }
        if (ids.isEmpty()) {
            session.tell(
                    new Notice(
                            Notice.Kind.INFO,
                            "No token is “"
                                    + wanted
                                    + "”. It can still be written: the model splits it into several"
                                    + " tokens."));
        } else {
            session.reveal(ids.getFirst());
        }
    }

    private void showFacts() {
        facts.getChildren().clear();
        session.shown()
                .get()
                .ifPresent(
                        m -> {
                            boolean narrow = getWidth() < 1180;
                            var name = new RowLabel(m.facts().name());
                            name.getStyleClass().add("model-name");
                            facts.getChildren().add(name);
                            facts.getChildren().add(chip(m.facts().family(), ""));
                            int tokens = m.vocabulary().size();
                            if (!narrow && tokens > 0) {
                                facts.getChildren().add(chip(Numbers.whole(tokens), " tokens"));
                            }
                            m.matrix()
                                    .ifPresent(
                                            x ->
                                                    facts.getChildren()
                                                            .add(
                                                                    chip(
                                                                            Numbers.whole(x.rows())
                                                                                    + " × "
                                                                                    + Numbers.whole(
                                                                                            x
                                                                                                    .dim()),
                                                                            " " + x.dtype())));
                            if (!narrow) {
                                facts.getChildren().add(chip("", tied(m)));
                            }
                        });
    }

    private static String tied(LanguageModel m) {
        if (m.matrix().isEmpty()) {
            return "no embedding matrix";
        }
        return m.facts()
                .tied()
                .map(t -> t ? "tied" : "untied: input matrix")
                .orElse("input matrix only");
    }

    private static Node chip(String strong, String rest) {
        var first = new RowLabel(strong);
        first.getStyleClass().add("strong");
        first.setMinWidth(Region.USE_PREF_SIZE);
        var second = new RowLabel(rest);
        second.setMinWidth(Region.USE_PREF_SIZE);
        var chip = new HBox(first, second);
        chip.getStyleClass().add("fact-chip");
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setMaxHeight(Region.USE_PREF_SIZE);
        return chip;
    }
}
