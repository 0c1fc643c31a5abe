package lexiscope.app;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import lexiscope.format.ModelReader;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks for files or a folder. An interface, since the platform without a display has no such
/// dialogs.
public interface Choosers {
    /// @param from where to begin to look; empty for where the system begins
    Optional<Path> folder(Window owner, Optional<Path> from);

    /// A folder to write a model into; the person may make a new one.
    ///
    /// @param from where to begin to look; empty for where the system begins
    default Optional<Path> place(Window owner, Optional<Path> from) {
        return folder(owner, from);
    }

    /// Text files, or a table.
    ///
    /// @param from where to begin to look; empty for where the system begins
    default List<Path> texts(Window owner, Optional<Path> from) {
        return files(owner, from);
    }

    /// Several files are one model: a tokenizer and a matrix.
    ///
    /// @param from where to begin to look; empty for where the system begins
    /// @return none where the person chose none
    List<Path> files(Window owner, Optional<Path> from);

    /// Where to write; the dialog asks before an old file is chosen.
    ///
    /// @param name what the file is called unless the person says otherwise
    /// @param ending of its name, with the dot
    Optional<Path> target(Window owner, String name, String ending);

    /// The dialogs of the system.
    Choosers SYSTEM =
            new Choosers() {
                @Override
                public Optional<Path> folder(Window owner, Optional<Path> from) {
                    var chooser = new DirectoryChooser();
                    chooser.setTitle("Open a model's folder");
                    from.map(Path::toFile).ifPresent(chooser::setInitialDirectory);
                    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
                }

                @Override
                public Optional<Path> place(Window owner, Optional<Path> from) {
                    var chooser = new DirectoryChooser();
                    chooser.setTitle("Choose where the new folder is made");
                    from.map(Path::toFile).ifPresent(chooser::setInitialDirectory);
                    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
                }

                @Override
                public List<Path> texts(Window owner, Optional<Path> from) {
                    var chooser = new FileChooser();
                    chooser.setTitle("Choose files");
                    from.map(Path::toFile).ifPresent(chooser::setInitialDirectory);
                    List<File> chosen = chooser.showOpenMultipleDialog(owner);
                    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
                }

                @Override
                public List<Path> files(Window owner, Optional<Path> from) {
                    var chooser = new FileChooser();
                    chooser.setTitle("Open a model's files, or a text");
                    chooser.getExtensionFilters()
                            .addAll(
                                    new FileChooser.ExtensionFilter("All files", "*", "*.*"),
                                    new FileChooser.ExtensionFilter(
                                            "Files of models", ModelReader.endings()));
                    from.map(Path::toFile).ifPresent(chooser::setInitialDirectory);
                    List<File> chosen = chooser.showOpenMultipleDialog(owner);
                    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
                }

                @Override
                public Optional<Path> target(Window owner, String name, String ending) {
                    var chooser = new FileChooser();
                    chooser.setTitle("Write to");
                    chooser.setInitialFileName(name);
                    chooser.getExtensionFilters()
                            .add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
                    return Optional.ofNullable(chooser.showSaveDialog(owner))
                            .map(File::toPath)
                            // some systems leave the ending to the person
                            .map(p -> p.toString().endsWith(ending) ? p : Path.of(p + ending));
                }
            };
}
