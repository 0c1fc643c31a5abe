package lexiscope.cli;

import lexiscope.tokens.TokenSet;
import lexiscope.vocabulary.Vocabulary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// A table of tokens and how often they occur: a line a token, columns with tabs between. With a
/// header its columns `id` and `count` are meant, without one the first two.
final class TokenCounts {
    private TokenCounts() {}

    /// The tokens that occur often enough.
    ///
    /// @throws IllegalArgumentException with a sentence that names the line that is none
    static TokenSet of(Path file, Vocabulary vocabulary, long least) throws IOException {
        List<String> lines = Files.readAllLines(file);
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
