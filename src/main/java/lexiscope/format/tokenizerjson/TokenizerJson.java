package lexiscope.format.tokenizerjson;

import lexiscope.format.file.IdRange;
import lexiscope.format.file.JsonField;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.CodePoints;
import lexiscope.tokenizer.subword.CommasApart;
import lexiscope.tokenizer.subword.LlamaBpe;
import lexiscope.tokenizer.subword.LongestMatch;
import lexiscope.tokenizer.subword.Renumbered;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SentencePieceWords;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Builds a tokenizer from the tree of a `tokenizer.json`: the vocabulary and the added tokens
/// here, the model by [TokenizerJsonModel], the other stages by [TokenizerJsonStages].
public final class TokenizerJson {
    private static final String UNUSED =
            " The reference library refuses that; here it is switched off for display anyway.";

    private final TokenizerJsonTree tree;
    private final JsonField root;
    private final Map<Integer, Integer> claims = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    TokenizerJson(TokenizerJsonTree tree) {
        this.tree = tree;
        this.root = tree.root();
    }

    /// The tokenizer; where a component or the version is not known the vocabulary alone, and a
    /// note says which.
    ModelParts parts() throws UnreadableFileException {
        root.need("model");
        var model = new TokenizerJsonModel(tree);
        var added = added(model);
        try {
            return parts(model, added);
        } catch (UnreadableFileException e) {
            var vocabulary = new Vocabulary(model.entries(), added, model.likelySpelling());
            return ModelParts.of(vocabulary, e.sentence(), notes);
        }
    }

    private ModelParts parts(TokenizerJsonModel model, Map<Integer, AddedToken> added)
            throws UnreadableFileException {
        String version = root.text("version", "1.0");
        boolean draft = version.equals("2.0");
        if (!draft && !version.equals("1.0")) {
            throw root.need("version").unfit("\"1.0\" or \"2.0\"");
        }
        SubwordModel subword = model.read();
        @Nullable String[] entries = model.entries();
        IntPredicate known =
                id -> id < entries.length && entries[id] != null || added.containsKey(id);
        var stages =
                TokenizerJsonStages.read(
                        draft ? TokenizerJsonDraft.asFirst(root, known) : root, subword, known);
        Spelling spelling =
                model.type().equals("WordPiece")
                        ? model.spelling()
                        : TokenizerJsonStages.spelling(stages).orElse(model.spelling());
        var vocabulary = new Vocabulary(entries, added, spelling).claiming(claims);
        notes.addAll(model.notes());
        if (draft) {
            notes.add("The file is of the draft version 2.0, which still changes.");
        } else {
            noteSwitchedOff();
        }
        return ModelParts.of(family(subword, spelling), new Tokenizer(vocabulary, stages), notes);
    }

    /// The added tokens under the ids that the reference library gives them: the entry of the model
    /// that they repeat, else the next number after the model's vocabulary. The ids that the file
    /// claims are not used; a note says so where they differ.
    private Map<Integer, AddedToken> added(TokenizerJsonModel model)
            throws UnreadableFileException {
        var added = new LinkedHashMap<Integer, AddedToken>();
        var ids = new LinkedHashMap<String, Integer>();
        var list = root.may("added_tokens");
        int size = model.size();
        int next = size;
        var moved = new ArrayList<String>();
        for (JsonField field : list.isPresent() ? list.get().elements() : List.<JsonField>of()) {
            String content = field.need("content").text();
            if (content.isEmpty()) {
                continue;
            }
            boolean special = field.flag("special", false);
            var token =
                    new AddedToken(
                            content,
                            field.flag("single_word", false),
                            field.flag("lstrip", false),
                            field.flag("rstrip", false),
                            field.flag("normalized", !special),
                            special);
            Integer known = ids.containsKey(content) ? ids.get(content) : model.ids().get(content);
            int id = known != null ? known : next;
            if (id >= size) {
                next = Math.max(next, id + 1);
            }
            var claimed = field.may("id");
            if (claimed.isPresent() && claimed.get().number() != id) {
                claims.put(id, claimed.get().number());
                moved.add(
                        "“"
                                + IdRange.shortened(content)
                                + "” "
                                + id
                                + " (claimed "
                                + claimed.get().number()
                                + ")");
            }
            ids.put(content, id);
            added.put(id, token);
        }
        if (!moved.isEmpty()) {
            notes.add(
                    moved.size()
                            + " added tokens get other ids than the file claims, as in the"
                            + " reference library: "
                            + String.join(", ", moved.subList(0, Math.min(5, moved.size())))
                            + (moved.size() > 5 ? ", …" : "")
                            + ".");
        }
        return added;
    }

    private void noteSwitchedOff() {
        root.may("truncation").ifPresent(t -> notes.add(truncation(t)));
        root.may("padding").ifPresent(p -> notes.add(padding(p)));
    }

    private static String truncation(JsonField field) {
        try {
            JsonField most = field.need("max_length");
            if (!most.node().isIntegralNumber() || most.node().bigIntegerValue().signum() < 0) {
                throw most.unfit("a whole number from 0 on");
            }
            return "The file asks to cut texts to "
                    + most.node()
                    + " tokens; switched off for display.";
        } catch (UnreadableFileException e) {
            return e.sentence() + UNUSED;
        }
    }

    private static String padding(JsonField field) {
        try {
            JsonField strategy = field.need("strategy");
            boolean longest = strategy.node().asString("").equals("BatchLongest");
            return "The file asks for padding"
                    + (longest ? "" : " to " + strategy.need("Fixed").count())
                    + "; switched off for display.";
        } catch (UnreadableFileException e) {
            return e.sentence() + UNUSED;
        }
    }

    /// The kind of tokenizer, for people.
    public static String family(SubwordModel model, Spelling spelling) {
        return switch (model) {
            case Bpe _ -> spelling instanceof Spelling.ByteLevel ? "byte-level BPE" : "BPE";
            case LlamaBpe _ -> "byte-level BPE";
            case WordPiece _ -> "WordPiece";
            case WordLevel _ -> "word level";
            case Unigram _ -> "Unigram";
            case LongestMatch _ -> "longest match";
            case CodePoints _ -> "code points";
            case CommasApart m -> family(m.model(), spelling);
            case Renumbered m -> family(m.model(), spelling);
            case SentencePieceBpe _ -> "SentencePiece BPE";
            case SentencePieceUnigram _ -> "SentencePiece Unigram";
            case SentencePieceWords m -> m.whole() ? "SentencePiece words" : "SentencePiece chars";
        };
    }

    /// The first of several fields, for files that leave out a component's type.
    static Optional<String> type(JsonField field) throws UnreadableFileException {
        var type = field.may("type");
        return type.isPresent() ? Optional.of(type.get().text()) : Optional.empty();
    }
}
