package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.file.FileHead;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.Format;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of formats in the README is what the formats do: each line comes from opening a
/// sample. `mvn test -Dtest=FormatTableTest -Dtable=write` writes it.
class FormatTableTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- formats: generated -->\n";
    private static final String END = "<!-- formats: end -->\n";

    /// What is written, by the format that reads it again.
    private static final Map<String, String> WRITTEN =
            Map.of(
                    "safetensors", "F32, F16, BF16",
                    "npy", "F32, F16",
                    "word vectors as text (word2vec, GloVe, .vec)", "word2vec text",
                    "embedding projector", "TSV, with escapes",
                    "tokenizer.json", "BPE, Unigram, WordPiece, WordLevel");

    /// Formats of tokenizers: what is read of them, and the test that holds it.
    private static final Map<String, List<String>> TOKENIZERS =
            Map.ofEntries(
                    tokenizer(
                            "tokenizer.json",
                            "BPE, Unigram, WordPiece, WordLevel",
                            "tokenizer.ReferenceTest",
                            "beside the reference library on random texts"),
                    tokenizer(
                            "SentencePiece model",
                            "Unigram, BPE, word, char",
                            "format.sentencepiece.SentencePieceFileTest",
                            "files made by the test"),
                    tokenizer(
                            "tiktoken",
                            "byte-level BPE",
                            "format.vocabfile.VocabularyFilesTest",
                            "files made by the test"),
                    tokenizer(
                            "tekken.json",
                            "byte-level BPE",
                            "format.vocabfile.VocabularyFilesTest",
                            "files made by the test"),
                    tokenizer(
                            "vocab.json with merges.txt",
                            "byte-level BPE",
                            "format.vocabfile.VocabularyFilesTest",
                            "files made by the test"),
                    tokenizer(
                            "vocab.txt of BERT",
                            "WordPiece",
                            "format.vocabfile.VocabularyFilesTest",
                            "files made by the test"),
                    tokenizer(
                            "RWKV vocabulary",
                            "longest match",
                            "format.vocabfile.VocabularyFilesTest",
                            "files made by the test"),
                    tokenizer(
                            "CLIP's merges",
                            "BPE",
                            "format.vocabfile.VocabularyFilesTest",
                            "files made by the test"));

    private static Map.Entry<String, List<String>> tokenizer(String... facts) {
        return Map.entry(facts[0], List.of(facts).subList(1, facts.length));
    }

    /// Formats without a sample of their own, and how they are read.
    private static final Map<String, String> WITHOUT_SAMPLE =
            Map.of("projector .bytes", "through its projector_config.json");

    /// Real files that the tests hold against numbers of the reference libraries.
    private static final Map<String, String> REAL =
            Map.ofEntries(
                    Map.entry("safetensors", "stories260K, model2vec"),
                    Map.entry("index of shards", "stories260K in three shards"),
                    Map.entry("GGUF", "stories260K in nine types; blocks of 15 types by gguf-py"),
                    Map.entry("npy", "stories260K in five forms"),
                    Map.entry("npz", "stories260K in two forms"),
                    Map.entry("ONNX", "stories260K in seven forms"),
                    Map.entry("embedding projector", "stories260K"),
                    Map.entry("projector .bytes", "stories260K"),
                    Map.entry("word2vec binary", "BPEmb, finalfusion, stories260K"),
                    Map.entry(
                            "word vectors as text (word2vec, GloVe, .vec)",
                            "GloVe Twitter, fastText wiki.en, finalfusion, stories260K"));

    @TempDir Path folder = Path.of("");

    private String table() throws IOException, UnreadableFileException {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        Formats.KNOWN.all().forEach(f -> forms.put(f.name(), new ArrayList<>()));
        int n = 0;
        for (SampleFile sample : FormatSamples.all()) {
            Path opened =
                    sample.write(Files.createDirectories(folder.resolve(String.valueOf(n++))));
            forms.getOrDefault(format(opened), new ArrayList<>()).add(form(sample, opened));
        }
        var out = new StringBuilder();
        out.append("| format | read, a sample each | written | proof |\n|---|---|---|---|\n");
        forms.forEach(
                (name, read) -> {
                    List<String> facts = TOKENIZERS.getOrDefault(name, List.of());
                    String what = String.join("; ", read);
                    String proof =
                            REAL.containsKey(name)
                                    ? "real files: " + REAL.get(name)
                                    : "self-made: no real file at hand";
                    if (what.isEmpty()) {
                        what = WITHOUT_SAMPLE.getOrDefault(name, "");
                    }
                    if (!facts.isEmpty()) {
                        what = facts.get(0);
                        proof = facts.get(1) + ": " + facts.get(2);
                    }
                    out.append(
                            "| %s | %s | %s | %s |\n"
                                    .formatted(name, what, WRITTEN.getOrDefault(name, "–"), proof));
                });
        return out.toString();
    }

    private static String format(Path file) throws UnreadableFileException {
        var head = FileHead.of(file);
        for (Format format : Formats.KNOWN.all()) {
            if (format.probe(file, head.duplicate())) {
                return format.name();
            }
        }
        return "";
    }

    /// The sample's name, once all its rows are what they should be.
    private static String form(SampleFile sample, Path opened) throws UnreadableFileException {
        try (var model = ModelReader.open(opened, Progress.NONE)) {
            float[] row = new float[sample.rows()[0].length];
            for (int r = 0; r < sample.rows().length; r++) {
                model.matrix().orElseThrow().row(r, row);
                assertTrue(java.util.Arrays.equals(sample.rows()[r], row), sample.label());
            }
            return sample.label();
        }
    }

    @Test
    void everyFormatIsShownAndItsTestIsThere() throws IOException, UnreadableFileException {
        String table = table();
        for (String line : table.lines().toList()) {
            assertFalse(line.contains("|  |"), "no sample and no test shows it: " + line);
        }
        for (var tokenizer : TOKENIZERS.entrySet()) {
            String test = tokenizer.getValue().get(1).replace('.', '/') + ".java";
            assertTrue(
                    Files.exists(Path.of("src/test/java/lexiscope").resolve(test)),
                    tokenizer.getKey() + " has no test " + test);
        }
    }

    @Test
    void theReadmeShowsWhatIsRead() throws IOException, UnreadableFileException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "README.md has no place for the table of formats");
        String table = table();
        if (System.getProperty("table", "").equals("write")) {
            Files.writeString(
                    README,
                    readme.substring(0, begin + BEGIN.length()) + table + readme.substring(end));
        } else {
            assertEquals(table, readme.substring(begin + BEGIN.length(), end));
        }
    }
}
