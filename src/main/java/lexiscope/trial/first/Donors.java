package lexiscope.trial.first;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Other models that vectors are taken from: in a verb opened when first asked for and kept, in a
/// window those that are open there.
public final class Donors implements AutoCloseable {
    private final Map<Path, Donor> open = new HashMap<>();
    private final boolean reads;

    /// Models that are read from their paths.
    public Donors() {
        this(true);
    }

    private Donors(boolean reads) {
        this.reads = reads;
    }

    /// Models that somebody else opens and closes, told by [#offer].
    public static Donors offered() {
        return new Donors(false);
    }

    /// Tells which models there are now; what was found of others is forgotten.
    ///
    /// @param models by their paths; open for as long as they are offered
    public synchronized void offer(Map<Path, LanguageModel> models) {
        open.entrySet().removeIf(known -> known.getValue().model() != models.get(known.getKey()));
        models.forEach((path, model) -> open.computeIfAbsent(path, _ -> new Donor(model)));
    }

    /// The model of a path.
    ///
    /// @throws IllegalArgumentException with a sentence where it cannot be read or has no rows
    private synchronized Donor of(Path path, Progress progress) {
        Donor known = open.get(path);
        if (known != null) {
            return checked(path, known);
        }
        if (!reads) {
            throw new IllegalArgumentException(
                    path + " is not open. Open it beside this model, then take vectors from it.");
        }
        try {
            var donor = new Donor(ModelReader.open(path, progress));
            open.put(path, donor);
            return checked(path, donor);
        } catch (UnreadableFileException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Donor checked(Path path, Donor donor) {
        if (donor.model().matrix().isEmpty() || donor.model().tokenizer().isEmpty()) {
            throw new IllegalArgumentException(
                    path + " has no tokenizer or no rows to take a vector from.");
        }
        return donor;
    }

    /// Does something with the model of a path, whose memory stays until it is done.
    ///
    /// @throws IllegalArgumentException with a sentence where there is no such model
    <T> T with(Path path, Progress progress, Function<Donor, T> work) {
        Donor donor = of(path, progress);
        LanguageModel.Lease lease = leased(path, donor);
        try {
            return work.apply(donor);
        } finally {
            lease.close();
        }
    }

    private static LanguageModel.Lease leased(Path path, Donor donor) {
        try {
            return donor.model().lease();
        } catch (IllegalStateException closed) {
            throw new IllegalArgumentException(path + " was closed.", closed);
        }
    }

    @Override
    public synchronized void close() {
        if (reads) {
            open.values().forEach(d -> d.model().close());
        }
        open.clear();
    }
}
