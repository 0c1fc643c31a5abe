package lexiscope.format;

import lexiscope.format.config.ConfigSwitches;
import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName.Holds;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.part.WordList;
import lexiscope.format.vocabfile.ByteModels;
import lexiscope.format.vocabfile.VocabJson;
import lexiscope.model.ModelNote.Kind;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the tokenizer of a folder by the names that the formats give, whose ranks have the order
/// of `transformers`: `tokenizer.json`, then `tekken.json`, a `.model` (SentencePiece or tiktoken,
/// also `.model.v3`), `vocab.json` with `merges.txt`, BERT's `vocab.txt`; after them the files that
/// `transformers` does not read, and the models that need none.
final class TokenizerFiles {
    /// What the classes need that are known but not read.
    private static final Map<String, String> REFUSED =
            Map.ofEntries(
                    Map.entry("BertJapaneseTokenizer", "MeCab with its dictionary"),
                    Map.entry("CpmTokenizer", "jieba with its dictionary"),
                    Map.entry("PhobertTokenizer", "PhoBERT's own BPE after VnCoreNLP"),
                    Map.entry("BertweetTokenizer", "BERTweet's own BPE"),
                    Map.entry("BlenderbotSmallTokenizer", "a BPE of its own, with @@"),
                    Map.entry("CTRLTokenizer", "a BPE of its own, with @@"),
                    Map.entry("PerceiverTokenizer", "bytes in an order of their own"),
                    Map.entry("Wav2Vec2CTCTokenizer", "rules for the characters of speech"),
                    Map.entry("XLMTokenizer", "Moses' rules"),
                    Map.entry("FlaubertTokenizer", "Moses' rules"),
                    Map.entry("FSMTTokenizer", "Moses' rules"),
                    Map.entry("BioGptTokenizer", "Moses' rules"),
                    Map.entry("TransfoXLTokenizer", "Moses' rules"));

    private static final Pattern COUNTED = Pattern.compile(".+ \\d+");

    private TokenizerFiles() {}

    /// Reads the tokenizer of a folder into the parts found, if there is one.
    ///
    /// @throws UnreadableFileException when there is one that cannot be read
    static void read(Formats formats, Path folder, Reading reading, FoundParts found)
            throws UnreadableFileException {
        TokenizerConfig config = reading.configs().tokenizer(folder);
        Reading by = reading.by(config).wanting("");
        Path json = folder.resolve("tokenizer.json");
        if (Files.isRegularFile(json)) {
            ModelParts parts = by.open(json);
            found.add(json, parts);
            parts.tokenizer()
                    .map(t -> TransformersNotes.beside(config, t))
                    .orElse(ConfigSwitches.notes(config))
                    .forEach(found::note);
            return;
        }
        Optional<String> refusal = refusal(config);
        if (refusal.isPresent()) {
            if (!vocabulary(folder, config, refusal.get(), found)) {
                found.warn(Kind.NO_TOKENIZER, refusal.get());
            }
            return;
        }
        var unfit = new ArrayList<Path>();
        Optional<Path> file = file(formats, folder, config, unfit);
        if (file.isPresent()) {
            found.add(file.get(), by.open(file.get()));
            return;
        }
        var bytes = ByteModels.of(config);
        if (bytes.isPresent()) {
            found.add(folder.resolve("config.json"), bytes.get());
        } else if (!unfit.isEmpty()) {
            // refuses it, as a rule
            found.add(unfit.getFirst(), by.open(unfit.getFirst()));
        }
    }

    /// The first file of a tokenizer, by its name and its content.
    ///
    /// @param unfit takes those that go by the very name of one, and are none by their content
    private static Optional<Path> file(
            Formats formats, Path folder, TokenizerConfig config, List<Path> unfit)
            throws UnreadableFileException {
        for (var named : formats.searched(Holds.TOKENIZER)) {
            for (Path file : named.in(folder)) {
                ByteBuffer head = FileHead.of(file);
                if (formats.of(file, head).filter(named.format()::equals).isPresent()) {
                    Refusals.check(file, head.duplicate());
                    if (named.format().meant(file, config)) {
                        return Optional.of(file);
                    }
                } else if (!named.name().glob().contains("*")
                        && !Formats.ofTexts(Folders.name(file))) {
                    unfit.add(file);
                }
            }
        }
        return Optional.empty();
    }

    /// Why the tokenizer of a class is not read, where it is known but not supported.
    static Optional<String> refusal(TokenizerConfig config) {
        String needed = REFUSED.get(config.tokenizerClass());
        return needed == null
                ? Optional.empty()
                : Optional.of(
                        "The tokenizer is a "
                                + config.tokenizerClass()
                                + ", which needs "
                                + needed
                                + "; that is not supported, so text cannot be split as the model"
                                + " does.");
    }

    /// The vocabulary of a class that is refused: a list of lines, fairseq's `token count`, or a
    /// `vocab.json`.
    private static boolean vocabulary(
            Path folder, TokenizerConfig config, String why, FoundParts found)
            throws UnreadableFileException {
        for (String name : List.of("vocab.json", "vocab-src.json")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                var entries = VocabJson.read(file).entries();
                var notes = new ArrayList<String>();
                var added = config.added(entries, notes);
                var vocabulary = new Vocabulary(entries, added, new Spelling.Plain("</w>"));
                found.add(file, ModelParts.of(vocabulary, why, notes));
                return true;
            }
        }
        Path file = folder.resolve("vocab.txt");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        List<String> lines = TextLines.of(file);
        var words = new ArrayList<String>();
        boolean counted = lines.stream().allMatch(l -> l.isEmpty() || COUNTED.matcher(l).matches());
        if (counted) {
            words.addAll(List.of("<s>", "<pad>", "</s>", "<unk>"));
        }
        for (String line : lines) {
            words.add(counted && !line.isEmpty() ? line.substring(0, line.lastIndexOf(' ')) : line);
        }
        found.add(file, ModelParts.of(WordList.vocabulary(words), why, List.of()));
        return true;
    }
}
