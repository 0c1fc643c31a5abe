package lexiscope.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// How a page asks for files or a folder, or for where to write; empty where the person chose none.
///
/// @param folder asks for a folder that is there
/// @param files asks for files
/// @param place asks for a folder to write into
/// @param target asks where to write: told a name and the ending of it, with the dot
public record FileDialogs(
        Supplier<Optional<Path>> folder,
        Supplier<List<Path>> files,
        Supplier<Optional<Path>> place,
        BiFunction<String, String, Optional<Path>> target) {}
