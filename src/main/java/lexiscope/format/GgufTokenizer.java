package lexiscope.format;

import lexiscope.tokenizer.Overlap;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.decoder.ByteFallbackDecoder;
import lexiscope.tokenizer.decoder.ByteLevelDecoder;
import lexiscope.tokenizer.decoder.Decoder;
import lexiscope.tokenizer.decoder.DecoderSequence;
import lexiscope.tokenizer.decoder.FuseDecoder;
import lexiscope.tokenizer.decoder.ReplaceDecoder;
import lexiscope.tokenizer.decoder.StripDecoder;
import lexiscope.tokenizer.normalizer.BertNormalizer;
import lexiscope.tokenizer.normalizer.CharacterMap;
import lexiscope.tokenizer.normalizer.LlamaNormalizer;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.NormalizerSequence;
import lexiscope.tokenizer.normalizer.Prepend;
import lexiscope.tokenizer.normalizer.Replace;
import lexiscope.tokenizer.pattern.Pattern;
import lexiscope.tokenizer.pretokenizer.BertPreTokenizer;
import lexiscope.tokenizer.pretokenizer.PreTokenizer;
import lexiscope.tokenizer.subword.Bpe;
import lexiscope.tokenizer.subword.Merges;
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

    /// What was found in a file with its tokenizer, where it has one that is known; otherwise a
    /// note says why text cannot be split, and the vocabulary stays.
    static Parts joined(Path file, GgufHeader header, Parts parts) {
        try {
            String json = header.text("tokenizer.huggingface.json", "");
            Parts own;
            if (!json.isEmpty()) {
                own = whole(file, json);
            } else if (header.texts("tokenizer.ggml.tokens").length == 0) {
                return parts;
            } else {
                GgufKinds.check(file, header.metadata());
                own = new GgufTokenizer(file, header).parts();
            }
            if (own.tokenizer().isEmpty()) {
                var notes = new ArrayList<>(parts.notes());
                notes.addAll(own.notes());
                return parts.noting(notes);
            }
            return parts.withTokenizer(own.family(), own.tokenizer().orElseThrow(), own.notes());
        } catch (UnreadableFileException e) {
            var notes = new ArrayList<>(parts.notes());
            notes.add(e.sentence() + " " + Parts.VOCABULARY_ONLY);
            return parts.noting(notes);
        }
    }

    /// The whole `tokenizer.json` of a file.
    private static Parts whole(Path file, String json) throws UnreadableFileException {
        try {
            return TokenizerJsonFile.parts(file, json.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableFileException e) {
            String said = e.sentence().substring(Folders.name(file).length() + 2);
            throw new UnreadableFileException(
                    file, "“tokenizer.huggingface.json” in it: " + said, e);
        }
    }

    private Parts parts() throws UnreadableFileException {
        notes.addAll(GgufKinds.absent(header.metadata(), tokens.spellings().length));
        String model = header.text("tokenizer.ggml.model", "");
        if (model.isEmpty()) {
            throw new UnreadableFileException(
                    file, "has no “tokenizer.ggml.model”, which says how text is split.");
        }
        return switch (model) {
            case "llama" -> sentencePiece();
            case "gpt2" -> bpe(header.text("tokenizer.ggml.pre", ""));
            case "gemma4" -> bpe("gemma4");
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

    private Parts sentencePiece() {
        boolean prefix = header.flag("tokenizer.ggml.add_space_prefix", true);
        var normalizers = new ArrayList<Normalizer>();
        if (prefix) {
            normalizers.add(new Prepend(SPACE));
        }
        normalizers.add(new Replace(Pattern.literal(" "), SPACE));
        return parts(
                "SentencePiece BPE (GGUF)",
                new Spelling.SpaceMark('\u2581'),
                new Tokenizer.Stages(
                        Optional.of(new NormalizerSequence(normalizers)),
                        Optional.empty(),
                        new SentencePieceBpe(tokens.all()),
                        tokens.template(true, 1, false, 2, notes),
                        Optional.of(unmarked(prefix))));
    }

    private static Decoder unmarked(boolean prefix) {
        List<Decoder> decoders =
                List.of(
                        new ReplaceDecoder(Pattern.literal(SPACE), " "),
                        new ByteFallbackDecoder(),
                        new FuseDecoder(),
                        new StripDecoder(' ', prefix ? 1 : 0, 0));
        return new DecoderSequence(decoders);
    }

    private Parts bpe(String pre) throws UnreadableFileException {
        var rules = GgufPreTokenizers.of(pre);
        if (rules.isEmpty()) {
            throw new UnreadableFileException(
                    file,
                    "“tokenizer.ggml.pre” is “"
                            + IdRange.shortened(pre)
                            + "”, a name that is not known.");
        }
        if (pre.isEmpty()) {
            notes.add(
                    "The file has no tokenizer.ggml.pre; llama.cpp then cuts words by its default"
                            + " rules, which are not those of the model.");
        }
        boolean mark = rules.get().spaceMark();
        Map<String, Integer> ids = tokens.ids();
        var model =
                new Bpe(
                        ids,
                        merges(ids),
                        new Bpe.Options(-1, false, rules.get().ignoreMerges(), mark, "", ""));
        Optional<Normalizer> normalizer =
                mark ? Optional.of(new Replace(Pattern.literal(" "), SPACE)) : Optional.empty();
        return parts(
                mark ? "BPE (GGUF)" : "byte-level BPE (GGUF)",
                mark ? new Spelling.SpaceMark('\u2581') : new Spelling.ByteLevel(),
                new Tokenizer.Stages(
                        normalizer,
                        Optional.of(rules.get().words()),
                        model,
                        tokens.template(rules.get().addBegin(), 11, false, 11, notes),
                        Optional.of(mark ? unmarked(false) : new ByteLevelDecoder())));
    }

    private Merges merges(Map<String, Integer> ids) throws UnreadableFileException {
        String[] lines = header.texts("tokenizer.ggml.merges");
        if (lines.length == 0) {
            throw new UnreadableFileException(
                    file, "has no “tokenizer.ggml.merges”, without which text cannot be split.");
        }
        var merges = new Merges(lines.length);
        int lost = 0;
        for (int rank = 0; rank < lines.length; rank++) {
            int space = lines[rank].indexOf(' ', 1);
            Integer left = space < 0 ? null : ids.get(lines[rank].substring(0, space));
            Integer right = space < 0 ? null : ids.get(lines[rank].substring(space + 1));
            Integer product =
                    space < 0
                            ? null
                            : ids.get(
                                    lines[rank].substring(0, space)
                                            + lines[rank].substring(space + 1));
            if (left == null || right == null || product == null) {
                lost++;
            } else if (merges.get(left, right) < 0) {
                merges.put(left, right, rank, product);
            }
        }
        if (lost > 0) {
            notes.add(lost + " merges speak of tokens that the vocabulary lacks and do nothing.");
        }
        return merges;
    }

    /// Word starts are spelled with ▁ and the rest plainly; for the model that is turned around.
    private Parts wordPiece() {
        Map<String, Integer> ids = new HashMap<>();
        tokens.ids()
                .forEach(
                        (spelling, id) ->
                                ids.put(
                                        spelling.startsWith(SPACE)
                                                ? spelling.substring(1)
                                                : "##" + spelling,
                                        id));
        boolean lowercase = header.flag("tokenizer.ggml.normalizer.lowercase", true);
        boolean accents = header.flag("tokenizer.ggml.normalizer.strip_accents", lowercase);
        List<Decoder> decoders =
                List.of(
                        new FuseDecoder(),
                        new ReplaceDecoder(Pattern.literal(SPACE), " "),
                        new StripDecoder(' ', 1, 0));
        return parts(
                "WordPiece (GGUF)",
                new Spelling.SpaceMark('\u2581'),
                new Tokenizer.Stages(
                        Optional.of(new BertNormalizer(true, true, accents, lowercase)),
                        Optional.<PreTokenizer>of(new BertPreTokenizer()),
                        new WordPiece(ids, tokens.special("unknown", 100), "##", Integer.MAX_VALUE),
                        tokens.wordPieceTemplate(notes),
                        Optional.of(new DecoderSequence(decoders))));
    }

    private Parts unigram() throws UnreadableFileException {
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
        boolean suffix = header.flag("tokenizer.ggml.treat_whitespace_as_suffix", false);
        boolean prefix = header.flag("tokenizer.ggml.add_space_prefix", false);
        SubwordModel model = SentencePieceUnigram.asLlama(pieces);
        return parts(
                "SentencePiece Unigram (GGUF)",
                new Spelling.SpaceMark('\u2581'),
                new Tokenizer.Stages(
                        Optional.of(
                                new LlamaNormalizer(
                                        map,
                                        pieces.userDefined(),
                                        prefix && !suffix,
                                        header.flag(
                                                "tokenizer.ggml.remove_extra_whitespaces", false),
                                        prefix && suffix)),
                        Optional.empty(),
                        model,
                        tokens.template(false, -1, true, 1, notes),
                        Optional.of(unmarked(prefix))));
    }

    private Parts rwkv() {
        String[] spelled = tokens.spellings();
        @Nullable String[] entries = new String[spelled.length];
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < spelled.length; id++) {
            entries[id] = Spelling.RawBytes.of(GgufTokens.unescaped(spelled[id]));
            ids.put(entries[id], id);
        }
        return RwkvVocabularyFile.parts(entries, ids);
    }

    private Parts parts(String family, Spelling spelling, Tokenizer.Stages stages) {
        var vocabulary =
                new Vocabulary(tokens.spellings().clone(), tokens.added(), spelling)
                        .stating(tokens.kinds());
        return Parts.of(family, new Tokenizer(vocabulary, stages.with(Overlap.LONGEST)), notes);
    }
}
