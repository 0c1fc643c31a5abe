package lexiscope.format.tokenizerjson;

import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.json.MalformedJsonException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// `tokenizer.json` of huggingface/tokenizers, version 1.0 and the draft of 2.0.
public final class TokenizerJsonFile implements Format {
    @Override
    public String name() {
        return "tokenizer.json";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.tokenizer(0, "tokenizer.json"),
                FileName.tokenizer(0, "*.json").unsearched());
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        if (file.toString().endsWith(".json")) {
            return true;
        }
        String start = StandardCharsets.UTF_8.decode(head).toString();
        return start.stripLeading().startsWith("{")
                && start.contains("\"version\"")
                && start.contains("\"added_tokens\"");
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading " + file.getFileName());
        byte[] json = TextLines.bytes(file);
        reading.progress().at(0.5, "building the tokenizer");
        return parts(file, json);
    }

    /// The tokenizer of a `tokenizer.json` that lies in a file, perhaps as a part of it.
    ///
    /// @throws UnreadableFileException when the model in it is damaged
    public static ModelParts parts(Path file, byte[] json) throws UnreadableFileException {
        return new TokenizerJson(tree(file, json)).parts();
    }

    /// What stands in a file.
    static TokenizerJsonTree tree(Path file) throws UnreadableFileException {
        return tree(file, TextLines.bytes(file));
    }

    private static TokenizerJsonTree tree(Path file, byte[] json) throws UnreadableFileException {
        try {
            return TokenizerJsonTree.read(file, json);
        } catch (MalformedJsonException e) {
            throw new UnreadableFileException(
                    file,
                    e.sentence()
                            + ". It is damaged or something else under this name; fetch it again.",
                    e);
        }
    }
}
