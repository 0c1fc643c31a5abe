package lexiscope.app;

import javafx.stage.Window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A person who closes every dialogue; a test overrides those that it wants answered.
class NoChoosers implements Choosers {
    @Override
    public Optional<Path> folder(Window owner, Optional<Path> from) {
        return Optional.empty();
    }

    @Override
    public List<Path> files(Window owner, Optional<Path> from) {
        return List.of();
    }

    @Override
    public Optional<Path> target(Window owner, String name, String ending) {
        return Optional.empty();
    }
}
