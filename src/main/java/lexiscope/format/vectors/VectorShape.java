package lexiscope.format.vectors;

import lexiscope.format.file.DecimalFloat;
import lexiscope.format.file.Escapes;
import lexiscope.format.file.UnreadableFileException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// How a text of vectors is laid out, told from its first lines.
///
/// @param dim numbers a line; 0 where it is no table of vectors
/// @param headed whether its first line says its sizes
/// @param escaped whether it says that its words are escaped
public record VectorShape(int dim, boolean headed, boolean escaped) {
    private static final VectorShape NONE = new VectorShape(0, false, false);
    private static final int FEWEST = 2;
    private static final int HEAD = 1 << 18;
    private static final int LINES = 12;

    /// The layout of a file, also of one in which a few of the first lines do not end in numbers as
    /// the others do: reading it says which.
    ///
    /// @throws UnreadableFileException when it cannot be read
    public static VectorShape of(Path file) throws UnreadableFileException {
        VectorShape strict = strict(file);
        return strict.dim > 0 ? strict : mostly(firstLines(file));
    }

    /// The layout that two of three lines have.
    private static VectorShape mostly(List<String> lines) {
        for (String line : lines) {
            int fields = fields(line).length;
            int numbers = numbersAtEnd(line);
            long alike =
                    lines.stream()
                            .filter(l -> fields(l).length == fields && numbersAtEnd(l) == numbers)
                            .count();
            if (numbers >= FEWEST && fields == numbers + 1 && alike > 1) {
                return 3 * alike >= 2L * lines.size()
                        ? new VectorShape(numbers, false, Escapes.said(lines.getFirst()))
                        : NONE;
            }
        }
        return NONE;
    }

    /// The layout of a file: what a header says, else the fewest fields of the first lines that end
    /// in numbers. Cost: a quarter of a megabyte is read; all of the file where every one of those
    /// lines is two whole numbers.
    static VectorShape strict(Path file) throws UnreadableFileException {
        var lines = firstLines(file);
        if (lines.isEmpty()) {
            return NONE;
        }
        boolean escaped = Escapes.said(lines.getFirst());
        int[] sizes = sizes(lines.getFirst());
        if (sizes.length == 2 && lines.size() == 1) {
            return new VectorShape(sizes[1], true, escaped);
        }
        if (sizes.length == 2 && headed(file, lines, sizes)) {
            boolean fits = numbersAtEnd(lines.get(1)) >= Math.min(FEWEST, sizes[1]);
            return fits ? new VectorShape(sizes[1], true, escaped) : NONE;
        }
        int numbers = least(lines, VectorShape::numbersAtEnd);
        int fields = least(lines, l -> fields(l).length + (l.charAt(0) == ' ' ? 1 : 0));
        boolean named = lines.stream().anyMatch(l -> numbersAtEnd(l) < fields(l).length);
        // a word may itself be a number, but then another line has one that is not
        int dim = named || counted(lines) ? Math.min(numbers, fields - 1) : numbers;
        return dim >= FEWEST ? new VectorShape(dim, false, escaped) : NONE;
    }

    /// Whether most of the first lines of a file end in numbers, as those of no binary file do.
    static boolean text(Path file) throws UnreadableFileException {
        var shape = of(file);
        var lines = firstLines(file);
        int wanted = Math.min(FEWEST, shape.dim);
        long from = shape.headed ? 1 : 0;
        long rows = lines.stream().skip(from).filter(l -> numbersAtEnd(l) >= wanted).count();
        return wanted > 0 && rows > 0 && 2 * rows >= lines.size() - from;
    }

    /// Whether two whole numbers in the first line are sizes, not a row of a table of two columns:
    /// where all lines are such, they are sizes if as many lines follow as they say.
    private static boolean headed(Path file, List<String> lines, int[] sizes)
            throws UnreadableFileException {
        String next = lines.get(1);
        if (fields(next).length != 2 || numbersAtEnd(next) != 2) {
            return true;
        }
        if (sizes[1] > 2) {
            return false;
        }
        boolean whole =
                lines.stream()
                        .allMatch(
                                l -> l.strip().matches("[+-]?\\d+(\\.0*)?[ \t]+[+-]?\\d+(\\.0*)?"));
        return !whole || sizes[1] > 0 && rows(file) - 1 == sizes[0];
    }

    private static long rows(Path file) throws UnreadableFileException {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(Predicate.not(String::isBlank)).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static List<String> firstLines(Path file) throws UnreadableFileException {
        byte[] bytes = new byte[HEAD];
        int length;
        boolean whole;
        try (var in = Files.newInputStream(file)) {
            length = in.readNBytes(bytes, 0, HEAD);
            whole = length < HEAD;
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
        var lines = new ArrayList<String>();
        int from = marked(bytes, length) ? 3 : 0;
        for (int i = from; i < length && lines.size() < LINES; i++) {
            if (bytes[i] == '\n' || i == length - 1 && whole) {
                int end = bytes[i] == '\n' ? i : i + 1;
                String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
                if (!line.isBlank()) {
                    lines.add(line);
                }
                from = i + 1;
            }
        }
        return lines;
    }

    /// Whether a text begins with a byte-order mark.
    static boolean marked(byte[] text, int length) {
        return length > 2
                && text[0] == (byte) 0xEF
                && text[1] == (byte) 0xBB
                && text[2] == (byte) 0xBF;
    }

    /// Whether the words are numbers that count: whole and different, before others that are not
    /// whole.
    private static boolean counted(List<String> lines) {
        var words = new HashSet<String>();
        return lines.size() > 2
                && lines.stream()
                        .map(VectorShape::fields)
                        .allMatch(
                                f ->
                                        f[0].matches("\\d+")
                                                && words.add(f[0])
                                                && Arrays.stream(f)
                                                        .skip(1)
                                                        .noneMatch(n -> n.matches("-?\\d+")));
    }

    private static int least(List<String> lines, ToIntFunction<String> of) {
        return lines.stream().mapToInt(of).min().orElse(0);
    }

    /// The two numbers of a word2vec header, or none.
    static int[] sizes(String line) {
        var two = line.strip().split("[ \t]+");
        return two.length == 2 && two[0].matches("\\d{1,9}") && two[1].matches("\\d{1,6}")
                ? new int[] {Integer.parseInt(two[0]), Integer.parseInt(two[1])}
                : new int[0];
    }

    /// What stands between separators; other white space may itself be a word.
    private static String[] fields(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && separates(line.charAt(from))) {
            from++;
        }
        while (to > from && (separates(line.charAt(to - 1)) || line.charAt(to - 1) == '\r')) {
            to--;
        }
        return line.substring(from, to).split("[ \t]+");
    }

    private static boolean separates(char c) {
        return c == ' ' || c == '\t';
    }

    private static int numbersAtEnd(String line) {
        String[] fields = fields(line);
        int numbers = 0;
        for (int i = fields.length - 1; i >= 0 && DecimalFloat.looksRight(fields[i]); i--) {
            numbers++;
        }
        return numbers;
    }
}
