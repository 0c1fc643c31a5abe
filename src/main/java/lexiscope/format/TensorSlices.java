package lexiscope.format;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which bytes of a large file the embedding matrix takes, told from the first bytes of the file
/// alone, so that nothing else of it needs to be fetched.
public final class TensorSlices {
    /// No header comes near this; a longer one is a damaged length.
    private static final long LONGEST_HEADER = 1 << 28;

    private static final int GGUF_FIXED = 24;

    private TensorSlices() {}

    /// What the first bytes of a file tell.
    public sealed interface Answer {
        /// The header is longer than what is there.
        ///
        /// @param bytes how many first bytes to come back with
        record More(long bytes) implements Answer {}

        /// The matrix is found. A file of `header`, then the bytes of the ranges one after the
        /// other, opens as the model would.
        ///
        /// @param tensor its name
        /// @param header the header of the smaller file; owned
        /// @param ranges stretches of the large file
        record Found(String tensor, byte[] header, List<Range> ranges) implements Answer {
            /// Bytes to fetch beside the header.
            public long bytes() {
                return ranges.stream().mapToLong(r -> r.end() - r.begin()).sum();
            }
        }
    }

    /// A stretch of a file.
    ///
    /// @param begin its first byte
    /// @param end the byte after its last
    public record Range(long begin, long end) {}

    /// Looks at the first bytes of a safetensors file.
    ///
    /// @param file what it goes by, for the sentences
    /// @param start its first bytes
    /// @param size bytes of the whole file
    /// @param wanted the tensor that the person named, or ""
    /// @param config the text of the model's config.json, or ""
    public static Answer safetensors(
            Path file, byte[] start, long size, String wanted, String config)
            throws UnreadableFileException {
        if (start.length < 8) {
            return more(file, 8, size);
        }
        long n = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (n < 2 || n > LONGEST_HEADER || n > size - 8) {
            throw UnreadableFileException.damaged(
                    file, "its header claims " + Long.toUnsignedString(n) + " bytes.");
        }
        if (start.length < 8 + n) {
            return more(file, 8 + n, size);
        }
        String json = new String(start, 8, (int) n, StandardCharsets.UTF_8);
        var header = SafetensorsHeader.parsed(file, json, 8 + n, size);
        var own = config(config);
        var tensors = new SafetensorsTensors(file, header, own, Arena.global()).all();
        NamedTensor input = new MatrixChoice(file, tensors, own).input(wanted);
        if (input.coded()) {
            // says why it is not read, before gigabytes of it are fetched
            input.rows().open();
        }
        return found(input.name(), header);
    }

    /// The tensor among those of an index that is the matrix, by its name.
    ///
    /// @param file the index, for the sentences
    /// @throws UnreadableFileException when none, or several, may be it
    public static String inputName(Path file, Collection<String> names, String wanted)
            throws UnreadableFileException {
        if (names.contains(wanted)) {
            return wanted;
        }
        var found = wanted.isEmpty() ? TensorNames.inputs(names) : List.<String>of();
        if (found.isEmpty()) {
            throw new UnreadableFileException(
                    file,
                    "names "
                            + names.size()
                            + " tensors, but none that is "
                            + (wanted.isEmpty() ? "known as an embedding matrix." : wanted + ".")
                            + " Name one (--tensor).");
        }
        // the packed matrix of MLX comes with its scales in the same file
        String shortest = found.stream().min(Comparator.comparingInt(String::length)).orElseThrow();
        boolean one =
                found.stream().allMatch(n -> n.equals(shortest) || n.endsWith("." + shortest));
        if (!one) {
            throw UnreadableFileException.undecided(
                    file, "names several tensors that may be the embedding matrix.", found, found);
        }
        return shortest;
    }

    private static ModelConfig config(String text) {
        try {
            return text.isEmpty()
                    ? ModelConfig.NONE
                    : ModelConfig.of(lexiscope.json.Json.object(text));
        } catch (IllegalArgumentException e) {
            return ModelConfig.NONE;
        }
    }

    /// The tensor with those that it cannot be read without: scales, biases, mapping, weights.
    private static Answer found(String name, SafetensorsHeader header) {
        String bare = TensorNames.bare(name);
        var names = new ArrayList<>(List.of(name, bare + ".scales", bare + ".biases"));
        names.addAll(ScaledTensor.beside(name));
        if (name.equals("embeddings")) {
            names.addAll(List.of("mapping", "weights"));
        }
        var entries = new LinkedHashMap<String, Object>();
        var ranges = new ArrayList<Range>();
        long at = 0;
        for (String each : names) {
            var tensor = header.tensors().get(each);
            if (tensor != null) {
                long bytes = tensor.end() - tensor.begin();
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("dtype", tensor.dtype());
                entry.put("shape", tensor.shape());
                entry.put("data_offsets", List.of(at, at + bytes));
                entries.put(each, entry);
                ranges.add(new Range(tensor.begin(), tensor.end()));
                at += bytes;
            }
        }
        String json = lexiscope.json.Json.line(entries);
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        byte[] head = Arrays.copyOf(new byte[0], 8 + padded);
        Arrays.fill(head, (byte) ' ');
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putLong(0, padded);
        System.arraycopy(text, 0, head, 8, text.length);
        return new Answer.Found(name, head, List.copyOf(ranges));
    }

    /// Looks at the first bytes of a GGUF file; its header holds the vocabulary and is megabytes
    /// long.
    ///
    /// @param file what it goes by, for the sentences
    /// @param start its first bytes
    /// @param size bytes of the whole file
    /// @param wanted the tensor that the person named, or ""
    public static Answer gguf(Path file, byte[] start, long size, String wanted)
            throws UnreadableFileException {
        var in = new Cursor(file, MemorySegment.ofArray(start), ByteOrder.LITTLE_ENDIAN);
        GgufHeader header;
        try {
            header = GgufHeader.read(file, in);
        } catch (UnreadableFileException e) {
            boolean magic =
                    start.length < 4
                            || ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(0)
                                    == GgufHeader.MAGIC;
            if (!magic || start.length >= size || start.length >= LONGEST_HEADER) {
                throw e;
            }
            return more(file, Math.max(1 << 20, 4L * start.length), size);
        }
        var tensors = new ArrayList<NamedTensor>();
        for (var t : header.tensors().values()) {
            tensors.add(GgufFile.described(file, t));
        }
        String name = new MatrixChoice(file, tensors, ModelConfig.NONE).input(wanted).name();
        var tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new UnreadableFileException(file, "has no tensor named " + name + ".");
        }
        long bytes = GgufFile.place(file, tensor).bytes();
        if (tensor.begin() > size - bytes) {
            throw UnreadableFileException.damaged(file, "the tensor " + name + " lies outside it.");
        }
        byte[] head = smaller(start, header, tensor);
        return new Answer.Found(
                name, head, List.of(new Range(tensor.begin(), tensor.begin() + bytes)));
    }

    /// The header with one tensor instead of all: the metadata is taken over as it stands.
    private static byte[] smaller(byte[] start, GgufHeader header, GgufHeader.Tensor tensor) {
        byte[] name = tensor.name().getBytes(StandardCharsets.UTF_8);
        long alignment = Math.max(1, header.number("general.alignment", 32));
        int info = 8 + name.length + 4 + 8 * tensor.sizes().size() + 4 + 8;
        int end = (int) header.keysEnd() + info;
        int padded = (int) ((end + alignment - 1) / alignment * alignment);
        byte[] head = Arrays.copyOf(Arrays.copyOf(start, (int) header.keysEnd()), padded);
        var out = ByteBuffer.wrap(head).order(header.order());
        out.putLong(GGUF_FIXED - 16, 1);
        out.position((int) header.keysEnd());
        out.putLong(name.length).put(name).putInt(tensor.sizes().size());
        tensor.sizes().forEach(out::putLong);
        out.putInt(tensor.type()).putLong(0);
        return head;
    }

    private static Answer more(Path file, long bytes, long size) throws UnreadableFileException {
        if (bytes > size) {
            if (size < bytes && size < 8) {
                throw UnreadableFileException.damaged(file, "has only " + size + " bytes.");
            }
            return new Answer.More(size);
        }
        return new Answer.More(bytes);
    }
}
