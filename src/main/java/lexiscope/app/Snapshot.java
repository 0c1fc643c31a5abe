package lexiscope.app;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import lexiscope.format.hub.HubSettings;
import lexiscope.projection.Projection;
import lexiscope.store.AppDirectories;
import lexiscope.store.TextReading;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.map.ColourBy;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;
import lexiscope.vocabulary.Lookup;
import lexiscope.work.SafeFile;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import javax.imageio.ImageIO;

/// Draws the real window without a display, when nothing is computed any more.
///
/// @param model what to open
/// @param beside models that are opened as well, of which the first one is looked at
/// @param text the typed text; null for the first text
/// @param focus spelling, text or id of the token to focus; null for none
/// @param add a token to try; null for none
/// @param panel "steps" for the steps of the focused word in the place of the pieces, or the name
///   of a page; null for pieces
/// @param dark the dark theme
/// @param width of the window
/// @param height of the window
/// @param projection of the map; null for the default
/// @param colour of its points; null for the default
/// @param reading how the text is read
public record Snapshot(
        Path model,
        List<Path> beside,
        @Nullable String text,
        @Nullable String focus,
        @Nullable String add,
        @Nullable String panel,
        boolean dark,
        int width,
        int height,
        @Nullable Projection projection,
        @Nullable ColourBy colour,
        TextReading reading) {
    private static final long PATIENCE = 600_000;

    /// Draws it into a PNG file.
    ///
    /// @throws IllegalArgumentException with the sentence the window would show when the model
    ///   cannot be opened
    public void to(Path png) throws IOException, InterruptedException {
        start();
        // a picture leaves no trace among the recent models
        Path kept = Files.createTempDirectory("lexiscope-picture");
        var workspace =
                onWindow(
                        () ->
                                new Workspace(
                                        Tasks.onThreads(),
                                        AppDirectories.in(kept),
                                        HubSettings::here));
        try {
            draw(workspace, png);
        } finally {
            try (var files = Files.walk(kept)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void draw(Workspace workspace, Path png) throws IOException, InterruptedException {
        MainWindow window =
                onWindow(
                        () -> {
                            Fonts.load();
                            var w = new MainWindow(workspace, Choosers.SYSTEM, width, height);
                            w.theme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
                            if (projection != null) {
                                w.session().map().projection().set(projection);
                            }
                            if (colour != null) {
                                w.session().map().colourBy().set(colour);
                            }
                            w.workspace().reading().set(reading);
                            w.begin(List.of(model));
                            if (text != null) {
                                w.workspace().text().set(Typed.of(text));
                            }
                            return w;
                        });
        settle(window);
        openOthers(window);
        onWindow(
                () -> {
                    Session session = window.session();
                    Optional<Notice> failed =
                            workspace.notices().get().stream()
                                    .filter(n -> n.kind() == Notice.Kind.ERROR)
                                    .findFirst();
                    if (session.opened().get().isEmpty() && failed.isPresent()) {
                        throw new IllegalArgumentException(failed.get().text());
                    }
                    String wanted = focus != null ? focus : Samples.FIRST_TOKEN;
                    session.shown()
                            .get()
                            .ifPresent(
                                    m -> {
                                        var found = Lookup.of(m.vocabulary(), m.rows(), wanted);
                                        if (focus == null && found.first().isEmpty()) {
                                            found =
                                                    Lookup.of(
                                                            m.vocabulary(),
                                                            m.rows(),
                                                            wanted.strip());
                                        }
                                        found.first().ifPresent(session::reveal);
                                    });
                    if ("steps".equals(panel)
                            && window.scene().lookup("#steps-tab") instanceof ToggleButton tab) {
                        tab.setSelected(true);
                    }
                    if (add != null) {
                        session.tryOut(session.trials().get().adding(List.of(Trial.of(add))));
                    }
                    page(panel).ifPresent(workspace.page()::set);
                    return window;
                });
        settle(window);
        write(onWindow(() -> window.scene().snapshot(null)), png);
    }

    /// The page of a name; empty for none.
    public static Optional<Page> page(@Nullable String name) {
        return Arrays.stream(Page.values()).filter(p -> name(p).equals(name)).findFirst();
    }

    /// The name of a page here: its own in small letters. `steps` alone is the tab below the text.
    public static String name(Page page) {
        return page == Page.STEPS ? "all-steps" : page.name().toLowerCase(Locale.ROOT);
    }

    /// Opens the others one after the other, and looks at the first again.
    private void openOthers(MainWindow window) throws InterruptedException {
        for (Path other : beside) {
            onWindow(
                    () -> {
                        window.workspace().open(List.of(other));
                        return window;
                    });
            settle(window);
        }
        onWindow(
                () -> {
                    var sessions = window.workspace().sessions();
                    if (!beside.isEmpty() && !sessions.isEmpty()) {
                        window.workspace().look(sessions.getFirst());
                    }
                    return window;
                });
    }

    /// Starts the toolkit without a display.
    static void start() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
        } catch (IllegalStateException running) {
            // another picture was drawn before
        }
        Platform.setImplicitExit(false);
    }

    /// Waits until nothing is computed or painted, looking again a few times since one thing leads
    /// to another.
    private static void settle(MainWindow window) throws InterruptedException {
        int quiet = 0;
        for (long waited = 0; quiet < 6 && waited < PATIENCE; waited += 40) {
            boolean busy =
                    onWindow(
                            () -> {
                                window.scene().getRoot().applyCss();
                                window.scene().getRoot().layout();
                                return window.busy();
                            });
            quiet = busy ? 0 : quiet + 1;
            Thread.sleep(40);
        }
    }

    static <T> T onWindow(Callable<T> work) throws InterruptedException {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    static void write(WritableImage image, Path png) throws IOException {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] pixels = new int[w * h];
        image.getPixelReader()
                .getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        var out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, w, h, pixels, 0, w);
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(out, "png", bytes)) {
            throw new IOException("no PNG could be written to " + png);
        }
        SafeFile.write(png, bytes::writeTo);
    }
}
