package lexiscope.format.gguf;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The vocabulary that a GGUF file carries, for its rows.
final class GgufWords {
    private GgufWords() {}

    /// A file without tensors: its vocabulary.
    static ModelParts parts(Path file, GgufHeader header) throws UnreadableFileException {
        var found = words(header);
        if (found.isEmpty()) {
            GgufKinds.check(file, header.metadata());
        }
        Vocabulary words =
                found.orElseThrow(
                        () ->
                                new UnreadableFileException(
                                        file,
                                        "holds neither a vocabulary nor a tensor. Open"
                                                + " another file of the model."));
        return ModelParts.of(words).withWords(family(header), words);
    }

    /// A matrix with the vocabulary of its file.
    static ModelParts joined(Path file, GgufHeader header, ModelParts parts) {
        var words = words(header);
        return words.isPresent() ? parts.withWords(family(header), words.get()) : parts;
    }

    private static String family(GgufHeader header) {
        return "vocabulary only (" + header.text("tokenizer.ggml.model", "unnamed") + ")";
    }

    private static Optional<Vocabulary> words(GgufHeader header) {
        String[] tokens = header.texts("tokenizer.ggml.tokens");
        if (tokens.length == 0) {
            return Optional.empty();
        }
        var attributes = GgufAttributes.of(header, tokens);
        Map<Integer, AddedToken> added = new HashMap<>();
        for (int id = 0; id < tokens.length; id++) {
            boolean control = attributes.is(id, GgufAttributes.CONTROL);
            if (control || attributes.is(id, GgufAttributes.USER_DEFINED)) {
                added.put(id, new AddedToken(tokens[id], false, false, false, false, control));
            }
        }
        Spelling spelling =
                header.text("tokenizer.ggml.model", "").equals("gpt2")
                        ? new Spelling.ByteLevel()
                        : new Spelling.SpaceMark('▁');
        return Optional.of(new Vocabulary(tokens.clone(), added, spelling));
    }
}
