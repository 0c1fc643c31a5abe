package lexiscope.ui.text;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import lexiscope.passage.LabelFit;
import lexiscope.passage.LabelledSpan;
import lexiscope.tokenizer.aligned.TextEdit;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.TextSplit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Labelled spans that are laid over the text, and how they fit its pieces. They move with the
/// edits of the text; another text takes them away.
final class LabelsOver {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<LabelFit>> fits =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<LabelledSpan> labels = List.of();

    /// The version of the text that the labels have their places in.
    private long version;

    LabelsOver(Session session) {
        this.session = session;
        session.text().subscribe((_, typed) -> move(typed));
        session.split().subscribe(_ -> fit());
    }

    /// The labels against the pieces, in the order in which they were given.
    ReadOnlyObjectProperty<List<LabelFit>> fits() {
        return fits.getReadOnlyProperty();
    }

    /// Lays labels over the text.
    ///
    /// @param lines JSON lines with `start`, `end` and `label`
    /// @throws IllegalArgumentException with a sentence
    void take(String lines) {
        List<LabelledSpan> read = LabelledSpan.read(lines, session.text().get().text().length());
        if (read.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no label in it; each line has start, end and label as JSON.");
        }
        labels = read;
        version = session.text().get().version();
        fit();
    }

    /// Lays the labels of a file over the text; what is refused is told.
    void take(Path file) {
        try {
            take(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            session.tell(
                    new Notice(
                            Notice.Kind.ERROR,
                            file.getFileName()
                                    + " could not be laid over the text. "
                                    + (e instanceof IOException
                                            ? "It cannot be read as UTF-8."
                                            : e.getMessage())));
        }
    }

    /// Takes them away.
    void clear() {
        labels = List.of();
        fit();
    }

    private void move(Typed typed) {
        TextEdit edit = typed.edit();
        labels =
                edit == null
                        ? List.of()
                        : labels.stream()
                                .map(
                                        l ->
                                                new LabelledSpan(
                                                        edit.moved(l.start()),
                                                        Math.max(
                                                                edit.moved(l.start()),
                                                                edit.moved(l.end())),
                                                        l.label()))
                                .filter(l -> l.end() > l.start())
                                .toList();
        version = typed.version();
        fit();
    }

    private void fit() {
        TextSplit split = session.split().get();
        if (labels.isEmpty()) {
            fits.set(List.of());
        } else if (split.typed().version() == version) {
            fits.set(LabelFit.of(split.typed().text(), split.after(), labels));
        }
    }
}
