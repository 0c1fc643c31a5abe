package lexiscope.trim;

import lexiscope.corpus.TextFiles;
import lexiscope.vocabulary.Vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table that says how often tokens occur: a line a token, columns with tabs between. With a
/// header its columns `id`, or `token`, and `count` are meant, without one the first two are an id
/// and a count. A token is named by its spelling or by its text.
final class CountTable {
    private static final String ID = "id";
    private static final String TOKEN = "token";
    private static final String COUNT = "count";

    /// Characters of a first line that is read to see what a file is.
    private static final int LOOKED_AT = 4096;

    /// Lines of a file without a header that must be an id and a count.
    private static final int ALIKE = 3;

    /// Lines that are quoted are cut behind so many characters.
    private static final int QUOTED = 60;

    private final Path file;
    private final Vocabulary vocabulary;
    private final int key;
    private final int count;
    private final boolean named;
    private final Map<String, Integer> ids = new HashMap<>();

    private CountTable(Path file, Vocabulary vocabulary, List<String> header) {
        this.file = file;
        this.vocabulary = vocabulary;
        named = !header.isEmpty() && !header.contains(ID);
        key = header.isEmpty() ? 0 : header.indexOf(named ? TOKEN : ID);
        count = header.isEmpty() ? 1 : header.indexOf(COUNT);
        if (key < 0 || count < 0) {
            throw new IllegalArgumentException(
                    file
                            + ": a table of counts has the columns id or token, and count, or"
                            + " begins with an id and a count; its first line is “"
                            + quoted(String.join("\t", header))
                            + "”.");
        }
        if (named) {
            for (int id = 0; id < vocabulary.size(); id++) {
                if (vocabulary.has(id)) {
                    ids.putIfAbsent(vocabulary.spelling(id), id);
                }
            }
            for (int id = 0; id < vocabulary.size(); id++) {
                if (vocabulary.has(id)) {
                    ids.putIfAbsent(new String(vocabulary.bytes(id), StandardCharsets.UTF_8), id);
                }
            }
        }
    }

    /// Takes a token and how often it occurs.
    @FunctionalInterface
    interface Counted {
        void counted(int id, long times);
    }

    /// Whether a file is such a table rather than a text: its first line names the columns, or its
    /// first three lines are an id and a count each.
    ///
    /// @throws IOException when it cannot be read
    static boolean is(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        var first = new ArrayList<String>();
        try (var in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(LOOKED_AT);
            var reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    new java.io.ByteArrayInputStream(begin),
                                    StandardCharsets.UTF_8));
            for (int i = 0; i < ALIKE; i++) {
                String line = reader.readLine();
                if (line != null) {
                    first.add(i == 0 ? unmarked(line) : line);
                }
            }
        }
        if (first.isEmpty()) {
            return false;
        }
        List<String> header = cells(first.getFirst());
        boolean columns = header.contains(COUNT) && (header.contains(ID) || header.contains(TOKEN));
        return columns || first.stream().allMatch(l -> l.matches("\\d+\t\\d+(\t.*)?"));
    }

    /// Reads a table.
    ///
    /// @throws IOException when it cannot be read; the message names it
    /// @throws IllegalArgumentException with a sentence that names the line that is none
    static void read(Path file, Vocabulary vocabulary, Counted counted) throws IOException {
        List<String> lines = TextFiles.read(List.of(file)).getFirst().lines().toList();
        String first = lines.isEmpty() ? "" : unmarked(lines.getFirst());
        boolean headed = !lines.isEmpty() && !first.matches("\\d+\t.*");
        var table = new CountTable(file, vocabulary, headed ? cells(first) : List.of());
        for (int i = headed ? 1 : 0; i < lines.size(); i++) {
            String line = i == 0 ? first : lines.get(i);
            if (!line.isBlank()) {
                table.line(i + 1, line, counted);
            }
        }
    }

    private void line(int number, String line, Counted counted) {
        List<String> cells = cells(line);
        try {
            String of = cells.get(key);
            long times = Long.parseLong(cells.get(count).strip());
            int id = named ? ids.getOrDefault(of, -1) : Integer.parseInt(of.strip());
            if (!vocabulary.has(id)) {
                throw new IllegalArgumentException(
                        file
                                + ", line "
                                + number
                                + ": there is no token "
                                + (named ? "“" + quoted(of) + "”." : "with id " + id + "."));
            }
            if (times < 0) {
                throw new IllegalArgumentException(
                        file + ", line " + number + ": a token cannot occur " + times + " times.");
            }
            counted.counted(id, times);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    file
                            + ", line "
                            + number
                            + ": “"
                            + quoted(line)
                            + "” is not "
                            + (named ? "a token" : "an id")
                            + " and a count with a tab between.",
                    e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split("\t", -1));
    }

    private static String unmarked(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static String quoted(String s) {
        return s.length() > QUOTED ? s.substring(0, QUOTED) + "…" : s;
    }
}
