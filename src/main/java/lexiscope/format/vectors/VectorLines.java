package lexiscope.format.vectors;

import lexiscope.embedding.StoredMatrix;
import lexiscope.format.file.Cursor;
import lexiscope.format.file.DecimalFloat;
import lexiscope.format.file.Escapes;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.VectorTable;
import lexiscope.kernel.DType;
import lexiscope.kernel.StoredRows;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines of numbers with spaces or tabs between them, each perhaps after a word. The numbers are
/// the last `dim` fields of a line, so that a word may hold spaces and tabs itself.
///
/// @param file the file
/// @param shape how they are laid out
record VectorLines(Path file, VectorShape shape) {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
        int dim = shape.dim();
        byte[] mark = line(text, 0, Math.min(3, text.byteSize()));
        long start = VectorShape.marked(mark, mark.length) ? 3 : 0;
        int promised = -1;
        var notes = new ArrayList<String>();
        if (shape.headed()) {
            byte[] first = line(text, start, end(text, start));
            promised = VectorShape.sizes(new String(first, StandardCharsets.UTF_8))[0];
            start = end(text, start) + 1;
        }
        int lines = lines(text, start);
        var memory = arena.allocate(Math.max(1, (long) lines * dim * 4), 64);
        var words = new ArrayList<String>();
        long at = start;
        int row = 0;
        boolean wide = false;
        while (at < text.byteSize()) {
            long end = end(text, at);
            byte[] line = line(text, at, end);
            if (line.length > 0) {
                int word = numbers(line, row, memory);
                wide |= word < 0;
                words.add(new String(line, 0, word < 0 ? ~word : word, StandardCharsets.UTF_8));
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
        return new VectorTable(
                shape.escaped() ? Escapes.undone(words) : unpadded(words, wide),
                new StoredMatrix(rows),
                notes,
                shape.escaped());
    }

    /// Words without what fills them up to the width of a column: where numbers stand apart by more
    /// than a separator, or where the shortest words are as long as each that ends in a space.
    private static List<String> unpadded(List<String> words, boolean wide) {
        if (wide) {
            return words.stream().map(VectorLines::stripped).toList();
        }
        int shortest = Integer.MAX_VALUE;
        int longestPadded = 0;
        for (String word : words) {
            int length = word.codePointCount(0, word.length());
            shortest = Math.min(shortest, length);
            longestPadded = word.endsWith(" ") ? Math.max(longestPadded, length) : longestPadded;
        }
        boolean column = longestPadded > 0 && longestPadded == shortest;
        return column ? words.stream().map(w -> w.isBlank() ? w : stripped(w)).toList() : words;
    }

    private static String stripped(String word) {
        int end = word.length();
        while (end > 0 && (word.charAt(end - 1) == ' ' || word.charAt(end - 1) == '\t')) {
            end--;
        }
        return word.substring(0, end);
    }

    /// Reads the numbers of a line and returns where its word ends, as a complement where numbers
    /// stand apart by more than one separator.
    private int numbers(byte[] line, int row, MemorySegment memory) throws UnreadableFileException {
        int dim = shape.dim();
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
        int inWord = 0;
        for (int i = 0; i < end; i++) {
            inWord += separates(line[i]) ? 1 : 0;
        }
        if (inWord >= Math.max(8, dim)) {
            throw UnreadableFileException.damaged(
                    file, "line " + (row + 1) + " of the vectors holds more than one row.");
        }
        // one separator ends the word, which may itself be a space
        return wide ? ~end : end;
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
