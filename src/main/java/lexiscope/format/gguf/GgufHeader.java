package lexiscope.format.gguf;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The header of a GGUF file, versions 2 and 3, of either byte order: its metadata, and every
/// tensor with its type, sizes and place (ggml `docs/gguf.md`).
///
/// Metadata values are [Long] for every integer (unsigned 64-bit ones as their bits), [Double] for
/// every float, [Boolean], [String]; arrays are `String[]`, `byte[]` (8-bit integers), `int[]` (16
/// and 32-bit integers; unsigned ones as their bits), `long[]`, `float[]`, `double[]`, `boolean[]`,
/// and a [List] of arrays where arrays are nested.
///
/// @param version 2 or 3
/// @param order the byte order of everything in the file, tensors included
/// @param metadata key → value, in the order of the file
/// @param tensors name → tensor, in the order of the file
/// @param keysEnd the byte after the metadata
public record GgufHeader(
        int version,
        ByteOrder order,
        Map<String, Object> metadata,
        Map<String, Tensor> tensors,
        long keysEnd) {

    /// @param name its name
    /// @param sizes as in the file: **fastest first**, so `[dim, rows]` for a matrix of tokens
    /// @param type ggml's number of the type
    /// @param begin its first byte, counted from the start of the file
    public record Tensor(String name, List<Long> sizes, int type, long begin) {}

    /// "GGUF" as a little-endian number.
    public static final int MAGIC = 0x46554747;

    private static final int MOST_DIMENSIONS = 4;

    /// Reads the header from the start of the file. Cost: as long as the header, the data is not
    /// touched.
    ///
    /// @throws UnreadableFileException when it is damaged, or of a version that is not read
    public static GgufHeader read(Path file, Cursor in) throws UnreadableFileException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 24 || in.i32() != MAGIC) {
            throw new UnreadableFileException(
                    file,
                    "does not begin as a GGUF file does. It is of another kind or damaged; fetch it"
                            + " again.");
        }
        int version = in.i32();
        // no flag says the byte order: a version whose low half is empty was written the other way
        if ((version & 0xFFFF) == 0) {
            in.order(ByteOrder.BIG_ENDIAN);
            version = Integer.reverseBytes(version);
        }
        if (version != 2 && version != 3) {
            throw new UnreadableFileException(
                    file,
                    "is GGUF of version "
                            + Integer.toUnsignedString(version)
                            + "; versions 2 and 3 are read. Convert it with a current llama.cpp.");
        }
        long tensorCount = in.i64();
        long keyCount = in.i64();
        // a name's length, type and a value; a name's length, dimensions, type and offset
        in.count(keyCount, 13, "metadata keys");
        in.count(tensorCount, 24, "tensors");
        Map<String, Object> metadata = new GgufMetadata(file, in).read(keyCount);
        long keysEnd = in.position();
        var tensors = tensors(file, in, tensorCount);
        long start = aligned(file, in.position(), metadata);
        return new GgufHeader(
                version, in.order(), metadata, placed(file, tensors, start, metadata), keysEnd);
    }

    /// The tensors with their places in the file. They follow one another at aligned places, which
    /// llama.cpp insists on too (`gguf.cpp`): a damaged place is found so, up to the first type
    /// whose size is not known.
    private static Map<String, Tensor> placed(
            Path file, List<Tensor> tensors, long start, Map<String, Object> metadata)
            throws UnreadableFileException {
        var placed = new LinkedHashMap<String, Tensor>();
        long expected = 0;
        for (Tensor t : tensors) {
            long begin = start + t.begin();
            if (t.begin() < 0 || begin < 0 || expected >= 0 && t.begin() != expected) {
                throw UnreadableFileException.damaged(
                        file,
                        "the tensor "
                                + t.name()
                                + " is said to lie at byte "
                                + t.begin()
                                + " of the data"
                                + (expected < 0 ? "." : ", but it should be at " + expected + "."));
            }
            placed.putIfAbsent(t.name(), new Tensor(t.name(), t.sizes(), t.type(), begin));
            long bytes = GgufTypes.bytes(t.type(), t.sizes());
            expected = expected < 0 || bytes < 0 ? -1 : aligned(file, expected + bytes, metadata);
        }
        return placed;
    }

    private static List<Tensor> tensors(Path file, Cursor in, long count)
            throws UnreadableFileException {
        var tensors = new java.util.ArrayList<Tensor>();
        for (long i = 0; i < count; i++) {
            String name = in.utf8(in.i64());
            int dimensions = in.i32();
            if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
                throw UnreadableFileException.damaged(
                        file,
                        "the tensor "
                                + name
                                + " claims "
                                + Integer.toUnsignedString(dimensions)
                                + " dimensions; there are at most "
                                + MOST_DIMENSIONS
                                + ".");
            }
            var sizes = new java.util.ArrayList<Long>();
            for (int d = 0; d < dimensions; d++) {
                sizes.add(in.i64());
            }
            int type = in.i32();
            tensors.add(new Tensor(name, List.copyOf(sizes), type, in.i64()));
        }
        return tensors;
    }

    private static long aligned(Path file, long end, Map<String, Object> metadata)
            throws UnreadableFileException {
        long alignment = metadata.get("general.alignment") instanceof Long a ? a : 32;
        if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
            throw UnreadableFileException.damaged(
                    file, "general.alignment is " + alignment + ", which is no power of two.");
        }
        return (end + alignment - 1) / alignment * alignment;
    }

    /// A metadata string, or `otherwise`.
    String text(String key, String otherwise) {
        return metadata.get(key) instanceof String s ? s : otherwise;
    }

    /// A metadata integer, or `otherwise`.
    public long number(String key, long otherwise) {
        return metadata.get(key) instanceof Long n ? n : otherwise;
    }

    /// A metadata flag, or `otherwise`.
    boolean flag(String key, boolean otherwise) {
        return metadata.get(key) instanceof Boolean b ? b : otherwise;
    }

    /// A metadata array of strings, or an empty one. The array is owned by the header.
    String[] texts(String key) {
        return metadata.get(key) instanceof String[] s ? s : new String[0];
    }

    /// A metadata array of floats, or an empty one. The array is owned by the header.
    float[] floats(String key) {
        return metadata.get(key) instanceof float[] f ? f : new float[0];
    }

    /// A metadata array of 16 or 32-bit integers, or an empty one. The array is owned by the
    /// header.
    int[] numbers(String key) {
        return metadata.get(key) instanceof int[] n ? n : new int[0];
    }
}
