package lexiscope.app;

import javafx.application.Application;
import javafx.stage.Stage;

import lexiscope.format.hub.HubSettings;
import lexiscope.kernel.Gemm;
import lexiscope.store.AppDirectories;
import lexiscope.store.SavedSession;
import lexiscope.store.Settings;
import lexiscope.store.SettingsFile;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;

import java.nio.file.Path;
import java.util.List;

/// The composition root: makes the window and opens what was asked for.
public final class App extends Application {
    /// Runs the window until it is closed.
    public static void run(List<Path> paths) {
        launch(App.class, paths.stream().map(Path::toString).toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        Gemm.prepare();
        Fonts.load();
        var directories = AppDirectories.here();
        var workspace = new Workspace(Tasks.onThreads(), directories, HubSettings::here);
        var memory = MemoryWatch.of(() -> workspace.tasks().later(workspace::rest));
        var kept = new SettingsKeeper(workspace, SettingsFile.in(directories));
        Settings settings = workspace.settings().get();
        var window =
                new MainWindow(
                        workspace,
                        Choosers.SYSTEM,
                        settings.width() > 0 ? settings.width() : 1440,
                        settings.height() > 0 ? settings.height() : 900);
        var last = new LastSession(workspace, window.saving(), SavedSession.last(directories));
        stage.setTitle("Lexiscope");
        stage.setScene(window.scene());
        stage.setMinWidth(800);
        stage.setMinHeight(600);
        stage.setMaximized(settings.maximised());
        stage.setOnHiding(
                _ -> {
                    boolean whole = stage.isMaximized() || stage.isFullScreen();
                    var now = workspace.settings().get();
                    workspace
                            .settings()
                            .set(
                                    whole
                                            ? now.withWindow(now.width(), now.height(), true)
                                            : now.withWindow(
                                                    window.scene().getWidth(),
                                                    window.scene().getHeight(),
                                                    false));
                    memory.end();
                    kept.end();
                    last.keep();
                });
        stage.show();
        window.scene().lookup("#text").requestFocus();
        List<Path> paths = getParameters().getRaw().stream().map(Path::of).toList();
        window.begin(paths);
        if (paths.isEmpty()) {
            last.offer(settings.reopen());
        }
    }
}
