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
import java.util.List;
import java.util.function.ToIntFunction;

/// Lines of numbers, each perhaps after a word. The numbers are the last `dim` fields of a line, so
/// that a word may hold the separator itself.
///
/// @param file the file
/// @param separator what stands between fields
/// @param dim numbers a line
record VectorLines(Path file, char separator, int dim) {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int FEWEST = 2;
    private static final int HEAD = 1 << 18;
    private static final int LINES = 12;

    /// The numbers a line of a text, or 0 when it is no table of vectors: what a header says, else
    /// the fewest fields of the first lines that end in numbers. Cost: a quarter of a megabyte is
    /// read.
    static int dim(Path file, char separator) throws UnreadableFileException {
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
        int from = 0;
        for (int i = 0; i < length && lines.size() < LINES; i++) {
            if (bytes[i] == '\n' || i == length - 1 && whole) {
                int end = bytes[i] == '\n' ? i : i + 1;
                String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
                if (!trimmed(line, separator).isEmpty()) {
                    lines.add(line);
                }
                from = i + 1;
            }
        }
        int[] sizes = lines.isEmpty() ? new int[0] : sizes(lines.getFirst());
        if (sizes.length == 2 && lines.size() > 1) {
            boolean fits = numbersAtEnd(lines.get(1), separator) >= sizes[1];
            return fits ? sizes[1] : 0;
        }
        int numbers = least(lines, l -> numbersAtEnd(l, separator));
        int fields = least(lines, l -> fields(l, separator));
        boolean named =
                lines.stream().anyMatch(l -> numbersAtEnd(l, separator) < fields(l, separator));
        // a word may itself be a number, but then another line has one that is not
        int dim = named ? Math.min(numbers, fields - 1) : numbers;
        return dim >= FEWEST ? dim : 0;
    }

    private static int least(List<String> lines, ToIntFunction<String> of) {
        return lines.stream().mapToInt(of).min().orElse(0);
    }

    /// The two numbers of a word2vec header, or none.
    static int[] sizes(String line) {
        var two = line.strip().split(" ");
        return two.length == 2 && two[0].matches("\\d{1,9}") && two[1].matches("\\d{1,6}")
                ? new int[] {Integer.parseInt(two[0]), Integer.parseInt(two[1])}
                : new int[0];
    }

    private static String trimmed(String line, char separator) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == separator || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }

    private static int fields(String line, char separator) {
        String t = trimmed(line, separator);
        return (int) t.chars().filter(c -> c == separator).count() + 1;
    }

    private static int numbersAtEnd(String line, char separator) {
        String[] fields =
                trimmed(line, separator).split(java.util.regex.Pattern.quote("" + separator), -1);
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
        long start = 0;
        int promised = -1;
        var notes = new ArrayList<String>();
        byte[] first = line(text, 0, end(text, 0));
        int[] sizes = sizes(new String(first, StandardCharsets.UTF_8));
        if (sizes.length == 2) {
            promised = sizes[0];
            start = end(text, 0) + 1;
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
            throw new UnreadableFileException(file, "holds no vectors. Open another file.");
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
        for (int i = dim - 1; i >= 0; i--) {
            int begin = end;
            while (begin > 0 && line[begin - 1] != separator) {
                begin--;
            }
            float value;
            try {
                value = DecimalFloat.parse(line, begin, end);
            } catch (NumberFormatException e) {
                throw UnreadableFileException.damaged(
                        file,
                        "line "
                                + (row + 1)
                                + " of the vectors has no number where its "
                                + (i + 1)
                                + "th should be; every line ends in "
                                + dim
                                + ".");
            }
            memory.setAtIndex(FLOAT, (long) row * dim + i, value);
            end = Math.max(0, begin - 1);
        }
        int inWord = 0;
        for (int i = 0; i < end; i++) {
            inWord += line[i] == separator ? 1 : 0;
        }
        if (inWord >= Math.max(8, dim)) {
            throw UnreadableFileException.damaged(
                    file, "line " + (row + 1) + " of the vectors holds more than one row.");
        }
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    /// A line without separators and a CR at its end.
    private byte[] line(MemorySegment text, long from, long to) throws UnreadableFileException {
        if (to - from > 1 << 26) {
            throw UnreadableFileException.damaged(file, "a line of it is longer than 64 MB.");
        }
        byte[] line = new byte[(int) (to - from)];
        MemorySegment.copy(text, ValueLayout.JAVA_BYTE, from, line, 0, line.length);
        int end = line.length;
        while (end > 0 && (line[end - 1] == separator || line[end - 1] == '\r')) {
            end--;
        }
        return java.util.Arrays.copyOf(line, end);
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
