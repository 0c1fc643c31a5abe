package lexiscope.format.tokenizerjson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.format.ModelReader;
import lexiscope.learn.BpeTrainer;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What is written as `tokenizer.json` loads in the reference library and encodes there as here.
class TokenizerJsonWriterTest {
    private static final List<String> TEXTS =
            List.of(
                    "The king rode to the sea.",
                    " two  spaces\tand a tab\n",
                    "naïve café 東京 😀",
                    "<|endoftext|>between<|endoftext|>",
                    "");

    @TempDir Path folder = Path.of("");

    @Test
    void theReferenceLibraryReadsIt() throws Exception {
        var learnt =
                new BpeTrainer(400, List.of("<|endoftext|>"))
                        .train(
                                List.of(
                                        "the king and the queen rode to the sea, the sea. "
                                                .repeat(40)),
                                Progress.NONE);
        Path file = folder.resolve("tokenizer.json");
        TokenizerJsonWriter.writeByteLevelBpe(
                file, learnt.special(), learnt.tokens(), learnt.merges());
        try (var model = ModelReader.open(file, Progress.NONE);
                var reference = HuggingFaceTokenizer.newInstance(file)) {
            var ours = model.tokenizer().orElseThrow();
            for (String text : TEXTS) {
                long[] wanted = reference.encode(text, true, false).getIds();
                int[] got = ours.encode(text, new EncodeOptions(true, true)).ids();
                assertArrayEquals(wanted, Arrays.stream(got).asLongStream().toArray(), text);
                assertEquals(text, reference.decode(wanted, false), text);
                assertEquals(text, ours.decode(got), text);
            }
        }
    }
}
