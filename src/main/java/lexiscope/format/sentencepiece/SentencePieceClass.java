package lexiscope.format.sentencepiece;

import lexiscope.format.config.ConfigSwitches;
import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.IdRange;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.tokenizerjson.TokenizerJson;
import lexiscope.format.vocabfile.VocabJson;
import lexiscope.tokenizer.Stages;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.aligned.AlignedText;
import lexiscope.tokenizer.postprocessor.PostProcessor;
import lexiscope.tokenizer.postprocessor.TemplateProcessing;
import lexiscope.tokenizer.postprocessor.TemplateProcessing.Part;
import lexiscope.tokenizer.subword.CommasApart;
import lexiscope.tokenizer.subword.Renumbered;
import lexiscope.tokenizer.subword.SubwordModel;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.TokenKind;
import lexiscope.vocabulary.Vocabulary;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A SentencePiece model as a class of `transformers` uses it ([PieceClass]): the ids of its pieces
/// ([PieceNumbers]), its special tokens ([ClassTokens]), what it does to a text before
/// ([PieceTexts]) and puts around it. Any other class keeps the ids of the file.
final class SentencePieceClass {
    private final Path file;
    private final TokenizerConfig config;
    private final SentencePieceTokenizer raw;
    private final List<String> notes;

    private SentencePieceClass(Path file, TokenizerConfig config, SentencePieceTokenizer raw) {
        this.file = file;
        this.config = config;
        this.raw = raw;
        this.notes = new ArrayList<>(config.notes());
        this.notes.addAll(raw.notes());
    }

    /// The tokenizer of a model by its class.
    static ModelParts of(Path file, TokenizerConfig config, SentencePieceTokenizer raw)
            throws UnreadableFileException {
        var reader = new SentencePieceClass(file, config, raw);
        var kind = PieceClass.of(config.tokenizerClass());
        return kind.isPresent() ? reader.parts(kind.get()) : reader.unshifted();
    }

    private ModelParts parts(PieceClass kind) throws UnreadableFileException {
        if (kind.order() == PieceClass.Order.VOCABULARY
                && !Files.isRegularFile(file.resolveSibling("vocab.json"))) {
            notes.add(
                    "The class "
                            + config.tokenizerClass()
                            + " numbers its pieces in vocab.json, which is missing; the ids are"
                            + " those of the model itself.");
            return raw.parts().noting(notes);
        }
        ScoredPieces pieces = raw.pieces();
        var numbers = numbers(kind, pieces);
        var tokens = ClassTokens.of(kind, config, numbers, placed(kind, numbers, pieces), notes);
        notes.addAll(PieceNotes.of(kind, config));
        return numbered(kind, numbers, tokens, frame(kind, tokens));
    }

    private PieceNumbers numbers(PieceClass kind, ScoredPieces pieces)
            throws UnreadableFileException {
        return switch (kind.order()) {
            case FILE -> PieceNumbers.file(pieces);
            case FAIRSEQ -> PieceNumbers.fairseq(pieces, PieceTokens.behind(kind, config));
            case CAMEMBERT -> PieceNumbers.camembert(pieces);
            case SEAMLESS -> PieceNumbers.seamless(pieces);
            case PROPHETNET -> PieceNumbers.prophetNet(pieces);
            case PEGASUS -> PieceNumbers.later(pieces, PieceTokens.offset(config));
            case VOCABULARY -> vocabulary(kind, pieces);
            case LINES -> {
                Path lines = file.resolveSibling("vocab.txt");
                yield Files.isRegularFile(lines)
                        ? words(lines, "[UNK]", PieceNumbers.lines(lines, List.of(), false), pieces)
                        : PieceNumbers.file(pieces);
            }
            case DICTIONARY -> {
                Path lines = file.resolveSibling("dict.txt");
                var words = PieceNumbers.lines(lines, specials(), true);
                words.putIfAbsent(config.special("mask_token", "<mask>"), words.size());
                yield words(lines, "<unk>", words, pieces);
            }
        };
    }

    /// The tokens whose ids the class states; Marian's are the languages of its vocabulary.
    private Map<Integer, AddedToken> placed(
            PieceClass kind, PieceNumbers numbers, ScoredPieces pieces) {
        var placed = PieceTokens.placed(kind, config, pieces);
        if (kind == PieceClass.MARIAN) {
            numbers.words()
                    .forEach(
                            (word, id) -> {
                                if (word.startsWith(">>") && word.endsWith("<<")) {
                                    placed.put(id, PieceTokens.one(word));
                                }
                            });
        }
        return placed;
    }

    /// The tokens before the lines of fairseq's dictionary.
    private List<String> specials() {
        return List.of(
                config.special("bos_token", "<s>"),
                config.special("pad_token", "<pad>"),
                config.special("eos_token", "</s>"),
                config.special("unk_token", "<unk>"),
                config.special("sep_token", "</s>"),
                config.special("cls_token", "<s>"));
    }

    /// Marian and its kin number the pieces in a `vocab.json` beside the model.
    private PieceNumbers vocabulary(PieceClass kind, ScoredPieces pieces)
            throws UnreadableFileException {
        Path vocab = file.resolveSibling("vocab.json");
        var numbers = words(vocab, "<unk>", VocabJson.read(vocab).ids(), pieces);
        return kind == PieceClass.M2M100
                ? numbers.with(
                        PieceNotes.languages(config).stream().map(l -> "__" + l + "__").toList())
                : numbers;
    }

    private PieceNumbers words(
            Path vocabulary, String unknown, Map<String, Integer> words, ScoredPieces pieces)
            throws UnreadableFileException {
        String token = config.special("unk_token", unknown);
        Integer id = words.get(token);
        if (id == null) {
            throw new UnreadableFileException(
                    vocabulary,
                    "has no entry for the unknown token “"
                            + IdRange.shortened(token)
                            + "”, which every model needs.");
        }
        return PieceNumbers.vocabulary(pieces, words, id);
    }

    /// What stands around a text.
    private Optional<PostProcessor> frame(PieceClass kind, ClassTokens tokens) {
        var parts = new ArrayList<Part>();
        String[] sides = frameOf(kind).split("\\|", -1);
        parts.addAll(fields(kind, sides[0], tokens));
        parts.add(new Part.Sequence());
        parts.addAll(fields(kind, sides[1], tokens));
        return parts.size() == 1 ? Optional.empty() : Optional.of(new TemplateProcessing(parts));
    }

    private String frameOf(PieceClass kind) {
        if (kind.frame().equals("bos|eos")) {
            return (config.flag("add_bos_token", true) ? "bos" : "")
                    + "|"
                    + (config.flag("add_eos_token", false) ? "eos" : "");
        }
        boolean legacy = kind == PieceClass.NLLB && config.flag("legacy_behaviour", false);
        return legacy ? PieceClass.MBART.frame() : kind.frame();
    }

    private List<Part> fields(PieceClass kind, String fields, ClassTokens tokens) {
        var parts = new ArrayList<Part>();
        for (String field : fields.split(" ")) {
            if (field.endsWith("?")) {
                tokens.of(field.substring(0, field.length() - 1))
                        .ifPresent(id -> parts.add(new Part.Unless(id)));
            } else if (!field.isEmpty()) {
                OptionalInt id =
                        field.equals("lang")
                                ? PieceNotes.language(kind, config, raw, tokens, notes)
                                : tokens.of(field);
                id.ifPresent(one -> parts.add(new Part.Special(List.of(one))));
            }
        }
        return parts;
    }

    /// The ids of the file. A class that would add tokens is said, not followed.
    private ModelParts unshifted() throws UnreadableFileException {
        String named = config.tokenizerClass();
        if (!named.isEmpty()) {
            notes.add(
                    "The class "
                            + named
                            + " is read as the SentencePiece library reads the model: ids as in the"
                            + " file, nothing added; transformers may add special tokens.");
        }
        notes.addAll(ConfigSwitches.notes(config));
        ModelParts parts = raw.parts();
        Map<Integer, AddedToken> added = new HashMap<>();
        var vocabulary = parts.tokenizer().orElseThrow().vocabulary();
        config.added(vocabulary.size(), notes)
                .forEach(
                        (id, token) -> {
                            if (!vocabulary.has(id)) {
                                added.put(id, token);
                            }
                        });
        Tokenizer tokenizer =
                added.isEmpty()
                        ? parts.tokenizer().orElseThrow()
                        : parts.tokenizer().orElseThrow().with(added);
        return ModelParts.of(parts.family(), tokenizer, notes);
    }

    /// The model over pieces of other ids.
    private ModelParts numbered(
            PieceClass kind,
            PieceNumbers numbers,
            ClassTokens tokens,
            Optional<PostProcessor> template)
            throws UnreadableFileException {
        int[] ids = numbers.ids();
        int unknown = tokens.of("unk").orElse(numbers.unknown());
        SubwordModel model = raw.model();
        if (kind.before() == PieceClass.Before.CLEANED) {
            var normalizer = raw.normalizer();
            model =
                    CommasApart.of(
                            model,
                            raw.pieces(),
                            text -> normalizer.apply(AlignedText.typed(text, 0)).text());
        }
        if (kind.order() != PieceClass.Order.FILE) {
            model = new Renumbered(model, ids, numbers.unknown(), numbers.words());
        }
        var stages =
                new Stages(
                        Optional.of(PieceTexts.of(kind, config, raw.normalizer())),
                        Optional.empty(),
                        model,
                        template,
                        Optional.of(raw.decoder()));
        Map<Integer, TokenKind> kinds = new HashMap<>();
        for (int id = 0; id < ids.length; id++) {
            if (ids[id] >= 0 && !tokens.added().containsKey(ids[id]) && ids[id] != unknown) {
                var stated = SentencePieceTokenizer.kind(raw.proto().pieces().get(id).kind());
                if (stated.isPresent()) {
                    kinds.put(ids[id], stated.get());
                }
            }
        }
        Map<Integer, AddedToken> added = new LinkedHashMap<>(tokens.added());
        var vocabulary =
                new Vocabulary(numbers.entries(), added, SentencePieceTokenizer.spelling())
                        .stating(kinds);
        return ModelParts.of(
                TokenizerJson.family(raw.model(), SentencePieceTokenizer.spelling()),
                new Tokenizer(vocabulary, stages),
                notes);
    }
}
