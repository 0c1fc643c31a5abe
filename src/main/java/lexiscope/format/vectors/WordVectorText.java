package lexiscope.format.vectors;

import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.part.VectorTable;
import lexiscope.format.part.WordList;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Word vectors as text: a word and its numbers a line, with a line of sizes before them (word2vec,
/// fastText `.vec`) or without (GloVe).
public final class WordVectorText implements Format {
    @Override
    public String name() {
        return "word vectors as text (word2vec, GloVe, .vec)";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.matrix(170, "*.vec"),
                FileName.matrix(220, "*.nodims"),
                FileName.matrix(230, "*.tsv"),
                FileName.matrix(260, "*.txt").byName());
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        try {
            return VectorShape.of(file).dim() > 0 && (plain(head) || VectorShape.text(file));
        } catch (UnreadableFileException e) {
            return false;
        }
    }

    /// Whether bytes hold no control characters but those that end lines: words rarely do, and
    /// binary numbers nearly always.
    static boolean plain(ByteBuffer head) {
        while (head.hasRemaining()) {
            byte b = head.get();
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Whether a file in a folder looks like word vectors.
    ///
    /// @throws UnreadableFileException when it cannot be read
    public static boolean looksRight(Path file) throws UnreadableFileException {
        return VectorShape.strict(file).dim() > 0
                && new WordVectorText().probe(file, FileHead.of(file));
    }

    /// Texts and lists of words go by such names as well.
    @Override
    public boolean meant(Path file, TokenizerConfig beside) throws UnreadableFileException {
        String name = Folders.name(file);
        return name.endsWith(".txt")
                ? looksRight(file)
                : !name.endsWith(".tsv") || !RowWords.named(file);
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        VectorTable table =
                new VectorLines(file, VectorShape.of(file))
                        .read(reading.arena(), reading.progress());
        var notes = new ArrayList<>(table.notes());
        if (table.words().stream().allMatch(String::isEmpty)) {
            return withWordsBeside(file, table, notes);
        }
        var words = table.words();
        if (table.escaped()) {
            notes.add("White space in its words is escaped (\\s, \\t, \\n) and was put back.");
        }
        notes.addAll(WordList.repeated(words));
        return ModelParts.of(
                "word vectors", table.matrix(), WordList.vocabulary(words), List.copyOf(notes));
    }

    /// The rows with the words that the projector takes from a table beside.
    private static ModelParts withWordsBeside(Path file, VectorTable table, List<String> notes) {
        Optional<Path> beside = RowWords.beside(file);
        if (beside.isEmpty()) {
            return ModelParts.of(table.matrix(), "", notes);
        }
        try {
            int rows = table.matrix().rows();
            var words = ProjectorTable.words(beside.get(), rows, table.escaped());
            notes.add("Its words are those of " + Folders.name(beside.get()) + ".");
            notes.addAll(WordList.repeated(words));
            return ModelParts.of("word vectors", table.matrix(), WordList.vocabulary(words), notes);
        } catch (UnreadableFileException e) {
            notes.add("Left aside: " + e.sentence());
            return ModelParts.of(table.matrix(), "", notes);
        }
    }
}
