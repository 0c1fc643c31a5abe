package lexiscope.format.vectors;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.embedding.StoredMatrix;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.part.VectorTable;
import lexiscope.format.part.WordList;
import lexiscope.format.tensor.TensorPlace;
import lexiscope.json.Json;
import lexiscope.kernel.DType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `projector_config.json` of the TensorFlow Embedding Projector: which file holds the vectors, as
/// text or as raw floats, and which the words.
public final class ProjectorFile implements Format {
    @Override
    public String name() {
        return "embedding projector";
    }

    @Override
    public List<FileName> names() {
        return List.of(FileName.matrix(140, "projector_config.json"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return Folders.name(file).endsWith(".json")
                && StandardCharsets.UTF_8.decode(head).toString().contains("\"tensorPath\"");
    }

    /// The tables that it names, and those of words beside them.
    @Override
    public boolean covers(String own, String other) {
        return own.equals("projector_config.json")
                && (other.endsWith(".tsv") || other.endsWith(".bytes"));
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        List<Map<?, ?>> entries = entries(file);
        Map<?, ?> entry = entry(file, entries, reading.tensor());
        Path folder = Folders.of(file);
        Path tensor = Folders.within(folder, text(entry, "tensorPath"), file);
        Refusals.check(tensor, FileHead.of(tensor));
        EmbeddingMatrix matrix;
        var notes = new ArrayList<String>();
        if (entries.size() > 1 && reading.tensor().isEmpty()) {
            notes.add(
                    "The first of "
                            + entries.size()
                            + " tensors is shown; the others are "
                            + String.join(
                                    ", ",
                                    entries.stream()
                                            .skip(1)
                                            .map(e -> text(e, "tensorName"))
                                            .toList())
                            + " (--tensor).");
        }
        Optional<List<String>> words = Optional.empty();
        boolean escaped = false;
        if (entry.get("tensorShape") instanceof List<?> shape
                && shape.size() == 2
                && shape.get(0) instanceof Number rows
                && shape.get(1) instanceof Number dim
                && !Folders.name(tensor).endsWith(".tsv")) {
            matrix = bytes(tensor, rows.longValue(), dim.longValue(), reading.arena());
        } else {
            VectorTable table = ProjectorTable.read(tensor, reading.arena(), reading.progress());
            matrix = table.matrix();
            notes.addAll(table.notes());
            escaped = table.escaped();
            words =
                    table.words().stream().allMatch(String::isEmpty)
                            ? Optional.empty()
                            : Optional.of(table.words());
        }
        String metadata = text(entry, "metadataPath");
        if (!metadata.isEmpty()) {
            words =
                    Optional.of(
                            ProjectorTable.words(
                                    Folders.within(folder, metadata, file),
                                    matrix.rows(),
                                    escaped));
        }
        ModelParts parts = ModelParts.of(matrix, text(entry, "tensorName"), notes);
        return words.isPresent()
                ? parts.withWords("word vectors", WordList.vocabulary(words.get()))
                : parts;
    }

    private static EmbeddingMatrix bytes(Path file, long rows, long dim, Arena arena)
            throws UnreadableFileException {
        var place = new TensorPlace(file, "", DType.F32, List.of(rows, dim), 0);
        try {
            if (Files.size(file) != place.bytes()) {
                throw UnreadableFileException.damaged(
                        file,
                        "should hold "
                                + rows
                                + " × "
                                + dim
                                + " floats, "
                                + place.bytes()
                                + " bytes, but has "
                                + Files.size(file)
                                + ".");
            }
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be read (" + e.getMessage() + ").", e);
        }
        return new StoredMatrix(place.map(arena));
    }

    private static List<Map<?, ?>> entries(Path file) throws UnreadableFileException {
        var found = new ArrayList<Map<?, ?>>();
        try {
            if (Json.object(file).get("embeddings") instanceof List<?> entries) {
                for (Object entry : entries) {
                    if (entry instanceof Map<?, ?> map) {
                        found.add(map);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(
                    file, "is not JSON. It is damaged; fetch it again.", e);
        }
        return found;
    }

    /// The entry wanted by name, or the first.
    private static Map<?, ?> entry(Path file, List<Map<?, ?>> entries, String wanted)
            throws UnreadableFileException {
        return entries.stream()
                .filter(e -> wanted.isEmpty() || wanted.equals(e.get("tensorName")))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnreadableFileException(
                                        file,
                                        "lists no embedding"
                                                + (wanted.isEmpty()
                                                        ? "."
                                                        : " named " + wanted + ".")
                                                + " It has: "
                                                + String.join(
                                                        ", ",
                                                        entries.stream()
                                                                .map(e -> text(e, "tensorName"))
                                                                .toList())
                                                + "."));
    }

    private static String text(Map<?, ?> entry, String key) {
        return entry.get(key) instanceof String s ? s : "";
    }
}
