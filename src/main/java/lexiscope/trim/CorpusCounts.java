package lexiscope.trim;

import lexiscope.corpus.TextFiles;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokens.TokenSet;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// How often tokens occur: as a table says, or in texts.
public final class CorpusCounts {
    private static final EncodeOptions PLAIN = new EncodeOptions(false, true);

    private CorpusCounts() {}

    /// The tokens that occur in some texts often enough, without what a template adds.
    ///
    /// @param texts read one after the other
    /// @param progress told how far it is
    public static TokenSet used(
            Tokenizer tokenizer, List<TextSource> texts, long least, Progress progress)
            throws IOException {
        long[] seen = new long[tokenizer.vocabulary().size()];
        for (int i = 0; i < texts.size(); i++) {
            progress.at((double) i / texts.size(), "counting tokens");
            for (int id : tokenizer.encode(texts.get(i).text(), PLAIN).ids()) {
                seen[id]++;
            }
        }
        return TokenSet.where(seen.length, id -> seen[id] >= least);
    }

    /// Where a text comes from.
    @FunctionalInterface
    public interface TextSource {
        String text() throws IOException;

        /// A text file, read as UTF-8.
        static TextSource of(Path file) {
            return () -> TextFiles.read(List.of(file)).getFirst();
        }
    }

    /// The tokens that a table counts often enough: a line a token, columns with tabs between. With
    /// a header its columns `id` and `count` are meant, without one the first two.
    ///
    /// @throws IllegalArgumentException with a sentence that names the line that is none
    public static TokenSet of(Path file, Vocabulary vocabulary, long least) throws IOException {
        List<String> lines = TextFiles.read(List.of(file)).getFirst().lines().toList();
        if (!lines.isEmpty() && lines.getFirst().startsWith("\uFEFF")) {
            lines = new ArrayList<>(lines);
            lines.set(0, lines.getFirst().substring(1));
        }
        int idColumn = 0;
        int countColumn = 1;
        int begin = 0;
        if (!lines.isEmpty() && !lines.getFirst().matches("\\d+\t.*")) {
            List<String> header = Arrays.asList(lines.getFirst().split("\t", -1));
            idColumn = header.indexOf("id");
            countColumn = header.indexOf("count");
            begin = 1;
            if (idColumn < 0 || countColumn < 0) {
                throw new IllegalArgumentException(
                        file
                                + ": a table of counts has the columns id and count, or begins with"
                                + " them; its first line is “"
                                + lines.getFirst()
                                + "”.");
            }
        }
        var ids = new TreeSet<Integer>();
        for (int i = begin; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = lines.get(i).split("\t", -1);
            try {
                int id = Integer.parseInt(cells[idColumn].strip());
                long count = Long.parseLong(cells[countColumn].strip());
                if (!vocabulary.has(id)) {
                    throw new IllegalArgumentException(
                            file + ", line " + (i + 1) + ": there is no token with id " + id + ".");
                }
                if (count >= least) {
                    ids.add(id);
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        file
                                + ", line "
                                + (i + 1)
                                + ": “"
                                + lines.get(i)
                                + "” is not an id and a count with a tab between.",
                        e);
            }
        }
        return TokenSet.of(ids.stream().mapToInt(id -> id).toArray());
    }
}
