package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The draft of `tokenizer.json` 2.0 (huggingface/tokenizers, `tk-serialize/SPEC.md`, autumn 2026),
/// said in the words of 1.0: its `MetaspaceNormalizer` and the `Split` behind it are 1.0's
/// `Metaspace`, `byte_level` of the model is a `ByteLevel` that only spells bytes, and a template
/// names its special tokens by their ids. The draft still moves; other things are refused by name.
final class TokenizerJsonDraft {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonField root;
    private final IntPredicate known;

    private TokenizerJsonDraft(JsonField root, IntPredicate known) {
        this.root = root;
        this.known = known;
    }

    /// The file as one of version 1.0.
    ///
    /// @param known whether there is a token with an id
    static JsonField asFirst(JsonField root, IntPredicate known) throws UnreadableFileException {
        return new TokenizerJsonDraft(root, known).converted();
    }

    private JsonField converted() throws UnreadableFileException {
        var file = ((ObjectNode) root.node()).deepCopy();
        file.put("version", "1.0");
        file.putNull("truncation");
        file.putNull("padding");
        root.need("model").need("type");
        var normalizers = parts("normalizer", "normalizers");
        var words = parts("pre_tokenizer", "pretokenizers");
        for (int i = 0; i < normalizers.size(); i++) {
            if (typed(normalizers.get(i), "MetaspaceNormalizer")) {
                if (i < normalizers.size() - 1) {
                    throw normalizers.get(i).unfit("the last normalizer");
                }
                words = marked(normalizers.removeLast(), words);
            }
        }
        for (JsonField word : words) {
            if (typed(word, "ByteLevel")) {
                throw word.unfit("a pre-tokenizer of the draft 2.0");
            }
        }
        if (root.need("model").flag("byte_level", false)) {
            var bytes = component("ByteLevel");
            bytes.put("add_prefix_space", false).put("use_regex", false);
            words.add(new JsonField(root.file(), "model.byte_level", bytes));
        }
        file.set("normalizer", sequence("normalizers", normalizers));
        file.set("pre_tokenizer", sequence("pretokenizers", words));
        var template = root.may("post_processor");
        if (template.isPresent()) {
            file.set("post_processor", template(template.get()));
        }
        return new JsonField(root.file(), "", file);
    }

    private List<JsonField> parts(String slot, String children) throws UnreadableFileException {
        var parts = new ArrayList<JsonField>();
        var field = root.may(slot);
        if (field.isPresent() && typed(field.get(), "Sequence")) {
            parts.addAll(field.get().need(children).elements());
        } else {
            field.ifPresent(parts::add);
        }
        return parts;
    }

    private static boolean typed(JsonField field, String type) throws UnreadableFileException {
        return field.need("type").text().equals(type);
    }

    /// The marks as a pre-tokenizer: with the split on them, where it follows.
    private List<JsonField> marked(JsonField marks, List<JsonField> words)
            throws UnreadableFileException {
        String mark = marks.need("replacement").text();
        var rest = new ArrayList<>(words);
        boolean split = !rest.isEmpty() && splitsAt(rest.getFirst(), mark);
        if (split) {
            rest.removeFirst();
        }
        var made = new ArrayList<JsonField>();
        if (marks.flag("drop_whitespace", false)) {
            made.add(new JsonField(root.file(), marks.path(), component("WhitespaceSplit")));
        }
        var metaspace = component("Metaspace");
        metaspace
                .put("replacement", mark)
                .put("prepend_scheme", marks.flag("prepend", false) ? "always" : "never")
                .put("split", split);
        made.add(new JsonField(root.file(), marks.path(), metaspace));
        made.addAll(rest);
        return made;
    }

    private static boolean splitsAt(JsonField word, String mark) throws UnreadableFileException {
        if (!typed(word, "Split") || word.flag("invert", false)) {
            return false;
        }
        var literal = word.need("pattern").may("String");
        return literal.isPresent()
                && literal.get().text().equals(mark)
                && word.need("behavior").text().equals("MergedWithNext");
    }

    private JsonNode template(JsonField draft) throws UnreadableFileException {
        if (!typed(draft, "TemplateProcessing")) {
            throw draft.unknown("post-processor", draft.need("type").text());
        }
        var template = component("TemplateProcessing");
        ObjectNode table = template.putObject("special_tokens");
        ArrayNode single = template.putArray("single");
        for (JsonField piece : draft.need("single").elements()) {
            if (piece.may("seq").isPresent()) {
                JsonField text = piece.need("seq");
                if (!text.text().equals("A")) {
                    throw text.unfit("A, the one text,");
                }
                single.addObject().putObject("Sequence").put("id", "A");
            } else {
                String name = "run " + table.size();
                ArrayNode ids = table.putObject(name).putArray("ids");
                for (JsonField id : piece.need("ids").elements()) {
                    ids.add(TokenizerJsonPostProcessors.id(id, known));
                }
                single.addObject().putObject("SpecialToken").put("id", name);
            }
        }
        return template;
    }

    private static ObjectNode component(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static JsonNode sequence(String children, List<JsonField> parts) {
        if (parts.isEmpty()) {
            return NODES.nullNode();
        }
        var sequence = component("Sequence");
        ArrayNode list = sequence.putArray(children);
        parts.forEach(part -> list.add(part.node()));
        return sequence;
    }
}
