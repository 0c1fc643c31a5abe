package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.Seeds;
import lexiscope.format.ModelReader;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Looking words up and encoding again after an edit, with published vocabularies: the same as the
/// stages one after the other. Skipped where the test data are absent.
@Tag("random")
class RealModelsTest {
    private static final Path DATA = Path.of("../shared/data");
    private static final long SEED = Seeds.of(RealModelsTest.class);
    private static final String[] MODELS = {
        "gpt2",
        "all-minilm-l6-v2",
        "t5-small",
        "phi-3-mini",
        "mistral-v1",
        "t5-base",
        "bpemb-en-vs1000-d25/en.wiki.bpe.vs1000.model",
        "sentencepiece-botchan-unigram",
        "stories260k/tokenizer.model",
        "focus-de-unigram-30k",
        "gguf-vocab-phi-3/ggml-vocab-phi-3.gguf"
    };

    @Test
    void everyWayGivesTheSame() throws Exception {
        assumeTrue(Files.isDirectory(DATA), "The test data are not here: " + DATA);
        var random = new Random(SEED);
        for (String model : MODELS) {
            if (!Files.exists(DATA.resolve(model))) {
                continue;
            }
            var tokenizer =
                    ModelReader.open(DATA.resolve(model), "", Progress.NONE)
                            .tokenizer()
                            .orElseThrow();
            var small = new Tokenizer(tokenizer.vocabulary(), tokenizer.stages(), 16);
            var typed = Typed.of(RandomTexts.next(random, 60));
            var edited = tokenizer.encode(typed, EncodeOptions.DEFAULT);
            for (int i = 0; i < 80; i++) {
                String text = RandomTexts.next(random, 30);
                var options = new EncodeOptions(random.nextBoolean(), random.nextInt(4) > 0);
                var plain = tokenizer.encodePlainly(text, options);
                same(model, text, plain, tokenizer.encode(text, options));
                same(model + ", small cache", text, plain, small.encode(text, options));
                int a = random.nextInt(typed.text().length() + 1);
                int b = Math.min(typed.text().length(), a + random.nextInt(6));
                typed = typed.edited(a, b, RandomTexts.next(random, 4));
                edited = tokenizer.encode(edited, typed, EncodeOptions.DEFAULT);
                plain = tokenizer.encodePlainly(typed.text(), EncodeOptions.DEFAULT);
                same(model + ", edit " + i, typed.text(), plain, edited);
            }
        }
    }

    private static void same(String what, String text, Encoding expected, Encoding actual) {
        String message = what + ", seed " + SEED + ": " + text;
        assertArrayEquals(expected.ids(), actual.ids(), message);
        assertArrayEquals(expected.starts(), actual.starts(), message);
        assertArrayEquals(expected.ends(), actual.ends(), message);
        assertArrayEquals(expected.reported().starts(), actual.reported().starts(), message);
        assertArrayEquals(expected.reported().ends(), actual.reported().ends(), message);
        assertArrayEquals(expected.marks(), actual.marks(), message);
    }
}
