package lexiscope.format;

import lexiscope.format.config.ConfigSwitches;
import lexiscope.format.config.TokenizerConfig;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.TextLines;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.WordList;
import lexiscope.format.sentencepiece.SentencePieceFile;
import lexiscope.format.sentencepiece.SentencePieceProto;
import lexiscope.format.tiktoken.TekkenFile;
import lexiscope.format.tiktoken.TiktokenFile;
import lexiscope.format.tokenizerjson.TokenizerJsonFile;
import lexiscope.format.vocabfile.ByteModels;
import lexiscope.format.vocabfile.RwkvVocabularyFile;
import lexiscope.format.vocabfile.VocabJson;
import lexiscope.format.vocabfile.VocabMergesFile;
import lexiscope.format.vocabfile.VocabTxtFile;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the tokenizer of a folder, in the order of `transformers`: `tokenizer.json`, then
/// `tekken.json`, a `.model` (SentencePiece or tiktoken, also `.model.v3`), `vocab.json` with
/// `merges.txt`, BERT's `vocab.txt`; after them the files that `transformers` does not read, and
/// the models that need none.
final class TokenizerFiles {
    private static final List<String> MODELS =
            List.of(
                    "tokenizer.model",
                    "spiece.model",
                    "sentencepiece.bpe.model",
                    "sentencepiece.model",
                    "spm.model",
                    "prophetnet.tokenizer",
                    "source.spm");

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

    /// What `mistral-common` calls its SentencePiece models: `tokenizer.model.v3`, with images
    /// `….model.v7m1`.
    private static final Pattern VERSIONED =
            Pattern.compile(".+\\.model\\.v(\\d{1,9})[A-Za-z0-9._-]*");

    private static final Pattern DATED =
            Pattern.compile("tekken[A-Za-z_-]*(\\d{0,12})[A-Za-z0-9._-]*\\.json");
    private static final Pattern COUNTED = Pattern.compile(".+ \\d+");

    private TokenizerFiles() {}

    /// Reads the tokenizer of a folder into the parts found, if there is one.
    static void read(Path folder, FoundParts found, Progress progress)
            throws UnreadableFileException {
        Path json = folder.resolve("tokenizer.json");
        if (Files.isRegularFile(json)) {
            FileHead.checked(json);
            ModelParts parts = new TokenizerJsonFile().read(json, "", found.arena(), progress);
            found.add(json, parts);
            var config = TokenizerConfig.read(folder);
            parts.tokenizer()
                    .map(t -> TransformersNotes.beside(config, t))
                    .orElse(ConfigSwitches.notes(config))
                    .forEach(found::note);
            return;
        }
        var config = TokenizerConfig.read(folder);
        Optional<String> refusal = refusal(config);
        if (refusal.isPresent()) {
            String note = refusal.get() + " " + ModelParts.VOCABULARY_ONLY;
            if (!vocabulary(folder, config, note, found)) {
                found.note(refusal.get());
            }
            return;
        }
        Optional<Path> tekken = tekken(folder);
        if (tekken.isPresent()) {
            Path file = tekken.get();
            FileHead.checked(file);
            found.add(file, new TekkenFile().read(file, "", found.arena(), progress));
            return;
        }
        Optional<Path> model = model(folder);
        if (model.isPresent()) {
            Path file = model.get();
            found.add(
                    file,
                    SentencePieceProto.begins(FileHead.of(file))
                            ? new SentencePieceFile().read(file, config)
                            : new TiktokenFile().read(file, config));
            return;
        }
        for (String name : VocabMergesFile.VOCABULARIES) {
            Path vocab = folder.resolve(name);
            if (Files.isRegularFile(vocab)) {
                found.add(vocab, new VocabMergesFile().read(vocab, config));
                return;
            }
        }
        Path txt = folder.resolve("vocab.txt");
        boolean lines = Files.isRegularFile(txt);
        if (lines) {
            FileHead.checked(txt);
        }
        if (lines && VocabTxtFile.wordPiece(txt, config)) {
            found.add(txt, new VocabTxtFile().read(txt, config));
            return;
        }
        if (!others(folder, config, found, progress)) {
            unfit(folder);
        }
    }

    /// Reads a file that is picked by hand by the rules of the settings picked with it; empty where
    /// they change nothing of how it is read.
    static Optional<ModelParts> one(Path file, TokenizerConfig config)
            throws UnreadableFileException {
        FileHead.checked(file);
        String name = Folders.name(file);
        ByteBuffer head = FileHead.of(file);
        if (VocabMergesFile.VOCABULARIES.contains(name)) {
            return Optional.of(new VocabMergesFile().read(file, config));
        }
        if (name.equals("vocab.txt") && VocabTxtFile.wordPiece(file, config)) {
            return Optional.of(new VocabTxtFile().read(file, config));
        }
        if (SentencePieceProto.begins(head)) {
            return Optional.of(new SentencePieceFile().read(file, config));
        }
        return new TiktokenFile().probe(file, head)
                ? Optional.of(new TiktokenFile().read(file, config))
                : Optional.empty();
    }

    /// Where nothing else was found: why a file that goes by the name of a tokenizer is none.
    private static void unfit(Path folder) throws UnreadableFileException {
        for (String name : MODELS) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                FileHead.checked(file);
                throw neither(file);
            }
        }
    }

    /// The refusal of a `.model` that is none.
    static UnreadableFileException neither(Path file) {
        return new UnreadableFileException(
                file,
                "begins neither as a SentencePiece model nor with a line of tiktoken's (base64 and"
                        + " a rank). It is damaged or something else under this name; fetch it"
                        + " again.");
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
            Path folder, TokenizerConfig config, String note, FoundParts found)
            throws UnreadableFileException {
        for (String name : List.of("vocab.json", "vocab-src.json")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                var entries = VocabJson.read(file).entries();
                var notes = new ArrayList<>(List.of(note));
                var added = config.added(entries, notes);
                var vocabulary = new Vocabulary(entries, added, new Spelling.Plain("</w>"));
                found.add(file, ModelParts.of(vocabulary, notes));
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
        found.add(file, ModelParts.of(WordList.vocabulary(words), List.of(note)));
        return true;
    }

    private static boolean others(
            Path folder, TokenizerConfig config, FoundParts found, Progress progress)
            throws UnreadableFileException {
        for (Path file :
                Folders.files(folder, n -> n.startsWith("rwkv_vocab") && n.endsWith("txt"))) {
            FileHead.checked(file);
            found.add(file, new RwkvVocabularyFile().read(file, "", found.arena(), progress));
            return true;
        }
        for (Path file : Folders.files(folder, n -> n.startsWith("bpe_simple_vocab"))) {
            found.add(file, ModelReader.file(file, "", found.arena(), progress));
            return true;
        }
        var bytes = ByteModels.of(config);
        if (bytes.isPresent()) {
            found.add(folder.resolve("config.json"), bytes.get());
        }
        return bytes.isPresent();
    }

    /// The `.model` of a folder: the names that `transformers` uses first, then any.
    private static Optional<Path> model(Path folder) throws UnreadableFileException {
        for (String name : MODELS) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file) && readable(file)) {
                return Optional.of(file);
            }
        }
        for (Path file : versions(folder, VERSIONED)) {
            if (readable(file)) {
                return Optional.of(file);
            }
        }
        for (String suffix : List.of(".model", ".spm", ".tiktoken")) {
            for (Path file : Folders.files(folder, n -> n.endsWith(suffix))) {
                if (readable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /// The JSON of a folder's tekken: by its own name, else the newest of those with a date
    /// (`tekken_240911.json`), else the newest of a version (`tokenizer.model.v3.tekken`).
    private static Optional<Path> tekken(Path folder) throws UnreadableFileException {
        Path named = folder.resolve("tekken.json");
        if (Files.isRegularFile(named)) {
            return Optional.of(named);
        }
        var dated = versions(folder, DATED);
        if (!dated.isEmpty()) {
            return Optional.of(dated.getFirst());
        }
        for (Path file : versions(folder, VERSIONED)) {
            ByteBuffer head = FileHead.of(file);
            if (head.hasRemaining()
                    && head.get(0) == '{'
                    && new TekkenFile().probe(file, head.duplicate())) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /// The files of a name with a number in it, the highest first.
    private static List<Path> versions(Path folder, Pattern name) throws UnreadableFileException {
        return Folders.files(folder, n -> name.matcher(n).matches()).stream()
                .sorted(Comparator.comparingLong((Path f) -> version(f, name)).reversed())
                .toList();
    }

    private static long version(Path file, Pattern name) {
        var match = name.matcher(Folders.name(file));
        return match.matches() ? Long.parseLong("0" + match.group(1)) : -1;
    }

    private static boolean readable(Path file) throws UnreadableFileException {
        ByteBuffer head = FileHead.of(file);
        return SentencePieceProto.begins(head) || new TiktokenFile().probe(file, head.duplicate());
    }
}
