package lexiscope.app;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import lexiscope.format.ModelWriter;
import lexiscope.model.LanguageModel;
import lexiscope.ui.action.Action;
import lexiscope.ui.action.Actions;
import lexiscope.ui.open.OpenActions;
import lexiscope.ui.palette.KeySheet;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.text.CopyForm;
import lexiscope.ui.text.TextPanel;
import lexiscope.ui.text.TextPicture;
import lexiscope.ui.trial.TokenSources;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The actions of the window, a line each: what the palette, the keys and the sheet of keys are
/// made from.
final class WindowActions {
    /// What only the window itself can do.
    ///
    /// @param hub opens the page of models with the keyboard in the hub's form
    /// @param export asks where and writes what is shown
    /// @param theme goes from light to dark or back
    /// @param palette opens the palette
    /// @param keys opens the sheet of keys
    /// @param switcher lists the open models
    /// @param nameSelection asks for a name of the selection
    /// @param tasks lists what runs
    /// @param save asks where and writes what is open
    /// @param openSaved asks for such a file and opens it
    /// @param search puts the keyboard into the vocabulary's search
    /// @param text the text panel that is looked at
    /// @param take asks where and writes the coloured text
    /// @param print prints the coloured text
    /// @param joinText joins the tokens of the text by a path over the map, or no longer
    /// @param labels asks for a file of labels and lays them over the text
    /// @param count asks for text files and counts their tokens
    /// @param begin gives the keyboard to the first place of the page that stands
    /// @param next moves the keyboard to the next panel, or to the one before
    record Window(
            OpenActions opening,
            Runnable hub,
            Consumer<ModelWriter.Kind> export,
            Runnable theme,
            Runnable palette,
            Runnable keys,
            Runnable switcher,
            Runnable nameSelection,
            Runnable tasks,
            Runnable save,
            Runnable openSaved,
            Runnable search,
            Supplier<TextPanel> text,
            Consumer<TextPicture> take,
            Runnable print,
            Runnable joinText,
            Runnable labels,
            Runnable count,
            Runnable begin,
            Consumer<Boolean> next) {}

    private static final String MODEL = "Model";
    private static final String PAGE = "Page";
    private static final String TOKEN = "Token";
    private static final String TEXT = "Text";
    private static final String WINDOW = "Window";

    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

    private final Workspace workspace;
    private final Window window;
    private final ObservableValue<Boolean> open;
    private final ObservableValue<Boolean> withMatrix;
    private final ObservableValue<Boolean> withTokenizer;

    private WindowActions(Workspace workspace, Window window) {
        this.workspace = workspace;
        this.window = window;
        var opened = workspace.seen(Session::opened);
        open = opened.map(Optional::isPresent);
        withMatrix = opened.map(m -> m.flatMap(LanguageModel::matrix).isPresent());
        withTokenizer = opened.map(m -> m.flatMap(LanguageModel::tokenizer).isPresent());
    }

    static Actions of(Workspace workspace, Window window) {
        var made = new WindowActions(workspace, window);
        var all = new ArrayList<Action>();
        all.addAll(made.models());
        all.addAll(made.pages());
        all.addAll(made.tokens());
        all.addAll(made.texts());
        all.addAll(
                TextActions.of(
                        workspace, made.withTokenizer, window.text, window.labels, window.count));
        all.addAll(MapActions.of(workspace, made.withMatrix, window.joinText));
        all.addAll(made.windows());
        return new Actions(all);
    }

    /// The name of the action that shows a page.
    static String shows(Page page) {
        return "page." + page.name().toLowerCase(Locale.ROOT);
    }

    /// The name of the action that writes what is shown in a form.
    static String exports(ModelWriter.Kind kind) {
        return "export." + kind.name().toLowerCase(Locale.ROOT);
    }

    /// The name of the action that writes the coloured text.
    static String exports(TextPicture as) {
        return "text.export" + as.ending();
    }

    private Session session() {
        return workspace.looked().get();
    }

    /// The pages, and back to the panels.
    private List<Action> pages() {
        var all = new ArrayList<Action>();
        for (Page page : Page.values()) {
            Action shows =
                    action(shows(page), PAGE, page.label(), () -> show(page)).also(page.title());
            Action keyed = page.keys().isEmpty() ? shows : shows.by(page.keys());
            all.add(
                    keyed.when(
                            switch (page.of()) {
                                case WORKSPACE -> ALWAYS;
                                case MODEL -> open;
                                case TOKENIZER -> withTokenizer;
                                case MATRIX -> withMatrix;
                            }));
        }
        return all;
    }

    /// Shows a page; where it stands already the keyboard goes to its first place again.
    private void show(Page page) {
        if (workspace.page().get() == page) {
            window.begin.run();
        } else {
            workspace.page().set(page);
        }
    }

    private List<Action> models() {
        var all = new ArrayList<Action>();
        var opening = window.opening;
        all.add(action("model.folder", MODEL, "Open a folder…", opening.folder()).by("shortcut+O"));
        all.add(
                action("model.files", MODEL, "Open files…", opening.files())
                        .by("shortcut+shift+O"));
        all.add(
                action("model.hub", MODEL, "Open a model from the hub…", window.hub)
                        .by("shortcut+shift+H"));
        all.add(action("model.sample", MODEL, "Open the English sample", opening.sample()));
        all.add(
                action("session.save", MODEL, "Save what is open…", window.save)
                        .by("shortcut+S")
                        .when(open));
        all.add(
                action("session.open", MODEL, "Open what was saved…", window.openSaved)
                        .by("shortcut+shift+S"));
        var several = Bindings.size(workspace.sessions()).greaterThan(1);
        all.add(
                action(
                                "model.next",
                                MODEL,
                                "Look at the next open model",
                                () -> workspace.lookNext(false))
                        .by("ctrl+Tab")
                        .when(several));
        all.add(
                action(
                                "model.previous",
                                MODEL,
                                "Look at the open model before",
                                () -> workspace.lookNext(true))
                        .by("ctrl+shift+Tab")
                        .when(several));
        all.add(
                action("model.list", MODEL, "List the open models", window.switcher)
                        .by("shortcut+M")
                        .when(open));
        all.add(
                action("model.close", MODEL, "Close this model", () -> workspace.close(session()))
                        .by("shortcut+W")
                        .when(open));
        all.add(
                action(
                                "model.reopen",
                                MODEL,
                                "Open the model that was closed last",
                                workspace.closed()::openLast)
                        .by("shortcut+shift+W")
                        .when(workspace.closed().any()));
        all.add(
                action(
                                "model.earlier",
                                MODEL,
                                "Move this model to the left in the switcher",
                                () -> workspace.move(session(), -1))
                        .when(several));
        all.add(
                action(
                                "model.later",
                                MODEL,
                                "Move this model to the right in the switcher",
                                () -> workspace.move(session(), 1))
                        .when(several));
        for (var kind : ModelWriter.Kind.values()) {
            boolean rows =
                    switch (kind) {
                        case TOKENIZER, TABLE -> false;
                        case SAFETENSORS, NUMPY, PROJECTOR, WORD2VEC -> true;
                    };
            all.add(
                    action(
                                    exports(kind),
                                    MODEL,
                                    "Export " + kind.about() + " (" + kind.ending() + ")…",
                                    () -> window.export.accept(kind))
                            .when(rows ? withMatrix : open));
        }
        return all;
    }

    private List<Action> tokens() {
        return List.of(
                action("vocabulary.search", TOKEN, "Search the vocabulary", window.search)
                        .by("shortcut+F"),
                action("edit.undo", TOKEN, "Undo", () -> session().history().undo())
                        .by("shortcut+Z")
                        .when(workspace.seen(h -> h.history().undoable()).map(Optional::isPresent))
                        .saying(
                                workspace
                                        .seen(h -> h.history().undoable())
                                        .map(w -> w.map(x -> "Undo " + x).orElse("Undo"))),
                action("edit.redo", TOKEN, "Redo", () -> session().history().redo())
                        .by("shortcut+shift+Z")
                        .when(workspace.seen(h -> h.history().redoable()).map(Optional::isPresent))
                        .saying(
                                workspace
                                        .seen(h -> h.history().redoable())
                                        .map(w -> w.map(x -> "Redo " + x).orElse("Redo"))),
                action("selection.name", TOKEN, "Name the selection…", window.nameSelection)
                        .by("shortcut+shift+N")
                        .when(workspace.seen(Session::selection).map(x -> !x.isEmpty())),
                action(
                                "selection.bench",
                                TOKEN,
                                "Try the selected tokens on the bench",
                                this::trySelection)
                        .when(workspace.seen(Session::selection).map(x -> !x.isEmpty())),
                action(
                                "selection.clear",
                                TOKEN,
                                "Clear the selection",
                                () -> session().selection().set(Selection.NONE))
                        .when(workspace.seen(Session::selection).map(s -> !s.isEmpty())));
    }

    private void trySelection() {
        Session session = session();
        new TokenSources(
                        session,
                        sentence -> session.tell(new Notice(Notice.Kind.WARNING, sentence)))
                .selected();
        workspace.page().set(Page.BENCH);
    }

    private List<Action> texts() {
        var all = new ArrayList<Action>();
        all.add(
                action(
                                "text.group",
                                TEXT,
                                "Group the list of tokens by token, or not",
                                () -> window.text.get().group())
                        .when(withTokenizer));
        all.add(
                action(
                                "text.ids",
                                TEXT,
                                "Turn ids into text…",
                                () -> {
                                    workspace.page().set(Page.PANELS);
                                    window.text.get().enterIds();
                                })
                        .by("shortcut+shift+I")
                        .when(withTokenizer));
        for (TextPicture as : TextPicture.values()) {
            all.add(
                    action(
                                    exports(as),
                                    TEXT,
                                    "Export " + as.about() + " (" + as.ending() + ")…",
                                    () -> window.take.accept(as))
                            .when(withTokenizer));
        }
        all.add(
                action("text.print", TEXT, "Print the coloured text…", window.print)
                        .by("shortcut+P")
                        .when(withTokenizer));
        for (CopyForm form : CopyForm.values()) {
            all.add(
                    action(
                                    "text.copy." + form.id(),
                                    TEXT,
                                    form.label(),
                                    () -> window.text.get().copy(form))
                            .when(withTokenizer));
        }
        return all;
    }

    private List<Action> windows() {
        return List.of(
                action("palette", WINDOW, "Find a token, an action or a model", window.palette)
                        .by("shortcut+K"),
                action("tasks", WINDOW, "List what runs", window.tasks).by("shortcut+T"),
                action("keys", WINDOW, "Show all keys", window.keys).by("F1"),
                action(
                                "panel.next",
                                WINDOW,
                                "Go to the next panel",
                                () -> window.next.accept(false))
                        .by("F6"),
                action(
                                "panel.previous",
                                WINDOW,
                                "Go to the panel before",
                                () -> window.next.accept(true))
                        .by("shift+F6"),
                action("theme", WINDOW, "Switch between light and dark", window.theme));
    }

    private static Action action(String id, String group, String label, Runnable run) {
        return Action.of(id, group, label, run);
    }

    /// Keys that a place understands by itself, for the sheet.
    static List<KeySheet.OwnKey> ownKeys() {
        return List.of(
                new KeySheet.OwnKey(
                        "Text",
                        "Ctrl Z, Ctrl Y",
                        "Undo and redo what was typed, where there is some"),
                new KeySheet.OwnKey("Text", "Ctrl ← →", "By words"),
                new KeySheet.OwnKey("Text", "Tab", "A tab; F6 goes on to the next panel"),
                new KeySheet.OwnKey("Vocabulary", "↓ from the search", "Into the table"),
                new KeySheet.OwnKey("Vocabulary", "Shift, Ctrl and click", "Select several"),
                new KeySheet.OwnKey("Vocabulary", "Ctrl C", "Copy the tokens"),
                new KeySheet.OwnKey("Vocabulary", "Ctrl Alt C", "Copy their spelling"),
                new KeySheet.OwnKey("Everywhere", "Escape", "Back, close, clear"));
    }
}
