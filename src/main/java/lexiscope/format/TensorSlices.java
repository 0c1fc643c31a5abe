package lexiscope.format;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.gguf.GgufFile;
import lexiscope.format.gguf.GgufHeader;
import lexiscope.format.gguf.GgufTypes;
import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.format.safetensors.SafetensorsTensors;
import lexiscope.format.safetensors.ScaledTensor;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorNames;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    /// @throws UnreadableFileException when the bytes are damaged, or only a person can say which
    ///   tensor is meant
    public static Answer safetensors(
            Path file, byte[] start, long size, String wanted, String config)
            throws UnreadableFileException {
        if (start.length < 8 || start.length < 8 + length(file, start, size)) {
            return more(file, start.length < 8 ? 8 : 8 + length(file, start, size), size);
        }
        SafetensorsHeader header = header(file, start, size);
        var own = config(config);
        var tensors = new SafetensorsTensors(file, header, own, Arena.global()).all();
        var choice = new MatrixChoice(file, tensors, own);
        NamedTensor input = choice.input(wanted);
        if (input.coded()) {
            // says why it is not read, before gigabytes of it are fetched
            input.rows().open();
        }
        var names = new ArrayList<>(whole(input.name()));
        if (!own.tied().orElse(false)) {
            choice.output(input)
                    .filter(o -> !o.coded())
                    .ifPresent(o -> names.addAll(whole(o.name())));
        }
        return found(input.name(), names, header);
    }

    /// Looks at the first bytes of a safetensors file for one tensor alone: the output matrix where
    /// it is in another file than the input matrix. Nothing is found of codes that are not read.
    ///
    /// @throws UnreadableFileException when the bytes are damaged, or only a person can say which
    ///   tensor is meant
    public static Answer tensor(Path file, byte[] start, long size, String name)
            throws UnreadableFileException {
        if (start.length < 8 || start.length < 8 + length(file, start, size)) {
            return more(file, start.length < 8 ? 8 : 8 + length(file, start, size), size);
        }
        SafetensorsHeader header = header(file, start, size);
        boolean read =
                new SafetensorsTensors(file, header, ModelConfig.NONE, Arena.global())
                        .all().stream().anyMatch(t -> t.name().equals(name) && !t.coded());
        return found(name, read ? whole(name) : List.of(), header);
    }

    /// Looks at the first bytes of an adapter's safetensors file: the tensors that change the input
    /// matrix, perhaps none.
    ///
    /// @throws UnreadableFileException when the bytes are damaged, or only a person can say which
    ///   tensor is meant
    public static Answer adapter(Path file, byte[] start, long size)
            throws UnreadableFileException {
        if (start.length < 8 || start.length < 8 + length(file, start, size)) {
            return more(file, start.length < 8 ? 8 : 8 + length(file, start, size), size);
        }
        SafetensorsHeader header = header(file, start, size);
        var names = header.tensors().keySet().stream().filter(AdapterRows::touches).toList();
        return found(names.isEmpty() ? "" : names.getFirst(), names, header);
    }

    private static long length(Path file, byte[] start, long size) throws UnreadableFileException {
        long n = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        if (n < 2 || n > LONGEST_HEADER || n > size - 8) {
            throw UnreadableFileException.damaged(
                    file, "its header claims " + Long.toUnsignedString(n) + " bytes.");
        }
        return n;
    }

    private static SafetensorsHeader header(Path file, byte[] start, long size)
            throws UnreadableFileException {
        int n = (int) length(file, start, size);
        String json = new String(start, 8, n, StandardCharsets.UTF_8);
        return SafetensorsHeader.parsed(file, json, 8L + n, size);
    }

    /// What is found in two files, as one file: the first, then the second.
    public static Answer.Found joined(Answer.Found first, Answer.Found second) {
        var entries = new LinkedHashMap<String, Object>(entries(first, 0));
        entries.putAll(entries(second, first.bytes()));
        var ranges = new ArrayList<>(first.ranges());
        ranges.addAll(second.ranges());
        return new Answer.Found(first.tensor(), head(entries), List.copyOf(ranges));
    }

    private static Map<String, Object> entries(Answer.Found found, long at) {
        var entries = new LinkedHashMap<String, Object>();
        String json =
                new String(found.header(), 8, found.header().length - 8, StandardCharsets.UTF_8);
        lexiscope.json.Json.object(json)
                .forEach(
                        (name, value) -> {
                            var entry = new LinkedHashMap<Object, Object>((Map<?, ?>) value);
                            var places = (List<?>) entry.getOrDefault("data_offsets", List.of());
                            entry.put(
                                    "data_offsets",
                                    places.stream()
                                            .map(n -> ((Number) n).longValue() + at)
                                            .toList());
                            entries.put(name, entry);
                        });
        return entries;
    }

    /// The output matrix among the tensors of an index, by its name; empty where the configuration
    /// ties it.
    public static Optional<String> outputName(
            Collection<String> names, String input, String config) {
        return config(config).tied().orElse(false)
                ? Optional.empty()
                : TensorNames.outputs(names).stream().filter(n -> !n.equals(input)).findFirst();
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

    /// A tensor with those that it cannot be read without: scales, biases, mapping, weights.
    private static List<String> whole(String name) {
        String bare = TensorNames.bare(name);
        var names = new ArrayList<>(List.of(name, bare + ".scales", bare + ".biases"));
        names.addAll(ScaledTensor.beside(name));
        if (name.equals("embeddings")) {
            names.addAll(List.of("mapping", "weights"));
        }
        return names;
    }

    private static Answer found(String name, List<String> names, SafetensorsHeader header) {
        var entries = new LinkedHashMap<String, Object>();
        var ranges = new ArrayList<Range>();
        long at = 0;
        for (String each : new LinkedHashSet<>(names)) {
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
        return new Answer.Found(name, head(entries), List.copyOf(ranges));
    }

    /// The header of a safetensors file.
    private static byte[] head(Map<String, Object> entries) {
        byte[] text = lexiscope.json.Json.line(entries).getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        byte[] head = Arrays.copyOf(new byte[0], 8 + padded);
        Arrays.fill(head, (byte) ' ');
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putLong(0, padded);
        System.arraycopy(text, 0, head, 8, text.length);
        return head;
    }

    /// Looks at the first bytes of a GGUF file; its header holds the vocabulary and is megabytes
    /// long.
    ///
    /// @param file what it goes by, for the sentences
    /// @param start its first bytes
    /// @param size bytes of the whole file
    /// @param wanted the tensor that the person named, or ""
    /// @throws UnreadableFileException when the bytes are damaged, or only a person can say which
    ///   tensor is meant
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
        var choice = new MatrixChoice(file, tensors, ModelConfig.NONE);
        NamedTensor input = choice.input(wanted);
        var wholes = new ArrayList<GgufHeader.Tensor>();
        for (NamedTensor named : beside(input, choice, header)) {
            var tensor = header.tensors().get(named.name());
            if (tensor != null) {
                wholes.add(tensor);
            }
        }
        wholes.sort(Comparator.comparingLong(GgufHeader.Tensor::begin));
        var ranges = new ArrayList<Range>();
        var places = new ArrayList<Long>();
        long at = 0;
        for (int i = 0; i < wholes.size(); i++) {
            var tensor = wholes.get(i);
            long bytes = GgufFile.place(file, tensor).bytes();
            if (tensor.begin() > size - bytes) {
                throw UnreadableFileException.damaged(
                        file, "the tensor " + tensor.name() + " lies outside it.");
            }
            boolean last = i == wholes.size() - 1;
            // up to where the next one has to begin
            long end = tensor.begin() + (last ? bytes : aligned(bytes, header));
            ranges.add(new Range(tensor.begin(), end));
            places.add(at);
            at += end - tensor.begin();
        }
        byte[] head = smaller(start, header, wholes, places);
        return new Answer.Found(input.name(), head, List.copyOf(ranges));
    }

    /// The input matrix, and the output matrix where one that is read is in the same file.
    private static List<NamedTensor> beside(
            NamedTensor input, MatrixChoice choice, GgufHeader header) {
        return choice.output(input)
                .filter(
                        o -> {
                            var tensor = header.tensors().get(o.name());
                            return tensor != null && GgufTypes.dtype(tensor.type()).isPresent();
                        })
                .map(o -> List.of(input, o))
                .orElse(List.of(input));
    }

    private static long aligned(long bytes, GgufHeader header) {
        long alignment = Math.max(1, header.number("general.alignment", 32));
        return (bytes + alignment - 1) / alignment * alignment;
    }

    /// The header with these tensors instead of all: the metadata is taken over as it stands.
    private static byte[] smaller(
            byte[] start, GgufHeader header, List<GgufHeader.Tensor> tensors, List<Long> places) {
        int end = (int) header.keysEnd();
        for (var tensor : tensors) {
            int name = tensor.name().getBytes(StandardCharsets.UTF_8).length;
            end += 8 + name + 4 + 8 * tensor.sizes().size() + 4 + 8;
        }
        int padded = (int) aligned(end, header);
        byte[] head = Arrays.copyOf(Arrays.copyOf(start, (int) header.keysEnd()), padded);
        var out = ByteBuffer.wrap(head).order(header.order());
        out.putLong(GGUF_FIXED - 16, tensors.size());
        out.position((int) header.keysEnd());
        for (int i = 0; i < tensors.size(); i++) {
            var tensor = tensors.get(i);
            byte[] name = tensor.name().getBytes(StandardCharsets.UTF_8);
            out.putLong(name.length).put(name).putInt(tensor.sizes().size());
            tensor.sizes().forEach(out::putLong);
            out.putInt(tensor.type()).putLong(places.get(i));
        }
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
