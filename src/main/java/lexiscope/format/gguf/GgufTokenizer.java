package lexiscope.format.gguf;

import lexiscope.format.file.Folders;
import lexiscope.format.file.IdRange;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tokenizerjson.TokenizerJsonFile;
import lexiscope.format.vocabfile.RwkvVocabularyFile;
import lexiscope.tokenizer.Overlap;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.normalizer.CharacterMap;
import lexiscope.tokenizer.normalizer.LlamaBertNormalizer;
import lexiscope.tokenizer.normalizer.LlamaNormalizer;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Prepend;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.LlamaBertPreTokenizer;
import lexiscope.tokenizer.subword.SentencePieceBpe;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.WordPiece;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tokenizer in the metadata of a GGUF file, as llama.cpp runs it (`src/llama-vocab.cpp`). A
/// whole `tokenizer.json` in the metadata is preferred.
final class GgufTokenizer {
    private static final String SPACE = "\u2581";

    private final Path file;
    private final GgufHeader header;
    private final GgufTokens tokens;
    private final List<String> notes = new ArrayList<>();

    private GgufTokenizer(Path file, GgufHeader header) throws UnreadableFileException {
        this.file = file;
        this.header = header;
        this.tokens = GgufTokens.of(file, header);
    }

    /// What was found in a file with its tokenizer, where it has one that is known; otherwise with
    /// the reason why text cannot be split, and the vocabulary stays.
    static ModelParts joined(Path file, GgufHeader header, ModelParts parts) {
        try {
            String json = header.text("tokenizer.huggingface.json", "");
            ModelParts own;
            if (!json.isEmpty()) {
                own = whole(file, json);
            } else if (header.texts("tokenizer.ggml.tokens").length == 0) {
                return parts;
            } else {
                GgufKinds.check(file, header.metadata());
                own = new GgufTokenizer(file, header).parts();
            }
            if (own.refusal().isPresent()) {
                return parts.also(own.notes()).refused(own.refusal().get());
            }
            return parts.withTokenizer(own.family(), own.tokenizer().orElseThrow(), own.notes());
        } catch (UnreadableFileException e) {
            return parts.refusing(e.sentence());
        }
    }

    /// The whole `tokenizer.json` of a file.
    private static ModelParts whole(Path file, String json) throws UnreadableFileException {
        try {
            return TokenizerJsonFile.parts(file, json.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableFileException e) {
            String said = e.sentence().substring(Folders.name(file).length() + 2);
            throw new UnreadableFileException(
                    file, "“tokenizer.huggingface.json” in it: " + said, e);
        }
    }

    private ModelParts parts() throws UnreadableFileException {
        notes.addAll(GgufKinds.absent(header.metadata(), tokens.spellings().length));
        String model = header.text("tokenizer.ggml.model", "");
        if (model.isEmpty()) {
            throw new UnreadableFileException(
                    file, "has no “tokenizer.ggml.model”, which says how text is split.");
        }
        return switch (model) {
            case "llama" -> sentencePiece();
            case "gpt2", "whitespace", "gemma4" -> new GgufBpe(file, header, tokens, notes).parts();
            case "bert" -> wordPiece();
            case "t5" -> unigram();
            case "rwkv" -> rwkv();
            default ->
                    throw new UnreadableFileException(
                            file,
                            "“tokenizer.ggml.model” is “"
                                    + IdRange.shortened(model)
                                    + "”, a tokenizer that is not supported.");
        };
    }

    private ModelParts sentencePiece() {
        boolean prefix = header.flag("tokenizer.ggml.add_space_prefix", true);
        var normalizers = new ArrayList<Normalizer>();
        if (prefix) {
            normalizers.add(new Prepend(SPACE));
        }
        normalizers.add(new Replace(Pattern.literal(" "), SPACE));
        return parts(
                "SentencePiece BPE (GGUF)",
                new Spelling.SpaceMark('\u2581'),
                new Stages(
                        Optional.of(new NormalizerSequence(normalizers)),
                        Optional.empty(),
                        new SentencePieceBpe(tokens.all()),
                        tokens.template(true, 1, false, 2, notes),
                        Optional.of(tokens.decoder(false, prefix, false))));
    }

    /// Word starts are spelled with ▁ and the rest plainly.
    private ModelParts wordPiece() {
        boolean lowercase = header.flag("tokenizer.ggml.normalizer.lowercase", true);
        boolean accents = header.flag("tokenizer.ggml.normalizer.strip_accents", lowercase);
        boolean prefix = header.flag("tokenizer.ggml.add_space_prefix", false);
        return parts(
                "WordPiece (GGUF)",
                new Spelling.SpaceMark('\u2581'),
                new Stages(
                        Optional.of(new LlamaBertNormalizer(accents, lowercase)),
                        Optional.of(new LlamaBertPreTokenizer()),
                        new WordPiece(
                                tokens.ids(),
                                tokens.special("unknown", 100),
                                SPACE,
                                "",
                                Integer.MAX_VALUE),
                        tokens.wordPieceTemplate(notes),
                        Optional.of(tokens.decoder(false, prefix, true))));
    }

    private ModelParts unigram() throws UnreadableFileException {
        var pieces = tokens.typed(tokens.special("unknown", 2));
        CharacterMap map = null;
        if (header.metadata().get("tokenizer.ggml.precompiled_charsmap") instanceof byte[] blob
                && blob.length > 0) {
            try {
                map = CharacterMap.of(blob);
            } catch (IllegalArgumentException e) {
                throw UnreadableFileException.damaged(
                        file, "“tokenizer.ggml.precompiled_charsmap”: " + e.getMessage() + ".");
            }
        }
        boolean prefix = header.flag("tokenizer.ggml.add_space_prefix", false);
        SubwordModel model = SentencePieceUnigram.asLlama(pieces, tokens.counted());
        return parts(
                "SentencePiece Unigram (GGUF)",
                new Spelling.SpaceMark('\u2581'),
                new Stages(
                        Optional.of(
                                new LlamaNormalizer(
                                        map,
                                        pieces.userDefinedBytes(),
                                        prefix,
                                        header.flag(
                                                "tokenizer.ggml.remove_extra_whitespaces", false))),
                        Optional.empty(),
                        model,
                        tokens.template(false, -1, true, 1, notes),
                        Optional.of(tokens.decoder(false, prefix, false))));
    }

    /// The bytes of a token decide what text it matches in the model; as an added token it matches
    /// as it is spelled.
    private ModelParts rwkv() {
        String[] spelled = tokens.spellings();
        @Nullable String[] entries = new String[spelled.length];
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < spelled.length; id++) {
            entries[id] = Spelling.RawBytes.of(GgufTokens.unescaped(spelled[id]));
            ids.put(entries[id], id);
        }
        return RwkvVocabularyFile.parts(
                entries, ids, tokens.added(), tokens.special("unknown", -1), Overlap.LONGEST);
    }

    private ModelParts parts(String family, Spelling spelling, Stages stages) {
        var vocabulary =
                new Vocabulary(tokens.spellings().clone(), tokens.added(), spelling)
                        .stating(tokens.kinds());
        return ModelParts.of(
                family, new Tokenizer(vocabulary, stages.with(Overlap.LONGEST)), notes);
    }
}
