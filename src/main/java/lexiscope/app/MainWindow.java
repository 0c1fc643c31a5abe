package lexiscope.app;

import javafx.application.ColorScheme;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import lexiscope.format.ModelWriter;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.TrialToken;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.open.OpenActions;
import lexiscope.ui.open.TensorCard;
import lexiscope.ui.session.Page;
import lexiscope.ui.session.Session;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The window's content: header, panels, status strip, and what keys and drops do anywhere in it.
public final class MainWindow {
    private final Session session;
    private final Palette palette = new Palette();
    private final Panels panels;
    private final Header header;
    private final BorderPane root = new BorderPane();
    private final Scene scene;
    private final Choosers choosers;

    /// @param session what the panels share
    /// @param width of the scene
    /// @param height of the scene
    public MainWindow(Session session, Choosers choosers, double width, double height) {
        this.session = session;
        this.choosers = choosers;
        var opening = new OpenActions(this::askFolder, this::askFiles, this::openSample);
        panels = Panels.of(session, palette, opening);
        header =
                new Header(
                        session,
                        palette,
                        new OpenMenu(session, opening, this::openFromHub),
                        new ExportMenu(session, this::askTarget),
                        this::switchTheme);
        root.setTop(new VBox(header, new NoticeBar(session)));
        root.setCenter(middle(width));
        root.setBottom(new StatusStrip(session));
        root.getChildren().add(palette);
        scene = new Scene(root, width, height);
        scene.getStylesheets().add(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .add(String.valueOf(MainWindow.class.getResource("/lexiscope/theme.css")));
        drops();
        keys();
        theme(scene.getPreferences().getColorScheme());
    }

    /// The panels, the page in their place, and the question over both.
    private StackPane middle(double width) {
        var panes = panes(width);
        var page = panels.open().node();
        page.visibleProperty().bind(session.page().map(p -> p == Page.OPEN));
        panes.visibleProperty().bind(page.visibleProperty().not());
        return new StackPane(panes, page, new TensorCard(session).node());
    }

    private SplitPane panes(double width) {
        boolean small = width < 1200;
        var left = new SplitPane(panels.text().node(), panels.vocabulary().node());
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.56);
        var form = panels.addToken().node();
        var right = new StackPane(panels.token().node(), form);
        form.visibleProperty().bind(session.proposal().map(Optional::isPresent));
        panels.token().node().visibleProperty().bind(form.visibleProperty().not());
        form.visibleProperty()
                .subscribe(
                        (was, is) -> {
                            if (was && !is) {
                                // where one came from
                                panels.token().node().lookup("#add-token").requestFocus();
                            }
                        });
        var all = new SplitPane(left, panels.map().node(), right);
        double leftWidth = small ? 332 : 448;
        double rightWidth = small ? 258 : 324;
        left.setPrefWidth(leftWidth);
        right.setPrefWidth(rightWidth);
        right.setMinWidth(258);
        left.setMinWidth(228);
        all.setDividerPositions(leftWidth / width, 1 - rightWidth / width);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        return all;
    }

    /// The scene, for a stage or a picture.
    public Scene scene() {
        return scene;
    }

    /// What the panels share.
    public Session session() {
        return session;
    }

    Panels panels() {
        return panels;
    }

    /// Opens what was asked for, or the sample, with the first text.
    public void begin(List<Path> paths) {
        session.text().set(Typed.of(Samples.FIRST_TEXT));
        session.library().refresh();
        if (paths.isEmpty()) {
            openSample();
        } else {
            session.open(paths);
        }
    }

    /// Opens the sample, or shows what else there is where it is missing.
    private void openSample() {
        Samples.first()
                .ifPresentOrElse(
                        sample -> {
                            focusFirst();
                            session.openSample(sample);
                        },
                        () -> session.page().set(Page.OPEN));
    }

    private void openFromHub() {
        session.page().set(Page.OPEN);
        panels.open().fetch();
    }

    /// Focuses the sample's first token as soon as it is there.
    private void focusFirst() {
        var waiting =
                new javafx.beans.value.ChangeListener<Optional<lexiscope.model.LanguageModel>>() {
                    @Override
                    public void changed(
                            javafx.beans.value.ObservableValue<
                                            ? extends Optional<lexiscope.model.LanguageModel>>
                                    shown,
                            Optional<lexiscope.model.LanguageModel> old,
                            Optional<lexiscope.model.LanguageModel> now) {
                        shown.removeListener(this);
                        now.ifPresent(
                                m ->
                                        m.vocabulary().find(Samples.FIRST_TOKEN).stream()
                                                .findFirst()
                                                .ifPresent(session::reveal));
                    }
                };
        session.shown().addListener(waiting);
    }

    private void askFolder() {
        choosers.folder(scene.getWindow()).ifPresent(p -> session.open(List.of(p)));
    }

    private void askFiles() {
        session.open(choosers.files(scene.getWindow()));
    }

    private void askTarget(ModelWriter.Kind kind) {
        String name =
                session.shown().get().map(m -> m.facts().name()).orElse("model")
                        + "-"
                        + kind.name().toLowerCase(Locale.ROOT);
        String file = kind == ModelWriter.Kind.TOKENIZER ? "tokenizer" : name;
        choosers.target(scene.getWindow(), file + kind.ending(), kind.ending())
                .ifPresent(session::export);
    }

    /// Light or dark.
    public void theme(ColorScheme scheme) {
        scene.getPreferences().setColorScheme(scheme);
        header.dark(scheme == ColorScheme.DARK);
    }

    private void switchTheme() {
        theme(
                scene.getPreferences().getColorScheme() == ColorScheme.DARK
                        ? ColorScheme.LIGHT
                        : ColorScheme.DARK);
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
                    session.open(paths);
                    e.setDropCompleted(!paths.isEmpty());
                    e.consume();
                });
    }

    private void keys() {
        scene.getAccelerators().put(KeyCombination.valueOf("shortcut+K"), header::find);
        scene.getAccelerators()
                .put(KeyCombination.valueOf("shortcut+F"), panels.vocabulary()::find);
        scene.getAccelerators().put(KeyCombination.valueOf("shortcut+Z"), session::undoTrial);
        scene.getAccelerators().put(KeyCombination.valueOf("shortcut+N"), this::propose);
        // before the accelerators: a form that is hidden has a Cancel of its own
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE && session.question().get().isPresent()) {
                        session.answer("");
                        e.consume();
                    } else if (e.getCode() == KeyCode.ESCAPE
                            && session.page().get() != Page.PANELS) {
                        session.page().set(Page.PANELS);
                        e.consume();
                    }
                });
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ESCAPE && session.page().get() != Page.PANELS) {
                        session.page().set(Page.PANELS);
                        e.consume();
                    } else if (e.getCode() == KeyCode.ESCAPE
                            && session.proposal().get().isPresent()) {
                        session.proposal().set(Optional.empty());
                        e.consume();
                    } else if (e.getCode() == KeyCode.F6) {
                        nextPanel(e.isShiftDown());
                        e.consume();
                    }
                });
    }

    private void propose() {
        if (session.opened().get().isPresent()) {
            session.proposal().set(Optional.of(TrialToken.of("")));
        }
    }

    /// Moves the keyboard from panel to panel: text, vocabulary, map, token.
    private void nextPanel(boolean back) {
        List<javafx.scene.Node> stops =
                List.of(
                        root.lookup("#text"),
                        root.lookup("#search"),
                        root.lookup("#map"),
                        root.lookup("#add-token"));
        int now = -1;
        for (int i = 0; i < stops.size(); i++) {
            now = stops.get(i).isFocused() ? i : now;
        }
        stops.get(Math.floorMod(now + (back ? -1 : 1), stops.size())).requestFocus();
    }

    /// Whether anything is still computed or painted.
    boolean busy() {
        return !session.tasks().idle().get() || panels.map().painting();
    }
}
