package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;

import lexiscope.Seeds;
import lexiscope.json.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Every family beside the reference library (DJL's binding of `tokenizers`) on random and
/// adversarial texts: ids, reported spans and the decoded text.
@Tag("random")
class ReferenceTest {
    private static final long SEED = Seeds.of(ReferenceTest.class);

    @TempDir private Path folder = Path.of("");

    @Test
    void agreesOnSomeTexts() throws Exception {
        compare(500);
    }

    @Test
    @Tag("long")
    void agreesOnMany() throws Exception {
        compare(Integer.getInteger("texts", 100_000));
    }

    private void compare(int texts) throws Exception {
        var differences = new ArrayList<String>();
        for (var family : families().entrySet()) {
            var random = new Random(SEED);
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            var ours = TinyTokenizers.open(file);
            try (var theirs =
                    HuggingFaceTokenizer.newInstance(
                            file, Map.of("truncation", "false", "padding", "false"))) {
                for (int i = 0, found = 0; i < texts && found < 3; i++) {
                    String text = RandomTexts.next(random, 14);
                    boolean special = random.nextBoolean();
                    String expected = theirs(theirs, text, special);
                    String actual = ours(ours, text, special);
                    if (!actual.equals(expected)) {
                        found++;
                        differences.add(
                                family.getKey() + ": " + Json.line(text) + expected + actual);
                    }
                }
            }
        }
        assertEquals(List.of(), differences, "seed " + SEED);
    }

    private static String theirs(HuggingFaceTokenizer tokenizer, String text, boolean special) {
        var e = tokenizer.encode(text, special, false);
        return "\n  reference "
                + Arrays.toString(e.getIds())
                + spans(text, e.getCharTokenSpans())
                + Json.line(tokenizer.decode(e.getIds(), false));
    }

    private static String ours(Tokenizer tokenizer, String text, boolean special) {
        var e = tokenizer.encode(text, new EncodeOptions(special, true));
        return "\n  reference "
                + Arrays.toString(e.ids())
                + spans(e)
                + Json.line(tokenizer.decode(e.ids()));
    }

    /// The texts whose ids or spans differ, each with what is expected and what came.
    static List<String> differences(Path file, List<String> texts) throws Exception {
        var differences = new ArrayList<String>();
        var ours = TinyTokenizers.open(file);
        try (var theirs =
                HuggingFaceTokenizer.newInstance(
                        file, Map.of("truncation", "false", "padding", "false"))) {
            for (String text : texts) {
                var e = ours.encode(text, EncodeOptions.DEFAULT);
                var x = theirs.encode(text, true, false);
                String expected = Arrays.toString(x.getIds()) + spans(text, x.getCharTokenSpans());
                String actual = Arrays.toString(e.ids()) + spans(e);
                if (!expected.equals(actual)) {
                    differences.add("\n" + Json.line(text) + "\n" + expected + "\n" + actual);
                }
            }
        }
        return differences;
    }

    /// The reference counts characters; a token of the template has no span.
    static List<String> spans(String text, CharSpan[] spans) {
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

    static List<String> spans(Encoding e) {
        var reported = e.reported();
        var out = new ArrayList<String>();
        for (int i = 0; i < e.size(); i++) {
            out.add(reported.starts()[i] + "-" + reported.ends()[i]);
        }
        return out;
    }

    private static Map<String, String> families() {
        var all = new LinkedHashMap<>(TinyTokenizers.all());
        all.putAll(TinyVariants.all());
        return all;
    }
}
