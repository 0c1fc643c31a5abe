package lexiscope.format;

import lexiscope.tokenizer.subword.Merges;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// A `tokenizer.json` in memory: everything as a tree but the vocabulary and the merges, which are
/// large and are read as they come.
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

    /// Reads a whole file from a parser that stands before its first token.
    static TokenizerJsonTree read(Path file, JsonMapper mapper, JsonParser p)
            throws UnreadableFileException {
        var root = mapper.createObjectNode();
        var reading = new Reading(file, mapper);
        if (p.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableFileException(file, "not a tokenizer: it is not a JSON object.");
        }
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String key = p.currentName();
            p.nextToken();
            boolean model = key.equals("model") && p.currentToken() == JsonToken.START_OBJECT;
            root.set(key, model ? reading.model(p) : mapper.readTree(p));
        }
        if (p.nextToken() != null) {
            throw new UnreadableFileException(
                    file, "is not JSON: something stands behind the object that it is.");
        }
        return reading.finished(root);
    }

    /// The model's two large values may stand in any order.
    private static final class Reading {
        private final Path file;
        private final JsonMapper mapper;
        private @Nullable TokenizerJsonVocabulary vocabulary;
        private @Nullable Merges merges;
        private @Nullable JsonNode waiting;
        private @Nullable UnreadableFileException refusal;

        Reading(Path file, JsonMapper mapper) {
            this.file = file;
            this.mapper = mapper;
        }

        ObjectNode model(JsonParser p) throws UnreadableFileException {
            var model = mapper.createObjectNode();
            while (p.nextToken() != JsonToken.END_OBJECT) {
                String key = p.currentName();
                p.nextToken();
                boolean full = p.currentToken() != JsonToken.VALUE_NULL;
                if (key.equals("vocab") && full) {
                    vocabulary = TokenizerJsonVocabulary.read(file, p);
                } else if (key.equals("merges") && full) {
                    model.putArray("merges");
                    var known = vocabulary;
                    if (known == null || !model.has("continuing_subword_prefix")) {
                        waiting = mapper.readTree(p);
                    } else {
                        merges = merges(p, known, model);
                    }
                } else {
                    model.set(key, mapper.readTree(p));
                }
            }
            var known = vocabulary;
            if (waiting != null && known != null) {
                try (JsonParser again = mapper.treeAsTokens(waiting)) {
                    again.nextToken();
                    merges = merges(again, known, model);
                }
            }
            return model;
        }

        /// The merges that the parser stands at; where they cannot be used they are passed over,
        /// for the vocabulary can.
        private @Nullable Merges merges(
                JsonParser p, TokenizerJsonVocabulary known, ObjectNode model) {
            JsonNode prefix = model.get("continuing_subword_prefix");
            String continuation = prefix != null && prefix.isString() ? prefix.stringValue() : "";
            boolean one = !p.currentToken().isStructStart();
            int depth = p.streamReadContext().getNestingDepth();
            try {
                return TokenizerJsonMerges.read(file, p, known.ids(), continuation);
            } catch (UnreadableFileException e) {
                refusal = e;
                // a parser over a tree has no token behind the value, and keeps its depth there
                JsonToken next = p.currentToken();
                while (!one && next != null && p.streamReadContext().getNestingDepth() >= depth) {
                    next = p.nextToken();
                }
                return null;
            }
        }

        TokenizerJsonTree finished(ObjectNode root) {
            return new TokenizerJsonTree(
                    new JsonField(file, "", root), vocabulary, merges, refusal);
        }
    }
}
