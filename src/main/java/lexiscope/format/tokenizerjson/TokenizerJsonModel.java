package lexiscope.format.tokenizerjson;

import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.tokenizer.subword.bpe.Merges;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.SpellingTable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The `model` of a `tokenizer.json`: its vocabulary and how it cuts.
final class TokenizerJsonModel {
    private final JsonField field;
    private final TokenizerJsonVocabulary vocabulary;
    private final @Nullable Merges merges;
    private final @Nullable UnreadableFileException refusal;
    private final String type;
    private final List<String> notes = new ArrayList<>();

    TokenizerJsonModel(TokenizerJsonTree tree) throws UnreadableFileException {
        this.field = tree.root().need("model");
        if (tree.vocabulary() == null) {
            throw field.missing("vocab");
        }
        this.vocabulary = tree.vocabulary();
        this.merges = tree.merges();
        this.refusal = tree.refusal();
        var named = TokenizerJson.type(field);
        this.type = named.isPresent() ? named.get() : guessed();
    }

    private String guessed() {
        if (merges != null || refusal != null) {
            return "BPE";
        }
        if (vocabulary.scored()) {
            return "Unigram";
        }
        return field.node().has("max_input_chars_per_word") ? "WordPiece" : "WordLevel";
    }

    /// The kind of model, as the file names it.
    String type() {
        return type;
    }

    /// Spelling → id.
    SpellingTable ids() {
        return vocabulary.ids();
    }

    /// The number of entries; a piece with a score counts as often as it is listed.
    int size() {
        return vocabulary.scored() ? vocabulary.pieces().length : ids().size();
    }

    /// Spelling by id, null in holes.
    @Nullable String[] entries() throws UnreadableFileException {
        if (vocabulary.scored()) {
            return vocabulary.pieces().clone();
        }
        int highest = vocabulary.highest();
        if (highest > 4L * ids().size() + 1_000_000) {
            throw new UnreadableFileException(
                    field.file(),
                    "“model.vocab” has "
                            + ids().size()
                            + " entries but an id of "
                            + highest
                            + "; such holes are not read.");
        }
        @Nullable String[] entries = new String[highest + 1];
        int[] shared = {0};
        ids().each(
                        (spelling, id) -> {
                            shared[0] += entries[id] == null ? 0 : 1;
                            entries[id] = spelling;
                        });
        if (shared[0] > 0) {
            notes.add(shared[0] + " tokens of “model.vocab” share the id of another one.");
        }
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
            case "WordLevel" -> new WordLevel(ids(), unknown("<unk>"));
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

    /// How spellings seem to stand for text, where the stages that say so are not known: as most
    /// entries are written.
    Spelling likelySpelling() {
        int[] seen = new int[3];
        ids().each(
                        (spelling, _) -> {
                            seen[0] += spelling.startsWith("\u0120") ? 1 : 0;
                            seen[1] += spelling.startsWith("\u2581") ? 1 : 0;
                            seen[2] += spelling.startsWith("##") ? 1 : 0;
                        });
        int most = Math.max(seen[0], Math.max(seen[1], seen[2]));
        if (most <= ids().size() / 50) {
            return new Spelling.Plain();
        }
        return most == seen[0]
                ? new Spelling.ByteLevel()
                : most == seen[1]
                        ? new Spelling.SpaceMark('\u2581')
                        : new Spelling.ContinuationMark("##");
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

    private Unigram unigram() throws UnreadableFileException {
        var unknown = field.may("unk_id");
        int id = unknown.isPresent() ? unknown.get().count() : -1;
        if (!vocabulary.scored()) {
            throw new UnreadableFileException(
                    field.file(), "“model.vocab” should be a list of pieces and scores.");
        }
        int size = vocabulary.pieces().length;
        if (id >= size) {
            throw field.need("unk_id").unfit("the id of one of the " + size + " pieces");
        }
        return new Unigram(
                vocabulary.pieces(), vocabulary.scores(), id, field.flag("byte_fallback", false));
    }

    /// The id of the unknown token; -1, and a note, where the vocabulary lacks it.
    private int unknown(String otherwise) throws UnreadableFileException {
        String token = field.text("unk_token", otherwise);
        Integer id = ids().get(token);
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
        var dropout = field.may("dropout");
        double share = dropout.isPresent() ? dropout.get().node().asDouble(-1) : 0;
        if (dropout.isPresent()
                && (!dropout.get().node().isNumber() || !(share >= 0 && share <= 1))) {
            throw dropout.get().unfit("a number from 0 to 1");
        }
        if (share > 0) {
            notes.add("The file asks for random dropout of merges; switched off for display.");
        }
        if (refusal != null) {
            throw refusal;
        }
        if (merges == null) {
            throw field.missing("merges");
        }
        return new Bpe(
                ids(),
                merges,
                new Bpe.Options(
                        unknown(""),
                        field.flag("fuse_unk", false),
                        field.flag("ignore_merges", false),
                        field.flag("byte_fallback", false),
                        continuation,
                        field.text("end_of_word_suffix", "")));
    }

    private WordPiece wordPiece() throws UnreadableFileException {
        var longest = field.may("max_input_chars_per_word");
        return new WordPiece(
                ids(),
                unknown("[UNK]"),
                field.text("continuing_subword_prefix", "##"),
                longest.isPresent() ? longest.get().limit() : 100);
    }
}
