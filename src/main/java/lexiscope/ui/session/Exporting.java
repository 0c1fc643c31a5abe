package lexiscope.ui.session;

import lexiscope.format.ModelWriter;
import lexiscope.format.OwnFiles;
import lexiscope.model.LanguageModel;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes what is shown, tried tokens included, into a file of the person's choice. Never over a
/// file that the model is read from; stopped half-way, it leaves nothing behind.
final class Exporting {
    private final Session session;

    Exporting(Session session) {
        this.session = session;
    }

    /// @param file its ending says what is written, as [ModelWriter.Kind] has it
    void export(Path file) {
        LanguageModel model = session.shown().get().orElse(null);
        if (model == null) {
            return;
        }
        session.background()
                .latest(
                        "export",
                        "Writing " + file.getFileName(),
                        model,
                        progress -> {
                            progress.at(0, "writing");
                            return written(file, model, progress);
                        },
                        notes -> {
                            session.tell(new Notice(Notice.Kind.INFO, "Written to " + file + "."));
                            notes.forEach(n -> session.tell(new Notice(Notice.Kind.WARNING, n)));
                        },
                        e -> session.tell(new Notice(Notice.Kind.ERROR, sentence(file, e))));
    }

    private static List<String> written(Path file, LanguageModel model, Progress progress)
            throws IOException {
        OwnFiles.refuse(ModelWriter.files(file), model);
        return ModelWriter.write(file, model, Optional.empty(), progress);
    }

    private static String sentence(Path file, Exception e) {
        return e instanceof IllegalArgumentException
                ? String.valueOf(e.getMessage())
                : file
                        + " could not be written: "
                        + e.getMessage()
                        + ". What was there before is unchanged; choose another place.";
    }
}
