package lexiscope.trim;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.format.FolderWriter;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.Unigram;
import lexiscope.tokenizer.subword.WordLevel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.tokens.TokenSet;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A vocabulary of which some tokens stay.
///
/// @param kept all that stay
/// @param wanted those of them that were asked for
/// @param special those that stay for what they are: special and added tokens, and what the
///   template, the configurations and the settings name, and Unigram's lowest score
/// @param bytes those that stay as bytes
/// @param parts those that others are made from
/// @param dependents where tokens are taken away, those that go with them as they are made from
///   them
/// @param spared tokens that were to be taken away and stay, as they are special or bytes
/// @param change the change of the model
public record Trimming(
        TokenSet kept,
        TokenSet wanted,
        TokenSet special,
        TokenSet bytes,
        TokenSet parts,
        TokenSet dependents,
        TokenSet spared,
        ModelChange change) {

    /// Keeps some tokens, and what they need.
    ///
    /// @param opened what the model was opened from
    /// @param multiple the matrix gets a multiple of so many rows, at least 1
    /// @throws IllegalArgumentException with a sentence where nothing would go, or the tokenizer
    ///   cannot be trimmed
    public static Trimming keeping(
            LanguageModel model, List<Path> opened, TokenSet wanted, int multiple)
            throws UnreadableFileException {
        Tokenizer tokenizer = FolderWriter.plain(model);
        int size = model.vocabulary().size();
        TokenSet there = TokenSet.where(size, model.vocabulary()::has);
        TokenSet special = special(model, tokenizer, opened);
        TokenSet bytes = bytes(model.vocabulary());
        var all = new BitSet();
        var derivations = new Derivations(tokenizer);
        if (wanted.intersection(there).isEmpty()) {
            throw new IllegalArgumentException(
                    "None of the tokens is asked for: nothing but what is special and the bytes"
                            + " would stay. Look at the corpus, the counts or the filter.");
        }
        TokenSet first = wanted.intersection(there).union(special).union(bytes);
        first.each(id -> derivations.close(id, all));
        TokenSet kept = TokenSet.where(size, all::get).intersection(there);
        return new Trimming(
                kept,
                wanted.intersection(there),
                special,
                bytes,
                kept.difference(first),
                TokenSet.EMPTY,
                TokenSet.EMPTY,
                change(model, opened, there, kept, multiple));
    }

    /// Takes some tokens away, and those that are made from them.
    ///
    /// @param opened what the model was opened from
    /// @param multiple the matrix gets a multiple of so many rows, at least 1
    /// @throws IllegalArgumentException with a sentence where nothing would go, or the tokenizer
    ///   cannot be trimmed
    public static Trimming without(
            LanguageModel model, List<Path> opened, TokenSet unwanted, int multiple)
            throws UnreadableFileException {
        Tokenizer tokenizer = FolderWriter.plain(model);
        int size = model.vocabulary().size();
        TokenSet there = TokenSet.where(size, model.vocabulary()::has);
        TokenSet special = special(model, tokenizer, opened);
        TokenSet bytes = bytes(model.vocabulary());
        TokenSet going = unwanted.intersection(there).difference(special).difference(bytes);
        var derivations = new Derivations(tokenizer);
        TokenSet dependents =
                TokenSet.where(
                        size,
                        id -> {
                            if (!there.contains(id) || going.contains(id) || special.contains(id)) {
                                return false;
                            }
                            if (!(tokenizer.stages().model() instanceof Bpe)) {
                                return false;
                            }
                            var parts = new BitSet();
                            derivations.close(id, parts);
                            return parts.stream().anyMatch(going::contains);
                        });
        TokenSet kept = there.difference(going).difference(dependents);
        return new Trimming(
                kept,
                kept,
                special,
                bytes,
                TokenSet.EMPTY,
                dependents,
                unwanted.intersection(there).difference(going),
                change(model, opened, there, kept, multiple));
    }

    private static ModelChange change(
            LanguageModel model, List<Path> opened, TokenSet there, TokenSet kept, int multiple)
            throws UnreadableFileException {
        if (multiple < 1) {
            throw new IllegalArgumentException("A multiple is at least 1, not " + multiple + ".");
        }
        if (kept.equals(there)) {
            throw new IllegalArgumentException(
                    "All "
                            + there.size()
                            + " tokens would stay: nothing is to be taken away, or what is needs"
                            + " to stay.");
        }
        int before = Math.max(model.rows(), model.vocabulary().size());
        // rows of no token that the configuration names come behind all tokens
        int[] bare =
                FolderWriter.named(opened, model).stream()
                        .mapToInt(id -> id)
                        .filter(id -> id < model.rows() && !model.vocabulary().has(id))
                        .toArray();
        int beyond = FolderWriter.rowsBeyond(opened, model);
        int[] old =
                beyond > 0
                        ? before(kept, IntStream.of(bare), before, beyond, multiple)
                        : filled(
                                IntStream.concat(kept.stream(), IntStream.of(bare)).toArray(),
                                model.matrix().isPresent() ? multiple : 1);
        return new ModelChange("trim", IdMap.of(before, old), Map.of(), Map.of(), Map.of());
    }

    /// Old ids with new ones behind up to a multiple.
    private static int[] filled(int[] ids, int multiple) {
        int[] old = Arrays.copyOf(ids, Math.ceilDiv(ids.length, multiple) * multiple);
        Arrays.fill(old, ids.length, old.length, IdMap.NEW);
        return old;
    }

    /// The old ids where the last rows stay behind all others.
    ///
    /// @param beyond how many
    private static int[] before(
            TokenSet kept, IntStream bare, int before, int beyond, int multiple) {
        int first = before - beyond;
        int[] counted = IntStream.concat(kept.stream(), bare).filter(id -> id < first).toArray();
        int[] old = filled(counted, multiple);
        boolean tokens = kept.stream().anyMatch(id -> id >= first);
        if (tokens && old.length > counted.length) {
            throw new IllegalArgumentException(
                    "The model keeps "
                            + beyond
                            + " rows behind its vocabulary, and tokens in them: ids between would"
                            + " be of no token. "
                            + counted.length
                            + " rows are no multiple of "
                            + multiple
                            + "; leave the multiple out.");
        }
        return IntStream.concat(IntStream.of(old), IntStream.range(first, before)).toArray();
    }

    private static TokenSet special(LanguageModel model, Tokenizer tokenizer, List<Path> opened)
            throws UnreadableFileException {
        Vocabulary vocabulary = model.vocabulary();
        var all = new BitSet();
        for (int id = 0; id < vocabulary.size(); id++) {
            if (vocabulary.kind(id) == TokenKind.SPECIAL && vocabulary.has(id)) {
                all.set(id);
            }
        }
        vocabulary.added().keySet().forEach(all::set);
        FolderWriter.named(opened, model).forEach(all::set);
        // what the template adds
        for (String text : List.of("", "a")) {
            var framed = tokenizer.encode(text, EncodeOptions.DEFAULT);
            for (int i = 0; i < framed.size(); i++) {
                if ((framed.marks()[i] & Pieces.TEMPLATE) != 0) {
                    all.set(framed.ids()[i]);
                }
            }
        }
        int unknown =
                switch (tokenizer.stages().model()) {
                    case Bpe m -> m.options().unknown();
                    case Unigram m -> m.unknown();
                    case WordPiece m -> m.unknown();
                    case WordLevel m -> m.unknown();
                    default ->
                            throw new IllegalArgumentException(
                                    "A vocabulary of this kind is not trimmed.");
                };
        if (unknown >= 0) {
            all.set(unknown);
        }
        lowest(tokenizer, all);
        return TokenSet.where(vocabulary.size(), id -> all.get(id) && vocabulary.has(id));
    }

    private static TokenSet bytes(Vocabulary vocabulary) {
        Spelling rule = vocabulary.spellingRule();
        boolean alphabet = rule instanceof Spelling.ByteLevel || rule instanceof Spelling.RawBytes;
        return TokenSet.where(
                vocabulary.size(),
                id ->
                        vocabulary.has(id)
                                && vocabulary.added(id) == null
                                && (rule.rawByte(vocabulary.spelling(id))
                                        || alphabet && vocabulary.bytes(id).length == 1));
    }

    /// Unigram's unknown characters are scored by the lowest score there is.
    private static void lowest(Tokenizer tokenizer, BitSet kept) {
        if (tokenizer.stages().model() instanceof Unigram m && m.size() > 0) {
            int lowest = 0;
            for (int id = 1; id < m.size(); id++) {
                lowest = m.score(id) < m.score(lowest) ? id : lowest;
            }
            kept.set(lowest);
        }
    }

    /// What becomes of some texts.
    ///
    /// @param before the tokenizer as it is
    /// @param after the tokenizer as it will be written ([FolderWriter#tokenizer])
    public List<TextEffect> effects(List<String> texts, Tokenizer before, Tokenizer after) {
        var effects = new ArrayList<TextEffect>();
        for (String text : texts) {
            int[] old = before.encode(text, EncodeOptions.DEFAULT).ids();
            int[] now = after.encode(text, EncodeOptions.DEFAULT).ids();
            int[] mapped = Arrays.stream(old).map(change.ids()::now).toArray();
            effects.add(new TextEffect(text, old.length, now.length, Arrays.equals(mapped, now)));
        }
        return effects;
    }

    /// The figures of it, for people and for recipes.
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("kept", kept.size());
        figures.put("wanted", wanted.size());
        figures.put("special", special.size());
        figures.put("bytes", bytes.size());
        figures.put("parts", parts.size());
        figures.put("dependents", dependents.size());
        return figures;
    }
}
