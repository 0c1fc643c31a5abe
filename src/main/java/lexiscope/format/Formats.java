package lexiscope.format;

import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.gguf.GgufFile;
import lexiscope.format.numpy.NumpyArchive;
import lexiscope.format.numpy.NumpyFile;
import lexiscope.format.onnx.OnnxFile;
import lexiscope.format.part.FileName;
import lexiscope.format.part.FileName.Holds;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.safetensors.SafetensorsFile;
import lexiscope.format.sentencepiece.SentencePieceFile;
import lexiscope.format.tiktoken.TekkenFile;
import lexiscope.format.tiktoken.TiktokenFile;
import lexiscope.format.tokenizerjson.TokenizerJsonFile;
import lexiscope.format.torch.TorchFile;
import lexiscope.format.vectors.FastTextFile;
import lexiscope.format.vectors.ProjectorFile;
import lexiscope.format.vectors.RawFloats;
import lexiscope.format.vectors.Word2VecFile;
import lexiscope.format.vectors.WordVectorText;
import lexiscope.format.vocabfile.ClipBpeFile;
import lexiscope.format.vocabfile.RwkvVocabularyFile;
import lexiscope.format.vocabfile.VocabMergesFile;
import lexiscope.format.vocabfile.VocabTxtFile;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All formats that can be read, a line each, and the one order in which a file is shown to them:
/// the first that knows it reads it, so those with a mark of their own come before those that go by
/// what text looks like.
///
/// @param all the formats in their order
record Formats(List<Format> all) {
    /// Those that Lexiscope reads.
    static final Formats KNOWN =
            new Formats(
                    List.of(
                            new ShardIndexFile(),
                            new ProjectorFile(),
                            new GgufFile(),
                            new GzipFile(),
                            new TekkenFile(),
                            new VocabMergesFile(),
                            new SentencePieceFile(),
                            new Word2VecFile(),
                            new TiktokenFile(),
                            new RwkvVocabularyFile(),
                            new ClipBpeFile(),
                            new NumpyFile(),
                            new NumpyArchive(),
                            new TorchFile(),
                            new FastTextFile(),
                            new OnnxFile(),
                            new RawFloats(),
                            new SafetensorsFile(),
                            new VocabTxtFile(),
                            new WordVectorText(),
                            new TokenizerJsonFile()));

    /// Names that texts go by as well: such a file is a part of a model by its content alone.
    private static final List<String> TEXTS = List.of(".txt", ".tsv");

    Formats {
        all = List.copyOf(all);
    }

    /// A format and one of the names its files go by.
    record Named(Format format, FileName name) {
        /// The files of a folder that go by it, in their order.
        List<Path> in(Path folder) throws UnreadableFileException {
            Path at = name.folder().isEmpty() ? folder : folder.resolve(name.folder());
            if (!Files.isDirectory(at)) {
                return List.of();
            }
            Comparator<Path> order =
                    switch (name.among()) {
                        case FIRST -> Comparator.naturalOrder();
                        case LARGEST -> Comparator.comparingLong(f -> -f.toFile().length());
                        case NEWEST -> Comparator.comparingLong(f -> -name.number(Folders.name(f)));
                    };
            return Folders.files(at, name::fits).stream().sorted(order).toList();
        }
    }

    /// The names that a folder is searched for, in their turn.
    List<Named> searched(Holds holds) {
        return names().filter(n -> n.name().searched() && n.name().holds() == holds)
                .sorted(Comparator.comparingInt(n -> n.name().rank()))
                .toList();
    }

    private Stream<Named> names() {
        return all.stream().flatMap(f -> f.names().stream().map(n -> new Named(f, n)));
    }

    /// The names that a folder is searched for, for a person: those that others do not stand for.
    String searchedFor(Holds holds) {
        return searched(holds).stream()
                .map(n -> n.name().glob().replace("#", "*").replaceAll("[*]+", "*"))
                .filter(glob -> standsAlone(glob, holds))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private boolean standsAlone(String glob, Holds holds) {
        return names().map(Named::name)
                .noneMatch(
                        n ->
                                n.searched()
                                        && n.holds() == holds
                                        && n.glob().startsWith("*")
                                        && !n.glob().equals(glob)
                                        && glob.endsWith(n.glob().substring(1)));
    }

    /// What files of models are called, for a chooser of files: `*.gguf`.
    List<String> endings() {
        return names().map(n -> n.name().glob())
                .filter(glob -> glob.startsWith("*.") && glob.indexOf('#') < 0)
                .distinct()
                .sorted()
                .toList();
    }

    /// Whether a file goes by a name of a format's.
    boolean named(String name) {
        return names().anyMatch(n -> n.name().fits(name));
    }

    /// Whether a file goes by the name of a matrix.
    boolean namedMatrix(String name) {
        return names().anyMatch(n -> n.name().holds() == Holds.MATRIX && n.name().fits(name))
                && !ofTexts(name);
    }

    /// Those of some names in a folder that are no part of another of them, nor the same once more.
    Set<String> uncovered(Collection<String> names) {
        var left = new LinkedHashSet<>(names);
        for (Format format : all) {
            for (String own : names) {
                if (format.names().stream().anyMatch(n -> n.fits(own))) {
                    left.removeIf(other -> !own.equals(other) && format.covers(own, other));
                }
            }
        }
        return left;
    }

    /// Whether texts go by a name as well.
    static boolean ofTexts(String name) {
        return TEXTS.stream().anyMatch(name::endsWith);
    }

    /// The first format that knows a file.
    ///
    /// @param head its first bytes
    Optional<Format> of(Path file, ByteBuffer head) {
        return all.stream().filter(f -> f.probe(file, head.asReadOnlyBuffer())).findFirst();
    }

    /// Reads a file by the first format that knows it.
    ///
    /// @throws UnreadableFileException with a sentence when it is none of a model's, or has no
    ///   tensor of the name that is wanted
    ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        FileHead.regular(file);
        ByteBuffer head = FileHead.of(file);
        Refusals.check(file, head.duplicate());
        Refusals.beside(file);
        ModelParts parts = of(file, head).orElseThrow(() -> unknown(file)).read(file, reading);
        String tensor = reading.tensor();
        if (!tensor.isEmpty() && parts.matrix().isPresent() && !parts.tensor().equals(tensor)) {
            throw new UnreadableFileException(
                    file,
                    "has no tensor named "
                            + tensor
                            + "; its one matrix "
                            + (parts.tensor().isEmpty()
                                    ? "has no name."
                                    : "is " + parts.tensor() + "."));
        }
        return parts;
    }

    /// Whether a file is by its name or by its content part of a model, readable or not.
    boolean claimed(Path file) {
        String name = Folders.name(file).toLowerCase(Locale.ROOT);
        if (Refusals.binary(name) || named(name) && !ofTexts(name)) {
            return true;
        }
        try {
            ByteBuffer head = FileHead.of(file);
            return Refusals.pointer(head.duplicate()) || of(file, head).isPresent();
        } catch (UnreadableFileException e) {
            return true;
        }
    }

    /// The refusal of a file that no format knows.
    UnreadableFileException unknown(Path file) {
        return SentencePieceFile.named(file)
                ? SentencePieceFile.neither(file)
                : new UnreadableFileException(
                        file,
                        "is of no known format. Supported are: "
                                + String.join(", ", supported())
                                + ".");
    }

    /// The names of what can be read, for a person.
    List<String> supported() {
        return all.stream().map(Format::name).toList();
    }
}
