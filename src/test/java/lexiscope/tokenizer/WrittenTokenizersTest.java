package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.ModelReader;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.json.Json;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What is written as `tokenizer.json` loads in the reference library, and text gets the same ids
/// there as from the model it was written of; read again here, also the same spans.
class WrittenTokenizersTest {
    /// Vocabularies whose character map the reference library applies by other rules than
    /// SentencePiece, or whose close calls single precision decides.
    private static final List<String> NEARLY =
            List.of("bpemb-en-vs1000-d25", "sentencepiece-botchan-unigram", "t5-base");

    @TempDir private Path folder = Path.of("");

    /// Every component, by the file's own words and by our records alone, with a token added.
    @Test
    void everyFamily() throws Exception {
        var families = new LinkedHashMap<>(TinyTokenizers.all());
        families.putAll(TinyVariants.all());
        for (var family : families.entrySet()) {
            Path file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            Path out = folder.resolve("written.json");
            try (var model = ModelReader.open(file, Progress.NONE)) {
                int id = model.vocabulary().size();
                var token = new AddedToken("z9ells", false, false, false, false, false);
                var more = model.tokenizer().orElseThrow().with(Map.of(id, token));
                TokenizerJsonWriter.write(out, model.seenWith(more, model.matrix()));
                assertEquals(0, differences(more, out, texts(40), family.getKey()));
                TokenizerJsonWriter.write(out, more);
                assertEquals(0, differences(more, out, texts(40), family.getKey()));
            }
        }
    }

    @Test
    void publishedVocabularies() throws Exception {
        Published.assumeThere();
        compare("{mistral-v1,t5-base,bpemb*,sentencepiece*,bert-base*,tiktoken-gpt2,clip,gguf*3}");
    }

    @Test
    @Tag("long")
    void allPublishedVocabularies() throws Exception {
        Published.assumeThere();
        compare("*");
    }

    private void compare(String folders) throws Exception {
        String files =
                "{tokenizer.json,*.model,*.tiktoken,ggml*.gguf,stories260K-f16.gguf,vocab.txt,"
                        + "vocab.json,bpe_simple*}";
        var texts = new ArrayList<String>();
        for (String line : Files.readAllLines(Published.DATA.resolve("nasty-texts.jsonl"))) {
            texts.add(String.valueOf(Json.object(line).get("text")));
        }
        Path out = folder.resolve("tokenizer.json");
        int compared = 0;
        for (Path name : Published.matching(Published.DATA, folders)) {
            List<Path> found =
                    Files.isDirectory(name) ? Published.matching(name, files) : List.of();
            for (Path file : found) {
                if (file.endsWith(Path.of("stories260k-npy", "vocab.txt"))) {
                    continue; // a list of words
                }
                try (var model = ModelReader.open(file, Progress.NONE)) {
                    TokenizerJsonWriter.write(out, model);
                    var ours = model.tokenizer().orElseThrow();
                    boolean nearly = NEARLY.contains(String.valueOf(name.getFileName()));
                    int differ = differences(ours, out, texts, file.toString());
                    assertTrue(differ <= (nearly ? texts.size() / 100 : 0), file + ": " + differ);
                    compared++;
                }
            }
        }
        assertTrue(compared > 6, "only " + compared);
    }

    private static List<String> texts(int count) {
        var random = new Random(20_261_124);
        var texts = new ArrayList<String>();
        while (texts.size() < count) {
            texts.add(RandomTexts.next(random, 14) + (texts.size() % 2 == 0 ? "z9ells" : ""));
        }
        return texts;
    }

    /// How many texts get other ids in the reference library.
    private static int differences(Tokenizer ours, Path file, List<String> texts, String name)
            throws Exception {
        int differ = 0;
        try (var again = ModelReader.open(file, Progress.NONE);
                var theirs =
                        HuggingFaceTokenizer.newInstance(
                                file, Map.of("truncation", "false", "padding", "false"))) {
            var own = again.tokenizer().orElseThrow();
            List<String> controls = ControlPieces.added(ours.vocabulary(), own.vocabulary());
            for (String text : texts) {
                // a text that spells a control piece keeps it whole in the file alone
                var first = controls.stream().anyMatch(text::contains) ? own : ours;
                var expected = first.encode(text, EncodeOptions.DEFAULT);
                long[] got = theirs.encode(text, true, false).getIds();
                long[] wanted = Arrays.stream(expected.ids()).asLongStream().toArray();
                var read = own.encode(text, EncodeOptions.DEFAULT);
                if (!Arrays.equals(wanted, got)) {
                    differ++;
                    continue;
                }
                String which = name + ": " + Json.line(text);
                assertArrayEquals(expected.ids(), read.ids(), which);
                if (!name.endsWith(".model")) {
                    // SentencePiece's own normaliser gives white space that it drops to others
                    assertArrayEquals(expected.starts(), read.starts(), which);
                    assertArrayEquals(expected.ends(), read.ends(), which);
                }
            }
        }
        return differ;
    }
}
