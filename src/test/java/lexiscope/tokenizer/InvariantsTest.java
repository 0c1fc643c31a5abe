package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.Seeds;
import lexiscope.format.ModelReader;
import lexiscope.json.Json;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What every tokenizer keeps: spans in order and inside the text, lossless families cover it and
/// come back to it, an empty text is empty, half a character never throws. The small tokenizers of
/// the tests, and the real ones where their folder lies beside the repository.
@Tag("random")
class InvariantsTest {
    private static final long SEED = Seeds.of(InvariantsTest.class);
    private static final Path DATA = Path.of("..", "shared", "data");

    private static final List<String> REAL =
            List.of(
                    "gpt2",
                    "bert-base-uncased",
                    "t5-small/tokenizer.json",
                    "t5-base/spiece.model",
                    "mistral-v1",
                    "roberta-base",
                    "clip/tokenizer.json",
                    "tiktoken-whisper-multilingual/multilingual.tiktoken",
                    "sentencepiece-botchan-unigram",
                    "stories260k/tokenizer.model",
                    "gguf-vocab-phi-3",
                    "gguf-vocab-bert-bge",
                    "gguf-vocab-gpt-2");

    /// Families that lose nothing: bytes, and marks for spaces with bytes to fall back on.
    private static final List<String> LOSSLESS =
            List.of("gpt2", "cl100k", "deepseek", "o200k", "ignore-merges");

    @TempDir private Path folder = Path.of("");

    private Map<String, Tokenizer> tokenizers() throws Exception {
        var all = new LinkedHashMap<String, Tokenizer>();
        var tiny = new LinkedHashMap<>(TinyTokenizers.all());
        tiny.putAll(TinyVariants.all());
        for (var family : tiny.entrySet()) {
            all.put(
                    family.getKey(),
                    TinyTokenizers.open(
                            TinyTokenizers.write(folder, family.getKey(), family.getValue())));
        }
        for (String name : REAL) {
            if (Files.exists(DATA.resolve(name))) {
                try (var model = ModelReader.open(DATA.resolve(name), Progress.NONE)) {
                    all.put(name, model.tokenizer().orElseThrow());
                }
            }
        }
        return all;
    }

    @Test
    void spansAreOrderedAndInsideTheText() throws Exception {
        var random = new Random(SEED);
        for (var tokenizer : tokenizers().entrySet()) {
            for (int i = 0; i < 150; i++) {
                String text = RandomTexts.next(random, 20);
                if (random.nextInt(8) == 0) {
                    int at = random.nextInt(text.length() + 1);
                    text = text.substring(0, at) + "\uD83D" + text.substring(at);
                }
                var options = new EncodeOptions(random.nextBoolean(), random.nextBoolean());
                var e = tokenizer.getValue().encode(text, options);
                String message = tokenizer.getKey() + ", seed " + SEED + ": " + Json.line(text);
                for (int k = 0; k < e.size(); k++) {
                    boolean inside =
                            0 <= e.starts()[k]
                                    && e.starts()[k] <= e.ends()[k]
                                    && e.ends()[k] <= text.length();
                    assertTrue(inside, message);
                    assertTrue(k == 0 || e.starts()[k - 1] <= e.starts()[k], message);
                }
                String decoded = tokenizer.getValue().decode(e.ids());
                assertEquals("", decoded.replaceAll("\\P{Cs}", ""), "half a character: " + message);
            }
        }
    }

    @Test
    void anEmptyTextIsEmpty() throws Exception {
        for (var tokenizer : tokenizers().entrySet()) {
            var e = tokenizer.getValue().encode("", new EncodeOptions(false, true));
            assertEquals(0, e.size(), tokenizer.getKey());
            assertEquals("", tokenizer.getValue().decode(new int[0]), tokenizer.getKey());
        }
    }

    @Test
    void halfACharacterIsReplacedAndItsSpanIsItsOwn() throws Exception {
        for (var tokenizer : tokenizers().entrySet()) {
            for (String half : List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db")) {
                var e = tokenizer.getValue().encode(half, new EncodeOptions(false, true));
                String whole = half.replaceAll("[\uD800-\uDFFF]", "\uFFFD");
                var expected = tokenizer.getValue().encode(whole, new EncodeOptions(false, true));
                assertArrayEquals(expected.ids(), e.ids(), tokenizer.getKey());
                assertArrayEquals(expected.starts(), e.starts(), tokenizer.getKey());
                assertArrayEquals(expected.ends(), e.ends(), tokenizer.getKey());
            }
        }
    }

    @Test
    void losslessFamiliesCoverTheTextAndComeBackToIt() throws Exception {
        var random = new Random(SEED);
        var tiny = new LinkedHashMap<>(TinyTokenizers.all());
        tiny.putAll(TinyVariants.all());
        for (String name : LOSSLESS) {
            var file = new LinkedHashMap<>(Json.object(tiny.getOrDefault(name, "")));
            file.put("added_tokens", List.of());
            var tokenizer =
                    TinyTokenizers.open(TinyTokenizers.write(folder, name, Json.line(file)));
            for (int i = 0; i < 300; i++) {
                String text = RandomTexts.next(random, 20);
                var e = tokenizer.encode(text, EncodeOptions.DEFAULT);
                String message = name + ", seed " + SEED + ": " + Json.line(text);
                int covered = 0;
                for (int k = 0; k < e.size(); k++) {
                    assertTrue(e.starts()[k] <= covered, message);
                    covered = Math.max(covered, e.ends()[k]);
                }
                assertEquals(text.length(), covered, message);
                assertEquals(text, tokenizer.decode(e.ids()), message);
            }
        }
    }
}
