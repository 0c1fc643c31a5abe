package lexiscope.app;

import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.format.ModelWriter;
import lexiscope.store.SavedSession;
import lexiscope.store.Settings;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.action.Actions;
import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.open.OpenActions;
import lexiscope.ui.palette.KeySheet;
import lexiscope.ui.palette.LinePrompt;
import lexiscope.ui.palette.PalettePanel;
import lexiscope.ui.session.Session;
import lexiscope.ui.text.TextPicture;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Saving;
import lexiscope.ui.workspace.Workspace;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The window's content: header, panels, status strip, and what keys and drops do anywhere in it.
public final class MainWindow {
    private static final String SESSION = ".lexiscope.json";

    private final Workspace workspace;
    private final Palette palette = new Palette();
    private final Middle middle;
    private final Header header;
    private final StatusStrip strip;
    private final Saving saving;
    private final Actions actions;
    private final PalettePanel commands;
    private final KeySheet keySheet;
    private final LinePrompt prompt = new LinePrompt(palette);
    private final BorderPane root = new BorderPane();
    private final Scene scene;
    private final Choosers choosers;
    private Optional<Path> lastChosen = Optional.empty();

    /// @param workspace the open models
    /// @param width of the scene
    /// @param height of the scene
    public MainWindow(Workspace workspace, Choosers choosers, double width, double height) {
        this.workspace = workspace;
        this.choosers = choosers;
        saving = new Saving(workspace, this::moved);
        var opening =
                new OpenActions(
                        this::askFolder,
                        this::askFiles,
                        this::openSample,
                        new FileDialogs(
                                this::chosenFolder,
                                () -> choosers.texts(scene().getWindow(), lastFolder()),
                                () -> choosers.place(scene().getWindow(), lastFolder()),
                                this::chosenTarget));
        middle = new Middle(workspace, palette, opening);
        actions =
                WindowActions.of(
                        workspace,
                        new WindowActions.Window(
                                opening,
                                this::openFromHub,
                                this::askTarget,
                                this::switchTheme,
                                this::showCommands,
                                this::showKeys,
                                () -> header().listModels(),
                                this::nameSelection,
                                () -> strip().listTasks(),
                                this::save,
                                this::openSaved,
                                () -> desk().panels().vocabulary().find(),
                                () -> desk().panels().text(),
                                this::askTarget,
                                this::print,
                                () -> desk().panels().map().joinText(),
                                this::layLabels,
                                this::countTokens,
                                middle::begin,
                                this::nextPanel));
        header =
                new Header(
                        workspace,
                        palette,
                        new OpenMenu(workspace, actions),
                        new ExportMenu(workspace, actions),
                        this::switchTheme);
        root.setTop(new VBox(header, new NoticeBar(workspace)));
        root.setCenter(middle);
        strip = new StatusStrip(workspace);
        root.setBottom(strip);
        root.getChildren().add(palette);
        commands = new PalettePanel(workspace, palette, () -> actions);
        keySheet = new KeySheet(() -> actions, WindowActions.ownKeys());
        scene =
                new Scene(
                        new StackPane(root, commands.node(), keySheet.node(), prompt.node()),
                        width,
                        height);
        scene.getStylesheets().add(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .add(String.valueOf(MainWindow.class.getResource("/lexiscope/theme.css")));
        PopupGrounds.fill(palette);
        // what lies over the window does not stay over another page
        workspace
                .page()
                .subscribe(
                        (_, _) -> {
                            commands.hide();
                            keySheet.hide();
                        });
        drops();
        keys();
        scene.getPreferences()
                .colorSchemeProperty()
                .subscribe(scheme -> header.dark(scheme == ColorScheme.DARK));
        workspace.settings().map(Settings::theme).subscribe(this::theme);
    }

    /// From a page back to the panels, else to the next of them.
    private void nextPanel(boolean back) {
        if (workspace.page().get() == Page.PANELS) {
            desk().next(back);
        } else {
            workspace.page().set(Page.PANELS);
        }
    }

    private Header header() {
        return header;
    }

    private StatusStrip strip() {
        return strip;
    }

    private void layLabels() {
        choosers.files(scene.getWindow(), lastFolder()).stream()
                .findFirst()
                .ifPresent(file -> panels().text().layLabels(file));
    }

    private void countTokens() {
        List<Path> files = choosers.texts(scene.getWindow(), lastFolder());
        if (!files.isEmpty()) {
            workspace.looked().get().count(files);
        }
    }

    private void nameSelection() {
        prompt.ask(
                "A name for the selection",
                "such as units; then in:units filters by it",
                session()::nameSelection);
    }

    /// Opens the command palette.
    void showCommands() {
        commands.show();
    }

    /// Opens the sheet of keys.
    void showKeys() {
        keySheet.show();
    }

    /// What a person can do in the window.
    Actions actions() {
        return actions;
    }

    /// The scene, for a stage or a picture.
    public Scene scene() {
        return scene;
    }

    /// The open models.
    public Workspace workspace() {
        return workspace;
    }

    /// The open model that is looked at.
    public Session session() {
        return workspace.looked().get();
    }

    Desk desk() {
        return middle.desk();
    }

    Panels panels() {
        return desk().panels();
    }

    /// Opens what was asked for, or the sample, with the first text.
    public void begin(List<Path> paths) {
        workspace.text().set(Typed.of(Samples.FIRST_TEXT));
        workspace.library().refresh();
        if (paths.isEmpty()) {
            openSample();
        } else {
            workspace.open(paths);
        }
    }

    /// Opens the sample and focuses its first token, or shows what else there is where it is
    /// missing.
    private void openSample() {
        Samples.first()
                .ifPresentOrElse(
                        sample -> workspace.openSample(sample, Samples.FIRST_TOKEN),
                        () -> workspace.page().set(Page.OPEN));
    }

    private void openFromHub() {
        workspace.page().set(Page.OPEN);
        middle.openPage().fetch();
    }

    private void askFolder() {
        choosers.folder(scene.getWindow(), lastFolder())
                .ifPresent(
                        p -> {
                            lastChosen = Optional.of(p);
                            workspace.open(List.of(p));
                        });
    }

    private void save() {
        choosers.target(scene.getWindow(), "session" + SESSION, SESSION).ifPresent(saving::save);
    }

    private void openSaved() {
        choosers.files(scene.getWindow(), lastFolder()).forEach(saving::open);
    }

    /// Where a model is that was moved.
    private Optional<Path> moved(SavedSession.Model model) {
        boolean folder = model.paths().size() == 1 && !model.name().contains(".");
        return folder
                ? choosers.folder(scene.getWindow(), lastFolder())
                : choosers.files(scene.getWindow(), lastFolder()).stream().findFirst();
    }

    /// Writes what is open and opens it again.
    Saving saving() {
        return saving;
    }

    private Optional<Path> chosenFolder() {
        return choosers.folder(scene.getWindow(), lastFolder());
    }

    private Optional<Path> chosenTarget(String name, String ending) {
        return choosers.target(scene.getWindow(), name, ending);
    }

    private void askFiles() {
        List<Path> files = choosers.files(scene.getWindow(), lastFolder());
        lastChosen = files.stream().findFirst().or(() -> lastChosen);
        workspace.open(files);
    }

    /// The folder that holds what was chosen last, here or when the program last ran.
    private Optional<Path> lastFolder() {
        return lastChosen
                .or(
                        () ->
                                workspace.library().models().get().recent().stream()
                                        .flatMap(r -> r.paths().stream())
                                        .findFirst())
                .map(p -> p.toAbsolutePath().getParent())
                .filter(Files::isDirectory);
    }

    private void askTarget(ModelWriter.Kind kind) {
        String name =
                session().shown().get().map(m -> m.facts().name()).orElse("model")
                        + "-"
                        + kind.name().toLowerCase(Locale.ROOT);
        String file = kind == ModelWriter.Kind.TOKENIZER ? "tokenizer" : name;
        choosers.target(scene.getWindow(), file + kind.ending(), kind.ending())
                .ifPresent(session()::export);
    }

    /// Where the coloured text shall be written, in the colours that it is seen in.
    private void askTarget(TextPicture as) {
        boolean dark = scene.getPreferences().getColorScheme() == ColorScheme.DARK;
        choosers.target(scene.getWindow(), "text" + as.ending(), as.ending())
                .ifPresent(file -> panels().text().write(as, file, dark));
    }

    private void print() {
        new Printing(session()::tell).print(panels().text(), scene.getWindow());
    }

    /// Light or dark, for as long as the settings are as they are.
    public void theme(ColorScheme scheme) {
        scene.getPreferences().setColorScheme(scheme);
    }

    private void theme(Settings.Theme theme) {
        scene.getPreferences()
                .setColorScheme(
                        switch (theme) {
                            case SYSTEM -> null;
                            case LIGHT -> ColorScheme.LIGHT;
                            case DARK -> ColorScheme.DARK;
                        });
    }

    private void switchTheme() {
        boolean dark = scene.getPreferences().getColorScheme() == ColorScheme.DARK;
        workspace
                .settings()
                .set(
                        workspace
                                .settings()
                                .get()
                                .withTheme(dark ? Settings.Theme.LIGHT : Settings.Theme.DARK));
    }

    private void drops() {
        scene.setOnDragOver(
                e -> {
                    if (e.getDragboard().hasFiles()) {
                        e.acceptTransferModes(TransferMode.COPY);
                        e.consume();
                    }
                });
        scene.setOnDragDropped(
                e -> {
                    List<Path> paths =
                            e.getDragboard().getFiles().stream().map(File::toPath).toList();
                    workspace.open(paths);
                    e.setDropCompleted(!paths.isEmpty());
                    e.consume();
                });
    }

    private void keys() {
        actions.listenTo(scene);
        scene.getAccelerators()
                .put(KeyCombination.valueOf("shortcut+Y"), () -> actions.named("edit.redo").fire());
        // before the accelerators: a form that is hidden has a Cancel of its own
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE && overlayClosed()) {
                        e.consume();
                    } else if (e.getCode() == KeyCode.ESCAPE
                            && workspace.question().get().isPresent()) {
                        workspace.answer("");
                        e.consume();
                    } else if (e.getCode() == KeyCode.ESCAPE
                            && workspace.page().get() != Page.PANELS) {
                        workspace.page().set(Page.PANELS);
                        e.consume();
                    }
                });
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE
                            && desk().panels().vocabulary().clearSearch()) {
                        e.consume();
                    }
                });
    }

    /// Closes what lies over the window, where something does.
    private boolean overlayClosed() {
        boolean open = commands.isOpen() || keySheet.isOpen() || prompt.isOpen();
        prompt.hide();
        commands.hide();
        keySheet.hide();
        return open;
    }

    /// Whether anything is still computed or painted.
    boolean busy() {
        return !workspace.tasks().idle().get() || panels().map().painting();
    }
}
