package lexiscope.ui.kit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// How a page asks for a folder, or for where to write; empty where the person chose none.
///
/// @param folder asks for a folder
/// @param target asks where to write: told a name and the ending of it, with the dot
public record FileDialogs(
        Supplier<Optional<Path>> folder, BiFunction<String, String, Optional<Path>> target) {}
