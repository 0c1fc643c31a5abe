package lexiscope.format;

import lexiscope.embedding.StoredMatrix;
import lexiscope.kernel.DType;
import lexiscope.kernel.StoredRows;
import lexiscope.work.Progress;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToIntFunction;

/// Lines of numbers with spaces or tabs between them, each perhaps after a word. The numbers are
/// the last `dim` fields of a line, so that a word may hold spaces and tabs itself.
///
/// @param file the file
/// @param dim numbers a line
record VectorLines(Path file, int dim) {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int FEWEST = 2;
    private static final int HEAD = 1 << 18;
    private static final int LINES = 12;

    /// The numbers a line of a text, or 0 when it is no table of vectors: what a header says, else
    /// the fewest fields of the first lines that end in numbers. Cost: a quarter of a megabyte is
    /// read.
    static int dim(Path file) throws UnreadableFileException {
        var lines = firstLines(file);
        int[] sizes = lines.isEmpty() ? new int[0] : sizes(lines.getFirst());
        if (sizes.length == 2 && lines.size() > 1 && !pair(lines.get(1), sizes[1])) {
            return numbersAtEnd(lines.get(1)) >= Math.min(FEWEST, sizes[1]) ? sizes[1] : 0;
        }
        if (sizes.length == 2 && lines.size() == 1) {
            return sizes[1];
        }
        int numbers = least(lines, VectorLines::numbersAtEnd);
        int fields = least(lines, l -> fields(l).length);
        boolean named = lines.stream().anyMatch(l -> numbersAtEnd(l) < fields(l).length);
        // a word may itself be a number, but then another line has one that is not
        int dim = named || counted(lines) ? Math.min(numbers, fields - 1) : numbers;
        return dim >= FEWEST ? dim : 0;
    }

    /// Whether a line is two numbers and nothing else, so that two numbers before it are such a
    /// line too and promise no wider ones.
    private static boolean pair(String line, int promised) {
        return promised > 2 && fields(line).length == 2 && numbersAtEnd(line) == 2;
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
    private static boolean marked(byte[] text, int length) {
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
                        .map(VectorLines::fields)
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

    private static String[] fields(String line) {
        return line.strip().split("[ \t]+");
    }

    private static int numbersAtEnd(String line) {
        String[] fields = fields(line);
        int numbers = 0;
        for (int i = fields.length - 1; i >= 0 && DecimalFloat.looksRight(fields[i]); i--) {
            numbers++;
        }
        return numbers;
    }

    /// Reads the whole table into memory of the arena. Cost: two passes over the text; memory
    /// rows·dim·4 bytes.
    VectorTable read(Arena arena, Progress progress) throws UnreadableFileException {
        try (Arena reading = Arena.ofConfined()) {
            MemorySegment text = Cursor.mapped(file, reading);
            return read(text, arena, progress);
        }
    }

    private VectorTable read(MemorySegment text, Arena arena, Progress progress)
            throws UnreadableFileException {
        byte[] mark = line(text, 0, Math.min(3, text.byteSize()));
        long start = marked(mark, mark.length) ? 3 : 0;
        int promised = -1;
        var notes = new ArrayList<String>();
        byte[] first = line(text, start, end(text, start));
        int[] sizes = sizes(new String(first, StandardCharsets.UTF_8));
        if (sizes.length == 2 && sizes[1] == dim) {
            promised = sizes[0];
            start = end(text, start) + 1;
        }
        int lines = lines(text, start);
        var memory = arena.allocate(Math.max(1, (long) lines * dim * 4), 64);
        var words = new ArrayList<String>();
        long at = start;
        int row = 0;
        while (at < text.byteSize()) {
            long end = end(text, at);
            byte[] line = line(text, at, end);
            if (line.length > 0) {
                words.add(row(line, row, memory));
                row++;
            }
            at = end + 1;
            if ((row & 0xFFF) == 0) {
                progress.at((double) at / text.byteSize(), "reading " + file.getFileName());
            }
        }
        if (row == 0) {
            String what =
                    promised < 0
                            ? "holds no vectors."
                            : "promises %d vectors of %d numbers in its first line, and holds none."
                                    .formatted(promised, dim);
            throw new UnreadableFileException(file, what + " Fetch it again.");
        }
        if (promised >= 0 && promised != row) {
            notes.add(
                    String.format(
                            java.util.Locale.ROOT,
                            "The first line of %s promises %,d rows; it holds %,d.",
                            file.getFileName(),
                            promised,
                            row));
        }
        var rows = new StoredRows(memory.asSlice(0, (long) row * dim * 4), DType.F32, row, dim);
        return new VectorTable(words, new StoredMatrix(rows), notes);
    }

    /// Reads the numbers of a line and returns its word.
    private String row(byte[] line, int row, MemorySegment memory) throws UnreadableFileException {
        int end = line.length;
        boolean wide = false;
        for (int i = dim - 1; i >= 0; i--) {
            int begin = end;
            while (begin > 0 && !separates(line[begin - 1])) {
                begin--;
            }
            try {
                memory.setAtIndex(
                        FLOAT, (long) row * dim + i, DecimalFloat.parse(line, begin, end));
            } catch (NumberFormatException e) {
                throw UnreadableFileException.damaged(
                        file,
                        "line "
                                + (row + 1)
                                + " of the vectors ends in "
                                + (dim - 1 - i)
                                + " numbers, where every line should end in "
                                + dim
                                + ".");
            }
            end = Math.max(0, begin - 1);
            while (i > 0 && end > 0 && separates(line[end - 1])) {
                wide = true;
                end--;
            }
        }
        // one separator ends the word, which may itself be a space; where they are wide, all do
        while (wide && end > 0 && separates(line[end - 1])) {
            end--;
        }
        int inWord = 0;
        for (int i = 0; i < end; i++) {
            inWord += separates(line[i]) ? 1 : 0;
        }
        if (inWord >= Math.max(8, dim)) {
            throw UnreadableFileException.damaged(
                    file, "line " + (row + 1) + " of the vectors holds more than one row.");
        }
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean separates(byte b) {
        return b == ' ' || b == '\t';
    }

    /// A line without separators and a CR at its end.
    private byte[] line(MemorySegment text, long from, long to) throws UnreadableFileException {
        if (to - from > 1 << 26) {
            throw UnreadableFileException.damaged(file, "a line of it is longer than 64 MB.");
        }
        byte[] line = new byte[(int) (to - from)];
        MemorySegment.copy(text, ValueLayout.JAVA_BYTE, from, line, 0, line.length);
        int end = line.length;
        while (end > 0 && (separates(line[end - 1]) || line[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(line, end);
    }

    private static long end(MemorySegment text, long from) {
        long i = from;
        while (i < text.byteSize() && text.get(ValueLayout.JAVA_BYTE, i) != '\n') {
            i++;
        }
        return i;
    }

    private static int lines(MemorySegment text, long from) {
        int lines = 0;
        for (long i = from; i < text.byteSize(); i++) {
            lines += text.get(ValueLayout.JAVA_BYTE, i) == '\n' ? 1 : 0;
        }
        return lines + 1;
    }
}
