package lexiscope.format.vectors;

import lexiscope.embedding.StoredMatrix;
import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.part.WordList;
import lexiscope.format.tensor.TensorPlace;
import lexiscope.kernel.DType;
import lexiscope.kernel.MeanRows;
import lexiscope.kernel.StoredRows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// fastText's `.bin`: words, then a matrix of their own rows and of those that n-grams of
/// characters share. The row of a word is the mean of its own and of its n-grams' rows, taken when
/// it is asked for (facebookresearch/fastText `fasttext.cc`, `dictionary.cc`).
public final class FastTextFile implements Format {
    private static final int MAGIC = 793712314;
    private static final int NEWEST = 12;
    private static final int LONGEST_WORD = 1 << 20;

    @Override
    public String name() {
        return "fastText .bin";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.matrix(180, "*.bin"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return head.remaining() >= 8 && head.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC;
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        Cursor in = Cursor.of(file, reading.arena());
        in.skip(4);
        int version = in.i32();
        if (version < 11 || version > NEWEST) {
            throw new UnreadableFileException(
                    file,
                    "is of fastText version "
                            + version
                            + "; 11 and 12 are read. Save it with a current fastText.");
        }
        int dim = in.i32();
        in.skip(4 * 6);
        int kind = in.i32();
        int bucket = in.i32();
        int shortest = in.i32();
        int longest = in.i32();
        in.skip(4 + 8);
        // supervised models of version 11 have no n-grams of characters
        boolean ngrams = !(version == 11 && kind == 3) && longest > 0;
        List<byte[]> words = words(file, in);
        boolean quantised = in.u8() != 0;
        if (quantised) {
            throw new UnreadableFileException(
                    file,
                    "keeps its vectors product-quantised, which are not read. Open the model it was"
                            + " made from.");
        }
        long rows = in.i64();
        long columns = in.i64();
        long expected = words.size() + (long) Math.max(0, bucket);
        if (columns != dim || dim < 1 || rows < words.size() || rows > expected || bucket < 0) {
            throw UnreadableFileException.damaged(
                    file,
                    "its matrix is said to be "
                            + rows
                            + " × "
                            + columns
                            + ", which does not fit "
                            + words.size()
                            + " words and "
                            + bucket
                            + " n-grams of "
                            + dim
                            + " numbers.");
        }
        var place = new TensorPlace(file, "of input rows", DType.F32, List.of(rows, columns), 0);
        var base = new StoredRows(in.slice(place.bytes()), DType.F32, (int) rows, dim);
        var texts = new ArrayList<String>();
        words.forEach(w -> texts.add(new String(w, StandardCharsets.UTF_8)));
        int buckets = (int) rows - words.size();
        var parts =
                ngrams && buckets > 0 && buckets == bucket
                        ? new CharacterNgrams(words, buckets, Math.max(0, shortest), longest)
                        : null;
        var matrix =
                new StoredMatrix(
                        parts == null
                                ? new StoredRows(
                                        base.data().asSlice(0, 4L * words.size() * dim),
                                        DType.F32,
                                        words.size(),
                                        dim)
                                : new MeanRows(base, words.size(), parts::of));
        var notes = new ArrayList<>(WordList.repeated(texts));
        if (parts != null) {
            notes.add(
                    "The row of a word is the mean of its own vector and of those of its n-grams of"
                            + " "
                            + shortest
                            + " to "
                            + longest
                            + " characters.");
        }
        return ModelParts.of("word vectors", matrix, WordList.vocabulary(texts), notes);
    }

    /// The words; labels, which follow them, have no input rows.
    private static List<byte[]> words(Path file, Cursor in) throws UnreadableFileException {
        int size = in.i32();
        int count = in.i32();
        in.i32();
        in.i64();
        long pruned = in.i64();
        // a word, its end, a count, a kind
        in.count(size, 10, "words");
        if (count < 0 || count > size || count == 0) {
            throw UnreadableFileException.damaged(
                    file, "has " + count + " words among " + size + " entries.");
        }
        var words = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            long length = in.distance((byte) 0);
            if (length < 0 || length > LONGEST_WORD) {
                throw UnreadableFileException.damaged(file, "a word of it has no end.");
            }
            byte[] word = in.bytes(length);
            in.skip(1 + 8);
            int kind = in.u8();
            if (i < count && kind == 0) {
                words.add(word);
            }
        }
        if (words.size() != count) {
            throw UnreadableFileException.damaged(file, "its words and labels are mixed up.");
        }
        if (pruned > 0) {
            throw new UnreadableFileException(
                    file,
                    "has had n-grams taken out, which is not read. Open the model it was made"
                            + " from.");
        }
        return words;
    }
}
