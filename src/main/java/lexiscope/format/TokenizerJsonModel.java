package lexiscope.format;

import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.Merges;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.Spelling;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The `model` of a `tokenizer.json`: its vocabulary and how it cuts.
final class TokenizerJsonModel {
    private final JsonField field;
    private final Map<String, Integer> ids;
    private final String type;
    private final List<String> notes = new ArrayList<>();
    private String[] pieces = {};
    private double[] scores = {};
    private int duplicates;

    TokenizerJsonModel(JsonField field) throws UnreadableFileException {
        this.field = field;
        this.type = TokenizerJson.type(field).orElseGet(() -> guessed(field.node()));
        JsonField vocab = field.need("vocab");
        this.ids = type.equals("Unigram") ? scored(vocab) : vocabulary(vocab);
    }

    private static String guessed(JsonNode model) {
        if (model.has("merges")) {
            return "BPE";
        }
        if (model.has("max_input_chars_per_word")) {
            return "WordPiece";
        }
        JsonNode vocab = model.get("vocab");
        boolean list = vocab != null && vocab.isArray();
        return list ? "Unigram" : vocab != null ? "WordLevel" : "of unknown type";
    }

    /// The kind of model, as the file names it.
    String type() {
        return type;
    }

    /// Spelling → id.
    Map<String, Integer> ids() {
        return ids;
    }

    /// Spelling by id, null in holes.
    @Nullable String[] entries() throws UnreadableFileException {
        if (pieces.length > 0) {
            return pieces.clone();
        }
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

    /// What a person should know about the model.
    List<String> notes() {
        return notes;
    }

    SubwordModel read() throws UnreadableFileException {
        return switch (type) {
            case "BPE" -> bpe();
            case "WordPiece" -> wordPiece();
            case "WordLevel" -> new WordLevel(ids, unknown("<unk>"));
            case "Unigram" -> unigram();
            default -> throw field.unknown("model", type);
        };
    }

    /// How spellings stand for text, unless a byte-level stage says otherwise.
    Spelling spelling() throws UnreadableFileException {
        return switch (type) {
            case "WordPiece" ->
                    new Spelling.ContinuationMark(field.text("continuing_subword_prefix", "##"));
            case "Unigram" -> new Spelling.SpaceMark('▁');
            case "BPE" -> bpeSpelling();
            default -> new Spelling.Plain();
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

    private Spelling bpeSpelling() throws UnreadableFileException {
        String continuation = field.text("continuing_subword_prefix", "");
        if (!continuation.isEmpty()) {
            return new Spelling.ContinuationMark(continuation);
        }
        return field.flag("byte_fallback", false)
                ? new Spelling.SpaceMark('▁')
                : new Spelling.Plain(field.text("end_of_word_suffix", ""));
    }

    /// Unigram's list of pieces and scores; of equal pieces the last one counts.
    private Map<String, Integer> scored(JsonField vocab) throws UnreadableFileException {
        List<JsonField> elements = vocab.elements();
        pieces = new String[elements.size()];
        scores = new double[elements.size()];
        Map<String, Integer> map = HashMap.newHashMap(elements.size());
        for (JsonField element : elements) {
            List<JsonField> two = element.elements();
            if (two.size() != 2 || !two.get(1).node().isNumber()) {
                throw element.unfit("a piece and its score");
            }
            int id = map.size() + duplicates;
            pieces[id] = two.get(0).text();
            scores[id] = two.get(1).node().doubleValue();
            if (!Double.isFinite(scores[id])) {
                throw two.get(1).unfit("a finite score");
            }
            if (map.put(pieces[id], id) != null) {
                duplicates++;
            }
        }
        return map;
    }

    private Unigram unigram() throws UnreadableFileException {
        var unknown = field.may("unk_id");
        int id = unknown.isPresent() ? unknown.get().number() : -1;
        if (id >= pieces.length || id < -1) {
            throw field.need("unk_id").unfit("the id of one of the " + pieces.length + " pieces");
        }
        return new Unigram(pieces, scores, id, field.flag("byte_fallback", false));
    }

    /// The id of the unknown token; -1, and a note, where the vocabulary lacks it.
    private int unknown(String otherwise) throws UnreadableFileException {
        String token = field.text("unk_token", otherwise);
        Integer id = ids.get(token);
        if (id == null && !token.isEmpty()) {
            notes.add(
                    "The unknown token “"
                            + token
                            + "” is not in the vocabulary: text that cannot be spelled gives no"
                            + " token (the reference library stops there).");
        }
        return id == null ? -1 : id;
    }

    private Bpe bpe() throws UnreadableFileException {
        String continuation = field.text("continuing_subword_prefix", "");
        if (field.may("dropout").isPresent() && field.need("dropout").node().asDouble(0) > 0) {
            notes.add("The file asks for random dropout of merges; switched off for display.");
        }
        List<JsonField> pairs = field.need("merges").elements();
        var merges = new Merges(pairs.size());
        int rank = 0;
        for (JsonField pair : pairs) {
            String[] parts = parts(pair);
            if (parts != null) {
                boolean marked = parts[1].startsWith(continuation);
                String product =
                        parts[0] + (marked ? parts[1].substring(continuation.length()) : parts[1]);
                merges.put(
                        entry(pair, parts[0]), entry(pair, parts[1]), rank++, entry(pair, product));
            }
        }
        return new Bpe(
                ids,
                merges,
                new Bpe.Options(
                        unknown(""),
                        field.flag("fuse_unk", false),
                        field.flag("ignore_merges", false),
                        field.flag("byte_fallback", false),
                        continuation,
                        field.text("end_of_word_suffix", "")));
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
                unknown("[UNK]"),
                field.text("continuing_subword_prefix", "##"),
                longest.isPresent() ? longest.get().number() : 100);
    }
}
