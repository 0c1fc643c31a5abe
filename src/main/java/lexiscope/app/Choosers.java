package lexiscope.app;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks for a file or folder. An interface, since the platform without a display has no such
/// dialogs.
public interface Choosers {
    Optional<Path> folder(Window owner);

    Optional<Path> file(Window owner);

    /// The dialogs of the system.
    Choosers SYSTEM =
            new Choosers() {
                @Override
                public Optional<Path> folder(Window owner) {
                    var chooser = new DirectoryChooser();
                    chooser.setTitle("Open a model's folder");
                    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
                }

                @Override
                public Optional<Path> file(Window owner) {
                    var chooser = new FileChooser();
                    chooser.setTitle("Open a model or a text");
                    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
                }
            };
}
