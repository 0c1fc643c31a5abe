package lexiscope.bench;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.store.AppDirectories;
import lexiscope.ui.costs.CostsPage;
import lexiscope.ui.kit.FileDialogs;
import lexiscope.ui.kit.Palette;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// From choosing a folder of parallel texts on the page Costs to the chart of it, by the tokenizers
/// of several open models; without a display, in the software pipeline. The time ends with the
/// layout of the first frame after the counting has ended. The first line is what a person waits
/// who has just opened the models: nothing has been encoded yet, all code runs cold.
///
/// Arguments: the folder, then folders or files of models; without any `udhr` and three of the test
/// data. Run with `-Dglass.platform=Headless -Dprism.order=sw`.
public final class CostsWindow {
    private static final int TIMES = 6;
    private static final List<String> THREE = List.of("gpt-oss", "qwen3", "t5-base");

    private static long pulses;

    private CostsWindow() {}

    /// Prints a line each time.
    public static void main(String[] arguments) throws Exception {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Path kept = Files.createTempDirectory("lexiscope-bench");
        Path texts = arguments.length > 0 ? Path.of(arguments[0]) : EncodingTexts.data("udhr");
        List<Path> models =
                arguments.length > 1
                        ? Arrays.stream(arguments).skip(1).map(Path::of).toList()
                        : THREE.stream().map(EncodingTexts::data).toList();
        Workspace workspace =
                TextWindow.on(
                        () ->
                                new Workspace(
                                        Tasks.onThreads(),
                                        AppDirectories.in(kept),
                                        HubSettings::here));
        for (Path model : models) {
            TextWindow.on(
                    () -> {
                        workspace.open(List.of(model));
                        return true;
                    });
            TextWindow.until(() -> workspace.tasks().idle().get());
        }
        Scene scene = TextWindow.on(() -> page(workspace, texts));
        for (int i = 0; i < TIMES; i++) {
            // away and back, with another source between: nothing of before is shown again
            choose(workspace, scene, 1);
            long from = System.nanoTime();
            choose(workspace, scene, 3);
            System.out.printf(
                    "%s, %d tokenizers: from choosing the folder to its chart: %.0f ms%n",
                    texts.getFileName(),
                    workspace.sessions().size(),
                    (System.nanoTime() - from) / 1e6);
        }
        System.exit(0);
    }

    private static void choose(Workspace workspace, Scene scene, int source) throws Exception {
        TextWindow.on(
                () -> {
                    ((MenuButton) scene.lookup("#costs-source")).getItems().get(source).fire();
                    return true;
                });
        TextWindow.until(() -> workspace.tasks().idle().get());
        long before = TextWindow.on(() -> pulses);
        TextWindow.on(
                () -> {
                    Platform.requestNextPulse();
                    return true;
                });
        TextWindow.until(() -> pulses > before);
    }

    private static Scene page(Workspace workspace, Path texts) {
        var palette = new Palette();
        var dialogs =
                new FileDialogs(
                        () -> Optional.of(texts),
                        List::of,
                        Optional::empty,
                        (_, _) -> Optional.empty());
        Node page = new CostsPage(workspace, palette, dialogs).node();
        var scene = new Scene(new StackPane(page, palette), 1400, 900);
        scene.getStylesheets().add(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .add(String.valueOf(CostsWindow.class.getResource("/lexiscope/theme.css")));
        scene.addPostLayoutPulseListener(() -> pulses++);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        workspace.page().set(Page.COSTS);
        return scene;
    }
}
