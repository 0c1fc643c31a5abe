package lexiscope.format.vectors;

import lexiscope.format.file.Escapes;
import lexiscope.format.part.FloatRows;
import lexiscope.work.SafeFile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Writes tables as text, whole or not at all: CSV, word2vec's textual form, and the two tables of
/// the TensorFlow Embedding Projector.
public final class TableWriter {
    private TableWriter() {}

    /// What is written line by line.
    private interface Lines {
        void to(Writer out) throws IOException;
    }

    private static void write(Path file, Lines lines) throws IOException {
        SafeFile.write(
                file,
                raw -> {
                    var out =
                            new BufferedWriter(new OutputStreamWriter(raw, StandardCharsets.UTF_8));
                    lines.to(out);
                    out.flush();
                });
    }

    /// CSV as RFC 4180 has it: fields with commas, quotes or line breaks are quoted.
    ///
    /// @param header names of the columns
    /// @param rows as many fields each as the header
    public static void csv(Path file, List<String> header, Iterable<List<String>> rows)
            throws IOException {
        write(
                file,
                out -> {
                    line(out, header);
                    for (List<String> row : rows) {
                        if (row.size() != header.size()) {
                            throw new IllegalArgumentException(
                                    row.size() + " fields under " + header.size() + " names");
                        }
                        line(out, row);
                    }
                });
    }

    private static void line(Writer out, List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            out.write(i == 0 ? "" : ",");
            String field = fields.get(i);
            boolean plain =
                    field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.write(plain ? field : "\"" + field.replace("\"", "\"\"") + "\"");
        }
        out.write("\r\n");
    }

    /// word2vec's textual form: sizes, then a word and its numbers a line. Where a word holds white
    /// space, at which readers cut lines, words are escaped (`\s`, `\t`, `\n`, `\\`) and the first
    /// line says so.
    ///
    /// @param words the word of a row
    public static void word2vec(Path file, FloatRows rows, IntFunction<String> words)
            throws IOException {
        boolean escaped = any(rows, words, w -> w.contains(" ") || Escapes.needed(w));
        write(
                file,
                out -> {
                    out.write(rows.rows() + " " + rows.dim());
                    out.write(escaped ? Escapes.MARK + "\n" : "\n");
                    for (int r = 0; r < rows.rows(); r++) {
                        String word = words.apply(r);
                        out.write(escaped ? Escapes.done(word).replace(" ", "\\s") : word);
                        out.write(' ');
                        numbers(out, rows, r, ' ');
                        out.write('\n');
                    }
                });
    }

    /// The projector's two tables: numbers with tabs between them, and words, one a line and
    /// without a header, as it wants a single column; where white space would shift its lines,
    /// words are escaped, and the first line of numbers says so. Both are written or none.
    public static void projector(
            Path file, FloatRows rows, Path metadata, IntFunction<String> words)
            throws IOException {
        boolean escaped = any(rows, words, Escapes::needed);
        write(
                file,
                out -> {
                    for (int r = 0; r < rows.rows(); r++) {
                        numbers(out, rows, r, '\t');
                        out.write(escaped && r == 0 ? Escapes.MARK + "\n" : "\n");
                    }
                    out.flush();
                    IntFunction<String> safe = r -> Escapes.done(words.apply(r));
                    projectorWords(metadata, rows.rows(), escaped ? safe : words);
                });
    }

    private static void projectorWords(Path file, int rows, IntFunction<String> words)
            throws IOException {
        write(
                file,
                out -> {
                    for (int r = 0; r < rows; r++) {
                        out.write(words.apply(r));
                        out.write('\n');
                    }
                });
    }

    private static boolean any(FloatRows rows, IntFunction<String> words, Predicate<String> is) {
        return IntStream.range(0, rows.rows()).mapToObj(words).anyMatch(is);
    }

    private static void numbers(Writer out, FloatRows rows, int r, char separator)
            throws IOException {
        float[] row = rows.row().apply(r);
        for (int i = 0; i < rows.dim(); i++) {
            if (i > 0) {
                out.write(separator);
            }
            out.write(Float.toString(row[i]));
        }
    }
}
