package lexiscope.ui.folder;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.util.StringConverter;
import javafx.util.Subscription;

import lexiscope.ui.edit.LineField;
import lexiscope.ui.folder.TrimChoice.Way;
import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.typography.RowLabel;

import java.util.ArrayList;
import java.util.List;

/// Which tokens are to stay: what says so, and what belongs to that.
final class TrimForm {
    private static final int MOST = 1 << 20;

    private final TrimDraft draft;
    private final FileDialogs dialogs;
    private final ComboBox<Way> way = new ComboBox<>();
    private final LineField filter;
    private final Button files = new Button("Choose files…", Icons.of("fth-file-text"));
    private final Spinner<Integer> least = new Spinner<>(1, MOST, 1);
    private final Spinner<Integer> multiple = new Spinner<>(1, 4096, 1);
    private final VBox root = new VBox(6);

    TrimForm(TrimDraft draft, Palette palette, FileDialogs dialogs) {
        this.draft = draft;
        this.dialogs = dialogs;
        way.getItems().setAll(Way.values());
        way.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Way value) {
                        return value == null ? "" : value.label();
                    }

                    @Override
                    public Way fromString(String text) {
                        return Way.TEXT;
                    }
                });
        way.setId("trim-way");
        way.setAccessibleText("Which tokens stay");
        way.setMaxWidth(Double.MAX_VALUE);
        way.setValue(draft.choice().get().way());
        way.valueProperty().subscribe(w -> draft.choice().set(draft.choice().get().by(w)));
        filter = new LineField(palette, Font.font("JetBrains Mono", 13));
        filter.setId("trim-filter");
        filter.setAccessibleText("A filter");
        filter.setPromptText("script:Latin");
        filter.textProperty()
                .subscribe(line -> draft.choice().set(draft.choice().get().filtering(line)));
        files.setId("trim-files");
        files.setOnAction(_ -> choose());
        number(least, "trim-least", "How often a token occurs at least");
        number(multiple, "trim-multiple", "The matrix gets a multiple of so many rows");
        least.valueProperty().subscribe(n -> draft.choice().set(draft.choice().get().atLeast(n)));
        multiple.valueProperty()
                .subscribe(n -> draft.choice().set(draft.choice().get().multipleOf(n)));
        root.getStyleClass().add("form");
        draft.choice()
                .subscribe(
                        (old, now) -> {
                            if (!old.way().equals(now.way()) || !chosen(old).equals(chosen(now))) {
                                show(now);
                            }
                        });
        show(draft.choice().get());
    }

    private static void number(Spinner<Integer> spinner, String id, String name) {
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        spinner.setMinWidth(Region.USE_PREF_SIZE);
        spinner.setAccessibleText(name);
        // what was typed counts without Enter
        spinner.focusedProperty()
                .subscribe(
                        on -> {
                            if (!on) {
                                spinner.commitValue();
                            }
                        });
    }

    private void choose() {
        var chosen = dialogs.files().get();
        if (!chosen.isEmpty()) {
            var now = draft.choice().get();
            draft.choice()
                    .set(
                            now.way() == Way.COUNTS
                                    ? now.counting(chosen.getFirst())
                                    : now.over(chosen));
        }
    }

    private static List<java.nio.file.Path> chosen(TrimChoice choice) {
        return choice.way() == Way.COUNTS ? choice.counts() : choice.corpus();
    }

    private void show(TrimChoice now) {
        var nodes = new ArrayList<Node>(List.of(field("Which tokens stay"), way));
        if (now.way().filters()) {
            nodes.add(filter);
        } else if (now.way() != Way.TEXT) {
            nodes.add(files);
            var names = chosen(now);
            names.stream()
                    .limit(6)
                    .forEach(p -> nodes.add(Prose.of(String.valueOf(p.getFileName()), "muted")));
            if (names.size() > 6) {
                nodes.add(Prose.of("and " + (names.size() - 6) + " more", "muted"));
            }
        }
        if (!now.way().filters()) {
            nodes.addAll(List.of(field("Occurring at least"), least));
        }
        nodes.addAll(List.of(field("Rows a multiple of"), multiple));
        root.getChildren().setAll(nodes);
    }

    private static Label field(String text) {
        var label = new RowLabel(text);
        label.getStyleClass().add("field-label");
        return label;
    }

    Node node() {
        return root;
    }

    /// Where the keyboard begins.
    void takeKeyboard() {
        if (way.getScene() != null) {
            way.requestFocus();
            return;
        }
        // panes that were never laid out have not taken it in yet
        var once = new Subscription[1];
        once[0] =
                way.sceneProperty()
                        .subscribe(
                                (_, scene) -> {
                                    if (scene != null) {
                                        once[0].unsubscribe();
                                        way.requestFocus();
                                    }
                                });
    }
}
