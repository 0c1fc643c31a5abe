package lexiscope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import lexiscope.embedding.Neighbour;
import lexiscope.embedding.Neighbours;
import lexiscope.embedding.Similarity;
import lexiscope.format.ModelReader;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;

/// The sample that comes with the program: read as the reference library reads it, and good enough
/// to teach with.
class SampleTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");
    private static final long SEED = 20261124;

    @Test
    void splitsAsTheReferenceDoes() throws Exception {
        try (var model = ModelReader.open(SAMPLE, Progress.NONE);
                var reference =
                        HuggingFaceTokenizer.newInstance(
                                SAMPLE.resolve("tokenizer.json"), new HashMap<>())) {
            Tokenizer tokenizer = model.tokenizer().orElseThrow();
            var random = new SplittableRandom(SEED);
            for (int i = 0; i < 10_000; i++) {
                String text = text(random);
                long[] wanted = reference.encode(text, true, false).getIds();
                long[] got =
                        Arrays.stream(tokenizer.encode(text, EncodeOptions.DEFAULT).ids())
                                .asLongStream()
                                .toArray();
                int number = i;
                assertArrayEquals(
                        wanted, got, () -> "seed " + SEED + ", string " + number + ": " + text);
                assertEquals(
                        text,
                        tokenizer.decode(Arrays.stream(got).mapToInt(id -> (int) id).toArray()));
            }
        }
    }

    /// Letters, digits, spaces, punctuation, accents, other scripts, emoji, the special token:
    /// mixed at random.
    private static String text(SplittableRandom random) {
        List<String> parts =
                List.of(
                        "the",
                        " king",
                        "Unbelievable",
                        " ",
                        "  ",
                        "\n",
                        "\r\n",
                        "\t",
                        "'s",
                        "'ll",
                        "1897",
                        "½",
                        "é",
                        "e\u0301",
                        "ß",
                        "İ",
                        "Ω",
                        "Привет",
                        "你好",
                        "한국어",
                        "עברית",
                        "العربية",
                        "ไทย",
                        "😀",
                        "👩‍👩‍👧",
                        "🇩🇪",
                        "\u200B",
                        "\u00A0",
                        "<|endoftext|>",
                        "<|endof",
                        "...",
                        "!?",
                        "_",
                        "#x",
                        "\u3000",
                        "\u0000",
                        "\uFFFD",
                        "𝒜");
        var out = new StringBuilder();
        for (int n = random.nextInt(1, 12); n > 0; n--) {
            switch (random.nextInt(4)) {
                case 0 -> out.append((char) random.nextInt(32, 127));
                case 1 -> out.appendCodePoint(anyAssigned(random));
                default -> out.append(parts.get(random.nextInt(parts.size())));
            }
        }
        return out.toString();
    }

    /// Up to U+30FF: beyond, the reference engine of this test has the tables of an older Unicode
    /// version.
    private static int anyAssigned(SplittableRandom random) {
        while (true) {
            int cp = random.nextInt(0x20, 0x3100);
            int type = Character.getType(cp);
            if (type != Character.SURROGATE && type != Character.UNASSIGNED) {
                return cp;
            }
        }
    }

    @Test
    void rowsHaveSensibleNeighbours() throws Exception {
        try (var model = ModelReader.open(SAMPLE, Progress.NONE)) {
            assertNear(model, " mother", " father", " sister");
            assertNear(model, " seven", " eight", " six");
            assertNear(model, " red", " white", " black");
            assertNear(model, " king", " queen");
        }
    }

    private static void assertNear(
            lexiscope.model.LanguageModel model, String token, String... among) {
        int id = model.vocabulary().find(token).getFirst();
        List<Integer> nearest =
                Neighbours.of(model.matrix().orElseThrow(), id, 8, Similarity.COSINE, Progress.NONE)
                        .stream()
                        .map(Neighbour::id)
                        .toList();
        for (String other : among) {
            int wanted = model.vocabulary().find(other).getFirst();
            assertTrue(nearest.contains(wanted), () -> other + " should be near" + token);
        }
    }

    @Test
    void saysWhatItIs() throws Exception {
        try (var model = ModelReader.open(SAMPLE, Progress.NONE)) {
            assertEquals("byte-level BPE", model.facts().family());
            assertEquals(8192, model.vocabulary().size());
            assertEquals(8192, model.rows());
            assertEquals(List.of(), model.facts().notes());
        }
    }
}
