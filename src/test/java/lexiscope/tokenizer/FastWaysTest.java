package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.Seeds;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokenizer.subword.CodePoints;
import lexiscope.vocabulary.Vocabulary;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Looking words up, several threads and encoding again after an edit give what the stages give one
/// after the other.
@Tag("random")
class FastWaysTest {
    private static final long SEED = Seeds.of(FastWaysTest.class);

    @TempDir private Path folder = Path.of("");

    @Test
    void everyWayGivesTheSame() throws Exception {
        var random = new Random(SEED);
        for (var family : families().entrySet()) {
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            var opened = TinyTokenizers.open(file);
            var small = new Tokenizer(opened.vocabulary(), opened.stages(), 16);
            for (int i = 0; i < 400; i++) {
                String text = RandomTexts.next(random, 30);
                var options = new EncodeOptions(random.nextBoolean(), random.nextInt(4) > 0);
                var plain = opened.encodePlainly(text, options);
                same(family.getKey(), text, plain, opened.encode(text, options));
                same(family.getKey(), text, plain, small.encode(text, options));
            }
        }
    }

    @Test
    void anEditedTextIsEncodedAsInFull() throws Exception {
        var random = new Random(SEED);
        for (var family : families().entrySet()) {
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            var tokenizer = TinyTokenizers.open(file);
            var typed = Typed.of(RandomTexts.next(random, 200));
            var options = EncodeOptions.DEFAULT;
            var encoding = tokenizer.encode(typed, options);
            for (int i = 0; i < 400; i++) {
                int length = typed.text().length();
                int a = random.nextInt(length + 1);
                int b = Math.min(length, a + random.nextInt(6));
                String by = random.nextInt(3) == 0 ? "" : RandomTexts.next(random, 4);
                if (random.nextInt(9) == 0) {
                    by = "\uD83D"; // half of a character
                }
                typed = typed.edited(a, b, by);
                encoding = tokenizer.encode(encoding, typed, options);
                var plain = tokenizer.encodePlainly(typed.text(), options);
                same(family.getKey() + " edit " + i, typed.text(), plain, encoding);
            }
        }
    }

    @Test
    void threadsChangeNothing() throws Exception {
        var random = new Random(SEED);
        for (var family : families().entrySet()) {
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            var tokenizer = TinyTokenizers.open(file);
            var text = new StringBuilder();
            while (text.length() < 40_000) {
                text.append(RandomTexts.next(random, 100));
            }
            var one = tokenizer.encode(text.toString(), EncodeOptions.DEFAULT);
            for (int threads = 2; threads <= 5; threads++) {
                same(
                        family.getKey(),
                        "long",
                        one,
                        tokenizer.encode(text.toString(), EncodeOptions.DEFAULT, threads));
            }
        }
    }

    @Test
    void mostTextFallsApartSomewhere() throws Exception {
        for (var family : families().entrySet()) {
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            var splitPoints = TinyTokenizers.open(file).splitPoints();
            if (family.getKey().equals("scripts")) {
                continue; // of words of seven characters and of scripts nothing is known
            }
            String text = "plain words fall apart";
            int splitPoint = WholeText.splitPointFrom(splitPoints, text, 1);
            assertTrue(
                    splitPoint < 8,
                    family.getKey() + " has its first split point at " + splitPoint);
        }
    }

    @Test
    void codePointsFallApartBesideAnyOfAscii() {
        var vocabulary = Vocabulary.ofCodePoints(Map.of());
        var none =
                new Stages(
                        Optional.empty(),
                        Optional.empty(),
                        new CodePoints(),
                        Optional.empty(),
                        Optional.empty());
        var tokenizer = new Tokenizer(vocabulary, none);
        var random = new Random(SEED);
        var typed = Typed.of("x" + RandomTexts.next(random, 300) + "x");
        var encoding = tokenizer.encode(typed, EncodeOptions.DEFAULT);
        for (int i = 0; i < 400; i++) {
            int at = random.nextInt(typed.text().length() + 1);
            typed = typed.edited(at, at, RandomTexts.next(random, 2));
            encoding = tokenizer.encode(encoding, typed, EncodeOptions.DEFAULT);
            var plain = tokenizer.encodePlainly(typed.text(), EncodeOptions.DEFAULT);
            same("code points, edit " + i, typed.text(), plain, encoding);
        }
        assertEquals(1, WholeText.splitPointFrom(tokenizer.splitPoints(), "ab", 1));
        assertEquals(2, WholeText.splitPointFrom(tokenizer.splitPoints(), "世界b", 1));
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

    private static Map<String, String> families() {
        var all = new LinkedHashMap<>(TinyTokenizers.all());
        all.putAll(TinyVariants.all());
        return all;
    }
}
