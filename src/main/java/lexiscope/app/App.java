package lexiscope.app;

import javafx.application.Application;
import javafx.stage.Stage;

import lexiscope.kernel.Gemm;
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
        var window = new MainWindow(new Workspace(Tasks.onThreads()), Choosers.SYSTEM, 1440, 900);
        stage.setTitle("Lexiscope");
        stage.setScene(window.scene());
        stage.setMinWidth(800);
        stage.setMinHeight(600);
        stage.show();
        window.scene().lookup("#text").requestFocus();
        window.begin(getParameters().getRaw().stream().map(Path::of).toList());
    }
}
