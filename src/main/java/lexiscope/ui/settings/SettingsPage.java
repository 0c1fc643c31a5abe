package lexiscope.ui.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import lexiscope.store.Settings;
import lexiscope.store.TextReading;
import lexiscope.ui.kit.Icons;
import lexiscope.ui.kit.Panel;
import lexiscope.ui.kit.PanelHeader;
import lexiscope.ui.kit.ScrollArea;
import lexiscope.ui.kit.SegmentKeys;
import lexiscope.ui.typography.RowLabel;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The settings, a line each: colours, what a start begins with, special tokens, sizes, options of
/// maps, recent models, and where all of it is kept.
public final class SettingsPage implements Panel {
    private static final double WIDEST = 720;

    private final Workspace workspace;
    private final VBox root = new VBox();

    public SettingsPage(Workspace workspace) {
        this.workspace = workspace;
        root.setId("settings-page");
        root.getStyleClass().add("panel");
        var close =
                Icons.button(
                        "fth-x", "Back to the panels", () -> workspace.page().set(Page.PANELS));
        var lines = new VBox(18);
        lines.getStyleClass().add("settings");
        lines.setMaxWidth(WIDEST);
        lines.getChildren()
                .addAll(
                        line(
                                "Colours",
                                "",
                                choice(
                                        "theme-",
                                        List.of(Settings.Theme.values()),
                                        Settings.Theme::label,
                                        Settings::theme,
                                        t -> set(settings().withTheme(t)))),
                        line(
                                "At the start",
                                "What was open last time, with its trials and sets.",
                                choice(
                                        "reopen-",
                                        List.of(Settings.Reopen.values()),
                                        Settings.Reopen::label,
                                        Settings::reopen,
                                        r -> set(settings().withReopen(r)))),
                        line(
                                "Special tokens in the text",
                                "Text that spells a special token, such as <|endoftext|>.",
                                choice(
                                        "special-",
                                        List.of(Special.values()),
                                        Special::label,
                                        s -> Special.of(s.reading().plainSpecialText()),
                                        c -> read(r -> r.withPlainSpecialText(c.changed)))),
                        line(
                                "Special tokens of the model",
                                "What its template adds before and after a text.",
                                choice(
                                        "template-",
                                        List.of(Template.values()),
                                        Template::label,
                                        s -> Template.of(s.reading().bare()),
                                        c -> read(r -> r.withBare(c.changed)))),
                        line(
                                "Sizes of the panels",
                                "Dragged lines between panels are kept; a double click on one gives"
                                        + " its usual place back.",
                                button(
                                        "usual-panes",
                                        "Usual sizes",
                                        () -> {
                                            Settings s = settings();
                                            for (String name : s.panes().keySet()) {
                                                s =
                                                        s.withPanes(
                                                                name,
                                                                s.panes().get(name).stream()
                                                                        .map(_ -> 1.0)
                                                                        .toList());
                                            }
                                            set(s);
                                        })),
                        line(
                                "Columns of the vocabulary",
                                "Chosen in the menu above the table, the same for all models.",
                                button(
                                        "usual-columns",
                                        "Usual columns",
                                        () ->
                                                set(
                                                        settings()
                                                                .withColumns(
                                                                        Settings.DEFAULT
                                                                                .columns())))),
                        line(
                                "Options of maps",
                                "Each projection is made with the options that it had last.",
                                button(
                                        "usual-options",
                                        "Usual options",
                                        () -> {
                                            Settings s = settings();
                                            for (String name : s.projections().keySet()) {
                                                s = s.withProjection(name, Map.of());
                                            }
                                            set(s);
                                        })),
                        line(
                                "Recent models",
                                "The list is forgotten, no file is touched.",
                                button(
                                        "forget-recent",
                                        "Forget the list",
                                        workspace.library()::forget)),
                        line("Kept in", workspace.library().kept(), new Region()));
        var scroll = ScrollArea.upright(lines);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.getChildren().addAll(new PanelHeader(title(), close), scroll);
    }

    /// What becomes of text that spells a special token.
    private enum Special {
        TOKENS("Are tokens", false),
        TEXT("Are text", true);

        private final String label;
        private final boolean changed;

        Special(String label, boolean changed) {
            this.label = label;
            this.changed = changed;
        }

        String label() {
            return label;
        }

        static Special of(boolean changed) {
            return changed ? TEXT : TOKENS;
        }
    }

    /// Whether the template's tokens are added.
    private enum Template {
        ADDED("Are added", false),
        LEFT("Are left out", true);

        private final String label;
        private final boolean changed;

        Template(String label, boolean changed) {
            this.label = label;
            this.changed = changed;
        }

        String label() {
            return label;
        }

        static Template of(boolean changed) {
            return changed ? LEFT : ADDED;
        }
    }

    private void read(UnaryOperator<TextReading> other) {
        set(settings().withReading(other.apply(settings().reading())));
    }

    private Settings settings() {
        return workspace.settings().get();
    }

    private void set(Settings next) {
        workspace.settings().set(next);
    }

    private static Node line(String title, String about, Node control) {
        var name = new RowLabel(title);
        name.getStyleClass().add("strong");
        var words = new VBox(4, name);
        if (!about.isEmpty()) {
            var hint = new RowLabel(about);
            hint.getStyleClass().add("hint");
            hint.setWrapText(true);
            hint.setMinHeight(Region.USE_PREF_SIZE);
            words.getChildren().add(hint);
        }
        var line = new VBox(8, words, control);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Button button(String id, String label, Runnable action) {
        var button = new Button(label);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private <E extends Enum<E>> Node choice(
            String id,
            List<E> values,
            Function<E, String> label,
            Function<Settings, E> of,
            Consumer<E> chosen) {
        var group = new ToggleGroup();
        var segments = new HBox();
        segments.getStyleClass().add("segments");
        SegmentKeys.of(segments);
        segments.setMaxWidth(Region.USE_PREF_SIZE);
        for (E value : values) {
            var button = new ToggleButton(label.apply(value));
            button.setId(id + value.name().toLowerCase(java.util.Locale.ROOT));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        chosen.accept(value);
                    });
            workspace.settings().subscribe(s -> button.setSelected(of.apply(s).equals(value)));
            segments.getChildren().add(button);
        }
        return segments;
    }

    @Override
    public String title() {
        return "Settings";
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
