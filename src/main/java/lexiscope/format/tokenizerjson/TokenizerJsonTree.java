package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.JsonTree;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.json.JsonCursor;
import lexiscope.tokenizer.subword.bpe.Merges;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// A `tokenizer.json` in memory: everything as a tree but the vocabulary and the merges, which are
/// large and are read from their bytes.
///
/// @param root the tree
/// @param vocabulary the vocabulary, or null where the file has none
/// @param merges the merges, or null where it has none
/// @param refusal why the merges it has cannot be used, or null
record TokenizerJsonTree(
        JsonField root,
        @Nullable TokenizerJsonVocabulary vocabulary,
        @Nullable Merges merges,
        @Nullable UnreadableFileException refusal) {

    /// Reads a whole file.
    ///
    /// @throws lexiscope.json.MalformedJsonException where it is not JSON
    static TokenizerJsonTree read(Path file, byte[] json) throws UnreadableFileException {
        var root = JsonNodeFactory.instance.objectNode();
        var reading = new Reading(file, json);
        var cursor = new JsonCursor(json);
        if (cursor.peek() != '{') {
            cursor.pass();
            throw new UnreadableFileException(file, "not a tokenizer: it is not a JSON object.");
        }
        cursor.take('{');
        for (boolean first = true; cursor.next(first, '}'); first = false) {
            String key = cursor.name();
            boolean model = key.equals("model") && cursor.peek() == '{';
            root.set(key, model ? reading.model(cursor) : JsonTree.node(cursor));
        }
        cursor.end();
        return reading.finished(root);
    }

    /// The model's two large values may stand in any order.
    private static final class Reading {
        private final Path file;
        private final byte[] json;
        private @Nullable TokenizerJsonVocabulary vocabulary;
        private @Nullable TokenizerJsonMerges merges;
        private String continuation = "";

        Reading(Path file, byte[] json) {
            this.file = file;
            this.json = json;
        }

        ObjectNode model(JsonCursor cursor) throws UnreadableFileException {
            var model = JsonNodeFactory.instance.objectNode();
            cursor.take('{');
            for (boolean first = true; cursor.next(first, '}'); first = false) {
                String key = cursor.name();
                boolean full = cursor.peek() != 'n';
                if (key.equals("vocab") && full) {
                    vocabulary = TokenizerJsonVocabulary.read(file, cursor);
                } else if (key.equals("merges") && full) {
                    model.putArray("merges");
                    merges = TokenizerJsonMerges.find(file, json, cursor);
                } else {
                    model.set(key, JsonTree.node(cursor));
                }
            }
            JsonNode prefix = model.get("continuing_subword_prefix");
            continuation = prefix != null && prefix.isString() ? prefix.stringValue() : "";
            return model;
        }

        /// Where the merges cannot be used the vocabulary can.
        TokenizerJsonTree finished(ObjectNode root) {
            var field = new JsonField(file, "", root);
            if (merges == null || vocabulary == null) {
                return new TokenizerJsonTree(field, vocabulary, null, null);
            }
            try {
                var read = merges.read(vocabulary.ids(), continuation);
                return new TokenizerJsonTree(field, vocabulary, read, null);
            } catch (UnreadableFileException e) {
                return new TokenizerJsonTree(field, vocabulary, null, e);
            }
        }
    }
}
