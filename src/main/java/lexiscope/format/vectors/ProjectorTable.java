package lexiscope.format.vectors;

import lexiscope.format.file.Escapes;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.VectorTable;
import lexiscope.format.part.WordList;
import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The tables of the embedding projector: vectors with tabs between their numbers, and metadata
/// with a header only where it has several columns (tensorboard `data-provider.ts`).
final class ProjectorTable {
    /// Columns that name a row, the likelier first.
    private static final List<String> NAMES =
            List.of("token", "word", "label", "name", "text", "title");

    private ProjectorTable() {}

    static VectorTable read(Path file, Arena arena, Progress progress)
            throws UnreadableFileException {
        var shape = VectorShape.of(file);
        if (shape.dim() < 1) {
            throw new UnreadableFileException(
                    file, "is no table of numbers with tabs between them. Save it as TSV.");
        }
        return new VectorLines(file, shape).read(arena, progress);
    }

    /// The word of each row.
    ///
    /// @param escaped whether the table of numbers says that they are escaped
    /// @throws UnreadableFileException when there are not as many as rows
    static List<String> words(Path file, int rows, boolean escaped) throws UnreadableFileException {
        List<String> lines;
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            boolean columns = text.lines().findFirst().orElse("").contains("\t");
            lines = WordList.lines(text, columns ? rows + 1 : rows);
        } catch (IOException e) {
            throw new UnreadableFileException(
                    file, "is not text in UTF-8. Save it so, or leave it out.", e);
        }
        int column = 0;
        int from = 0;
        if (!lines.isEmpty() && lines.getFirst().contains("\t")) {
            var header =
                    Arrays.stream(lines.getFirst().split("\t"))
                            .map(h -> h.toLowerCase(Locale.ROOT).strip())
                            .toList();
            column = NAMES.stream().map(header::indexOf).filter(i -> i >= 0).findFirst().orElse(0);
            from = 1;
        }
        if (lines.size() - from != rows) {
            throw others(file, lines.size() - from, rows);
        }
        var words = new ArrayList<String>();
        for (String line : lines.subList(from, lines.size())) {
            String[] fields = line.split("\t", -1);
            String word = fields[Math.min(column, fields.length - 1)];
            words.add(escaped ? Escapes.undone(word) : word);
        }
        return words;
    }

    /// The refusal of a list that names another number of rows than there are.
    static UnreadableFileException others(Path file, int words, int rows) {
        return new UnreadableFileException(
                file,
                "names "
                        + words
                        + " rows, but there are "
                        + rows
                        + ". A word with a line break in it shifts the lines; escape it.");
    }
}
