package lexiscope.app;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks for files or a folder. An interface, since the platform without a display has no such
/// dialogs.
public interface Choosers {
    Optional<Path> folder(Window owner);

    /// Several files are one model: a tokenizer and a matrix.
    ///
    /// @return none where the person chose none
    List<Path> files(Window owner);

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
                public List<Path> files(Window owner) {
                    var chooser = new FileChooser();
                    chooser.setTitle("Open a model's files, or a text");
                    List<File> chosen = chooser.showOpenMultipleDialog(owner);
                    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
                }
            };
}
