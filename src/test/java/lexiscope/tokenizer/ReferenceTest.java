package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Every family beside the reference library (DJL's binding of `tokenizers`) on random and
/// adversarial texts: ids and reported spans.
class ReferenceTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xFFFFFF);

    @TempDir private Path folder = Path.of("");

    @Test
    void agreesOnSomeTexts() throws Exception {
        compare(500);
    }

    @Test
    @Tag("long")
    void agreesOnMany() throws Exception {
        compare(100_000);
    }

    private void compare(int texts) throws Exception {
        var random = new Random(SEED);
        for (var family : TinyTokenizers.all().entrySet()) {
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            var ours = TinyTokenizers.open(file);
            try (var theirs = HuggingFaceTokenizer.newInstance(file)) {
                for (int i = 0; i < texts; i++) {
                    String text = RandomTexts.next(random, 14);
                    boolean special = random.nextBoolean();
                    var expected = theirs.encode(text, special, false);
                    var actual = ours.encode(text, new EncodeOptions(special, true));
                    String message = family.getKey() + ", seed " + SEED + ": " + text;
                    assertEquals(
                            Arrays.toString(expected.getIds()),
                            Arrays.toString(actual.ids()),
                            message);
                    assertEquals(spans(text, expected.getCharTokenSpans()), spans(actual), message);
                }
            }
        }
    }

    /// The reference counts characters; a token of the template has no span.
    private static List<String> spans(String text, CharSpan[] spans) {
        var out = new ArrayList<String>();
        for (var span : spans) {
            out.add(
                    span == null
                            ? "0-0"
                            : text.offsetByCodePoints(0, span.getStart())
                                    + "-"
                                    + text.offsetByCodePoints(0, span.getEnd()));
        }
        return out;
    }

    private static List<String> spans(Encoding e) {
        var out = new ArrayList<String>();
        for (int i = 0; i < e.size(); i++) {
            out.add(e.reported().starts()[i] + "-" + e.reported().ends()[i]);
        }
        return out;
    }
}
