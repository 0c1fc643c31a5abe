package lexiscope.format.vectors;

import lexiscope.embedding.StoredMatrix;
import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.part.WordList;
import lexiscope.kernel.DType;
import lexiscope.kernel.PlacedRows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// word2vec's binary form: sizes as text, then a word, a space and its numbers as floats, perhaps
/// with a newline after each (`word2vec.c`, gensim `keyedvectors.py`). The numbers stay mapped
/// where they lie between the words.
public final class Word2VecFile implements Format {
    private static final int LONGEST_WORD = 1 << 16;

    /// A word with spaces in it is no longer than this.
    private static final int LONGEST_PHRASE = 256;

    /// Numbers of vectors are smaller; letters taken for one are often larger.
    private static final float LARGEST = 1e9f;

    @Override
    public String name() {
        return "word2vec binary";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.matrix(180, "*.bin"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        byte[] bytes = new byte[head.remaining()];
        head.get(bytes);
        int line = 0;
        while (line < bytes.length && line < 32 && bytes[line] != '\n') {
            line++;
        }
        if (line == bytes.length || bytes[Math.min(line, bytes.length - 1)] != '\n') {
            return false;
        }
        int[] sizes = VectorShape.sizes(new String(bytes, 0, line, StandardCharsets.US_ASCII));
        if (sizes.length != 2) {
            return false;
        }
        var rest = ByteBuffer.wrap(bytes, line, bytes.length - line);
        try {
            return !WordVectorText.plain(rest) && !VectorShape.text(file);
        } catch (UnreadableFileException e) {
            return false;
        }
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        Cursor in = Cursor.of(file, reading.arena());
        long header = in.distance((byte) '\n');
        int[] sizes = VectorShape.sizes(in.utf8(Math.clamp(header, 0, 64)));
        in.skip(1);
        if (sizes.length != 2 || sizes[1] < 1) {
            throw UnreadableFileException.damaged(
                    file, "its first line should say how many rows of how many numbers follow.");
        }
        int dim = sizes[1];
        long bytes = 4L * dim;
        // a word of one byte, a space, the numbers
        int most = (int) Math.min(sizes[0], in.remaining() / (bytes + 2));
        long[] starts = new long[most];
        var words = new ArrayList<String>();
        int row = 0;
        int odd = -1;
        boolean newlines = false;
        while (row < most) {
            boolean newline = skipNewline(in);
            if (row > 1 && newline != newlines && in.remaining() > 0) {
                throw damaged(file, row);
            }
            newlines = newline;
            long length = word(in);
            if (length < 0 || in.remaining() - length - 1 < bytes) {
                break;
            }
            byte[] word = length > LONGEST_WORD ? new byte[1] : in.bytes(length);
            if (word.length > 1 && !plain(word)) {
                // no word holds such bytes: the numbers before it were taken at the wrong place
                throw damaged(file, row);
            }
            words.add(new String(word, StandardCharsets.UTF_8));
            in.skip(1);
            starts[row++] = in.position();
            float number = in.f32();
            odd = odd < 0 && large(number) && Float.isFinite(number) ? row - 1 : odd;
            in.skip(bytes - 4);
            if ((row & 0xFFFF) == 0) {
                reading.progress()
                        .at((double) row / most, "reading the words of " + file.getFileName());
            }
        }
        skipNewline(in);
        if (row == sizes[0] && in.remaining() > 0) {
            throw UnreadableFileException.damaged(
                    file, "holds more than the " + row + " rows that its first line promises.");
        }
        if (row == 0) {
            throw UnreadableFileException.damaged(file, "holds no word with its numbers.");
        }
        var notes = new ArrayList<String>();
        if (row < sizes[0]) {
            notes.add(
                    String.format(
                            java.util.Locale.ROOT,
                            "The first line of %s promises %,d rows; it holds %,d.",
                            file.getFileName(),
                            sizes[0],
                            row));
        }
        if (odd >= 0) {
            notes.add(
                    "The row of “"
                            + words.get(odd)
                            + "” begins with a number too large for a vector. Where that word holds"
                            + " a space, which this format cannot say, its row is wrong.");
        }
        notes.addAll(WordList.repeated(words));
        var rows = new PlacedRows(in.data(), DType.F32, Arrays.copyOf(starts, row), dim);
        return ModelParts.of(
                "word vectors", new StoredMatrix(rows), WordList.vocabulary(words), notes);
    }

    /// Bytes of the word that begins here: up to the first space, or to a later one where what
    /// stands behind is text and no number.
    private static long word(Cursor in) throws UnreadableFileException {
        long begin = in.position();
        long first = in.distance((byte) ' ');
        long length = first;
        while (length >= 0 && length < LONGEST_PHRASE && in.remaining() > length + 4) {
            in.position(begin + length + 1);
            boolean number = !large(in.f32());
            in.position(begin + length + 1);
            long more = number ? 0 : in.distance((byte) ' ');
            boolean text = !number && more > 0 && more < LONGEST_PHRASE && plain(in.bytes(more));
            in.position(begin);
            if (number) {
                return length;
            }
            if (!text) {
                return first;
            }
            length += 1 + more;
        }
        return first;
    }

    private static boolean large(float number) {
        return !(Math.abs(number) < LARGEST);
    }

    private static boolean plain(byte[] word) {
        for (byte b : word) {
            if (b >= 0 && b < ' ') {
                return false;
            }
        }
        return true;
    }

    private static UnreadableFileException damaged(Path file, int row) {
        return UnreadableFileException.damaged(
                file, "has no word where that of row " + row + " should be.");
    }

    /// Passes over a newline, if one is next.
    private static boolean skipNewline(Cursor in) throws UnreadableFileException {
        long here = in.position();
        if (in.remaining() > 0 && in.u8() == '\n') {
            return true;
        }
        in.position(here);
        return false;
    }
}
