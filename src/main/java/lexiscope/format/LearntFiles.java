package lexiscope.format;

import lexiscope.embedding.HeapMatrix;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.kernel.DType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The files of a model that was learnt from texts: the names that loaders look for, each written
/// whole or not at all.
///
/// @param tokenizer tokenizer.json
/// @param matrix model.safetensors
public record LearntFiles(Path tokenizer, Path matrix) {
    /// The files of a folder.
    public static LearntFiles in(Path folder) {
        return new LearntFiles(
                folder.resolve("tokenizer.json"), folder.resolve("model.safetensors"));
    }

    /// Both.
    public List<Path> all() {
        return List.of(tokenizer, matrix);
    }

    /// Writes a byte-level BPE.
    ///
    /// @param special spellings of special tokens; their ids are their places in `tokens`
    /// @param tokens spellings by id
    /// @param merges pairs of ids in order of rank
    public void writeTokenizer(List<String> special, List<String> tokens, List<int[]> merges)
            throws IOException {
        TokenizerJsonWriter.writeByteLevelBpe(tokenizer, special, tokens, merges);
    }

    /// Writes the embedding matrix in half precision, named `embedding.weight`.
    ///
    /// @param maker what made it, for the file's header
    public void writeMatrix(HeapMatrix rows, String maker) throws IOException {
        SafetensorsWriter.write(
                matrix, "embedding.weight", rows, DType.F16, Map.of("made_by", maker));
    }
}
