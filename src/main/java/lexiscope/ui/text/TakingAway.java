package lexiscope.ui.text;

import lexiscope.drawing.Coloured;
import lexiscope.drawing.ColouredText;
import lexiscope.drawing.Drawing;
import lexiscope.drawing.DrawnPages;
import lexiscope.drawing.Inks;
import lexiscope.drawing.PngFile;
import lexiscope.format.OwnFiles;
import lexiscope.model.LanguageModel;
import lexiscope.model.ModelTitle;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Channel;
import lexiscope.ui.task.Outcome;
import lexiscope.work.Progress;
import lexiscope.work.SafeFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes the coloured text into a file, or as the pages of a print, on a worker.
final class TakingAway {
    private final Session session;
    private final Channel writing;
    private final Channel printing;

    TakingAway(Session session) {
        this.session = session;
        writing = session.tasks().channel();
        printing = session.tasks().channel();
    }

    private Optional<LanguageModel> model() {
        return session.shown().get().filter(m -> m.tokenizer().isPresent());
    }

    /// The text as the model at work cuts it; the split may lag behind what is typed, and its own
    /// text is taken.
    private Coloured coloured(LanguageModel model) {
        var split = session.split().get();
        return new Coloured(
                ModelTitle.of(model.facts()),
                model.tokenizer().orElseThrow(),
                split.typed().text(),
                split.after());
    }

    /// Writes it; what stood there is replaced as a whole, or stays.
    void write(TextPicture as, Path file, boolean dark) {
        LanguageModel model = model().orElse(null);
        if (model == null) {
            return;
        }
        Coloured text = coloured(model);
        writing.run(
                "Writing " + file.getFileName(),
                model,
                _ -> {
                    OwnFiles.refuse(List.of(file), model);
                    byte[] bytes = as.of(text, dark);
                    SafeFile.write(file, out -> out.write(bytes));
                    return file;
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Path> _ ->
                                session.tell(
                                        new Notice(Notice.Kind.DONE, "Written to " + file + "."));
                        case Outcome.Failed<Path> why ->
                                session.tell(new Notice(Notice.Kind.ERROR, sentence(file, why)));
                        case Outcome.Stopped<Path> _ -> {}
                    }
                });
    }

    private static String sentence(Path file, Outcome.Failed<?> why) {
        return why.cause() instanceof IllegalArgumentException
                ? why.sentence()
                : file
                        + " could not be written: "
                        + why.sentence()
                        + ". What was there before is unchanged; choose another place.";
    }

    /// Draws it as pages, as PNG each, in the light theme: paper is white.
    ///
    /// @param tall height of a page over its width
    /// @param ready hears of the pages on the window's thread
    void pages(double tall, Consumer<List<byte[]>> ready) {
        LanguageModel model = model().orElse(null);
        if (model == null) {
            return;
        }
        Coloured text = coloured(model);
        printing.run(
                "Drawing the pages",
                model,
                progress -> drawn(text, tall, progress),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<List<byte[]>> done -> ready.accept(done.value());
                        case Outcome.Failed<List<byte[]>> why ->
                                session.tell(
                                        new Notice(
                                                Notice.Kind.ERROR,
                                                "The text could not be printed: "
                                                        + why.sentence()));
                        case Outcome.Stopped<List<byte[]>> _ -> {}
                    }
                });
    }

    private static List<byte[]> drawn(Coloured text, double tall, Progress progress)
            throws IOException {
        List<Drawing> pages = DrawnPages.of(ColouredText.of(text), tall);
        var files = new ArrayList<byte[]>();
        for (Drawing page : pages) {
            progress.at((double) files.size() / pages.size(), "drawing the pages");
            files.add(PngFile.of(page, Inks.of(false)));
        }
        return files;
    }
}
