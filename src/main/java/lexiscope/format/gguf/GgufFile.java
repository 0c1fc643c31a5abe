package lexiscope.format.gguf;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.Cursor;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorPlace;
import lexiscope.kernel.DType;
import lexiscope.kernel.Rows;
import lexiscope.kernel.StridedRows;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// GGUF: the token embedding stays mapped in its stored type. A model split over several files
/// (`-00001-of-00003`) is read through its first one.
public final class GgufFile implements Format {
    private static final Pattern SPLIT = Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.gguf");

    @Override
    public String name() {
        return "GGUF";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.matrix(60, "*.gguf"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        boolean magic =
                head.remaining() >= 4
                        && head.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == GgufHeader.MAGIC;
        return magic || file.toString().endsWith(".gguf");
    }

    /// A projector for pictures (`mmproj`) has no tokens.
    @Override
    public boolean meant(Path file, TokenizerConfig beside) {
        return !Folders.name(file).startsWith("mmproj");
    }

    @Override
    public boolean covers(String own, String other) {
        var first = SPLIT.matcher(own);
        var later = SPLIT.matcher(other);
        return first.matches()
                && later.matches()
                && first.group(1).equals(later.group(1))
                && own.compareTo(other) < 0;
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading the header of " + file.getFileName());
        var headers = new ArrayList<GgufHeader>();
        var tensors = new ArrayList<NamedTensor>();
        for (Path part : parts(file)) {
            GgufHeader header = header(part);
            headers.add(header);
            for (var tensor : header.tensors().values()) {
                tensors.add(named(part, header, tensor, reading.arena()));
            }
        }
        GgufHeader first = headers.getFirst();
        List<String> missing = missing(file);
        if (tensors.isEmpty() && reading.tensor().isEmpty()) {
            ModelParts words = GgufWords.parts(file, first);
            return GgufTokenizer.joined(
                    file, first, missing.isEmpty() ? words : words.also(missing));
        }
        var choice = new MatrixChoice(file, tensors, ModelConfig.NONE);
        if (!missing.isEmpty() && choice.none(reading.tensor())) {
            throw new UnreadableFileException(
                    file,
                    "is split, and none of the files that are here holds its embedding matrix. "
                            + missing.getFirst()
                            + " Fetch them into this folder.");
        }
        ModelParts parts = choice.parts(reading.tensor(), missing);
        // llama.cpp takes the input matrix for the output one where a file has none of its own
        boolean writes = !first.text("general.architecture", "").contains("bert");
        ModelParts told =
                parts.tied().isEmpty()
                                && writes
                                && missing.isEmpty()
                                && parts.tensor().equals("token_embd.weight")
                        ? parts.tied(true)
                        : parts;
        return GgufTokenizer.joined(file, first, GgufWords.joined(file, first, told));
    }

    /// The header of one file. The mapping it is read through ends here.
    ///
    /// @throws UnreadableFileException when it is damaged
    public static GgufHeader header(Path file) throws UnreadableFileException {
        try (Arena reading = Arena.ofConfined()) {
            return GgufHeader.read(file, Cursor.of(file, reading));
        }
    }

    /// The files of a split model that are here, in their order, or the file alone. Those after the
    /// first hold layers; a missing one matters only if a matrix is in it.
    private static List<Path> parts(Path file) throws UnreadableFileException {
        List<Path> all = split(file);
        if (!Files.isRegularFile(all.getFirst())) {
            throw new UnreadableFileException(
                    file,
                    "is part of a split model, whose first file "
                            + Folders.name(all.getFirst())
                            + " is missing.");
        }
        return all.stream().filter(Files::isRegularFile).toList();
    }

    /// What to say of files of a split model that are not here.
    private static List<String> missing(Path file) {
        var gone = split(file).stream().filter(f -> !Files.isRegularFile(f)).toList();
        return gone.isEmpty()
                ? List.of()
                : List.of(
                        "Of the split model "
                                + gone.size()
                                + " of "
                                + split(file).size()
                                + " files are missing, the first is "
                                + Folders.name(gone.getFirst())
                                + "; a matrix in one of them is not seen.");
    }

    private static List<Path> split(Path file) {
        var matcher = SPLIT.matcher(Folders.name(file));
        if (!matcher.matches()) {
            return List.of(file);
        }
        return IntStream.rangeClosed(1, Integer.parseInt(matcher.group(3)))
                .mapToObj(
                        i ->
                                file.resolveSibling(
                                        String.format(
                                                "%s-%05d-of-%s.gguf",
                                                matcher.group(1), i, matcher.group(3))))
                .toList();
    }

    private static NamedTensor named(
            Path file, GgufHeader header, GgufHeader.Tensor tensor, Arena arena) {
        var shape = tensor.sizes().reversed();
        return new NamedTensor(
                tensor.name(),
                shape,
                GgufTypes.name(tensor.type()),
                () -> rows(file, header, tensor, arena));
    }

    /// A tensor that is not there to be read, only described.
    public static NamedTensor described(Path file, GgufHeader.Tensor tensor) {
        return new NamedTensor(
                tensor.name(),
                tensor.sizes().reversed(),
                GgufTypes.name(tensor.type()),
                () -> {
                    throw new UnreadableFileException(file, "is not here yet; fetch it.");
                });
    }

    /// Where a tensor lies.
    ///
    /// @throws UnreadableFileException when its type is not read
    public static TensorPlace place(Path file, GgufHeader.Tensor tensor)
            throws UnreadableFileException {
        DType dtype =
                GgufTypes.dtype(tensor.type())
                        .orElseThrow(
                                () ->
                                        new UnreadableFileException(
                                                file,
                                                "the tensor "
                                                        + tensor.name()
                                                        + " is quantised as "
                                                        + GgufTypes.name(tensor.type())
                                                        + ", which is not read. Open a file whose"
                                                        + " token embedding is Q8_0, Q6_K, Q4_K or"
                                                        + " 16 bit."));
        return new TensorPlace(
                file, tensor.name(), dtype, tensor.sizes().reversed(), tensor.begin());
    }

    private static Rows rows(Path file, GgufHeader header, GgufHeader.Tensor tensor, Arena arena)
            throws UnreadableFileException {
        TensorPlace place = place(file, tensor);
        DType dtype = place.dtype();
        if (header.order() == ByteOrder.LITTLE_ENDIAN) {
            return place.map(arena);
        }
        if (dtype.quantised()) {
            throw new UnreadableFileException(
                    file,
                    "is big-endian and quantised as "
                            + dtype
                            + ", which is not read. Open its little-endian form.");
        }
        var stored = place.map(arena);
        return new StridedRows(
                stored.data(),
                dtype,
                stored.rows(),
                stored.dim(),
                dtype.bytesOf(stored.dim()),
                dtype.bytes(),
                ByteOrder.BIG_ENDIAN);
    }
}
