package lexiscope.format;

import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.Merges;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.Spelling;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The `model` of a `tokenizer.json`: its vocabulary and how it cuts.
final class TokenizerJsonModel {
    private final JsonField field;
    private final Map<String, Integer> ids;
    private final String type;

    TokenizerJsonModel(JsonField field) throws UnreadableFileException {
        this.field = field;
        this.type = TokenizerJson.type(field).orElseGet(() -> guessed(field.node()));
        this.ids = vocabulary(field.need("vocab"));
    }

    private static String guessed(JsonNode model) {
        return model.has("merges")
                ? "BPE"
                : model.has("continuing_subword_prefix") ? "WordPiece" : "of unknown type";
    }

    /// Spelling → id.
    Map<String, Integer> ids() {
        return ids;
    }

    /// Spelling by id, null in holes.
    @Nullable String[] entries() throws UnreadableFileException {
        int highest = ids.values().stream().mapToInt(i -> i).max().orElse(-1);
        if (highest > 4L * ids.size() + 1_000_000) {
            throw new UnreadableFileException(
                    field.file(),
                    "“model.vocab” has "
                            + ids.size()
                            + " entries but an id of "
                            + highest
                            + "; such holes are not read.");
        }
        @Nullable String[] entries = new String[highest + 1];
        ids.forEach((spelling, id) -> entries[id] = spelling);
        return entries;
    }

    SubwordModel read() throws UnreadableFileException {
        return switch (type) {
            case "BPE" -> bpe();
            case "WordPiece" -> wordPiece();
            default -> throw field.unknown("model", type);
        };
    }

    /// How spellings stand for text, unless a byte-level stage says otherwise.
    Spelling spelling() throws UnreadableFileException {
        return switch (type) {
            case "WordPiece" ->
                    new Spelling.ContinuationMark(field.text("continuing_subword_prefix", "##"));
            default -> new Spelling.Plain(field.text("end_of_word_suffix", ""));
        };
    }

    private Map<String, Integer> vocabulary(JsonField vocab) throws UnreadableFileException {
        if (!vocab.node().isObject()) {
            throw vocab.unfit("an object of tokens and ids");
        }
        Map<String, Integer> map = HashMap.newHashMap(vocab.node().size());
        for (var entry : vocab.node().properties()) {
            JsonNode id = entry.getValue();
            if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0) {
                throw new JsonField(vocab.file(), vocab.path() + "." + entry.getKey(), id)
                        .unfit("an id from 0 to 2^31 - 1");
            }
            map.put(entry.getKey(), id.intValue());
        }
        return map;
    }

    private Bpe bpe() throws UnreadableFileException {
        for (String unsupported : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
            String value = field.text(unsupported, "");
            if (!value.isEmpty()) {
                throw field.unknown("BPE model with " + unsupported, value);
            }
        }
        if (field.flag("byte_fallback", false)) {
            throw field.unknown("BPE model with", "byte_fallback");
        }
        List<JsonField> pairs = field.need("merges").elements();
        var merges = new Merges(pairs.size());
        int rank = 0;
        for (JsonField pair : pairs) {
            String[] parts = parts(pair);
            if (parts != null) {
                String product = parts[0] + parts[1];
                merges.put(
                        entry(pair, parts[0]), entry(pair, parts[1]), rank++, entry(pair, product));
            }
        }
        String unknown = field.text("unk_token", "");
        int unknownId = unknown.isEmpty() ? -1 : entry(field, unknown);
        return new Bpe(
                ids,
                merges,
                unknownId,
                field.flag("fuse_unk", false),
                field.flag("ignore_merges", false));
    }

    /// Both spellings of a merge: `["a", "b"]` and `"a b"`; null for a version line.
    private static String @Nullable [] parts(JsonField pair) throws UnreadableFileException {
        if (pair.node().isArray()) {
            List<JsonField> two = pair.elements();
            if (two.size() != 2) {
                throw pair.unfit("a pair of tokens");
            }
            return new String[] {two.get(0).text(), two.get(1).text()};
        }
        String text = pair.text();
        if (text.startsWith("#version")) {
            return null;
        }
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw pair.unfit("two tokens with one space between");
        }
        return parts;
    }

    private int entry(JsonField where, String spelling) throws UnreadableFileException {
        Integer id = ids.get(spelling);
        if (id == null) {
            throw new UnreadableFileException(
                    field.file(),
                    "“"
                            + where.path()
                            + "” speaks of the token “"
                            + spelling
                            + "”, which the vocabulary lacks.");
        }
        return id;
    }

    private WordPiece wordPiece() throws UnreadableFileException {
        var longest = field.may("max_input_chars_per_word");
        return new WordPiece(
                ids,
                entry(field, field.text("unk_token", "[UNK]")),
                field.text("continuing_subword_prefix", "##"),
                longest.isPresent() ? longest.get().number() : 100);
    }
}
