package lexiscope.trial.first;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Other models that vectors are taken from, opened when first asked for and kept.
public final class Donors implements AutoCloseable {
    private final Map<Path, Donor> open = new HashMap<>();

    /// The model of a path.
    ///
    /// @throws IllegalArgumentException with a sentence where it cannot be read or has no rows
    synchronized Donor of(Path path, Progress progress) {
        Donor known = open.get(path);
        if (known != null) {
            return known;
        }
        try {
            var model = ModelReader.open(path, progress);
            if (model.matrix().isEmpty() || model.tokenizer().isEmpty()) {
                model.close();
                throw new IllegalArgumentException(
                        path + " has no tokenizer or no rows to take a vector from.");
            }
            var donor = new Donor(model);
            open.put(path, donor);
            return donor;
        } catch (UnreadableFileException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(d -> d.model().close());
        open.clear();
    }
}
