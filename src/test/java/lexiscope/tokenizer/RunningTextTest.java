package lexiscope.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lexiscope.Seeds;
import lexiscope.format.ModelReader;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.tokenizer.normalizer.Continued;
import lexiscope.tokenizer.normalizer.Normalizer;
import lexiscope.tokenizer.normalizer.SentencePieceNormalizer;
import lexiscope.tokenizer.subword.SentencePieceUnigram;
import lexiscope.tokenizer.subword.piece.PieceTrie;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.vocabulary.AddedToken;
import lexiscope.vocabulary.Spelling;
import lexiscope.vocabulary.Vocabulary;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// Texts through which the sums of a unigram model run: after any edit they are encoded as in full,
/// though only the changed part and the close calls are searched again.
@Tag("random")
class RunningTextTest {
    private static final long SEED = Seeds.of(RunningTextTest.class);

    /// A model of ties and near-ties; with a scale of some hundreds its sums start anew every few
    /// words.
    private static Tokenizer closeCalls(Random random, float scale, boolean exact) {
        return closeCalls(random, scale, exact, n -> n);
    }

    private static Tokenizer closeCalls(
            Random random,
            float scale,
            boolean exact,
            Function<SentencePieceNormalizer, Normalizer> as) {
        Map<String, Float> scores = new LinkedHashMap<>();
        scores.put("<unk>", 0f);
        for (String s : List.of("▁", "a", "b", "c", "d")) {
            scores.put(s, -scale * (1 + random.nextInt(3) / 1000f));
        }
        while (scores.size() < 60) {
            var piece = new StringBuilder(random.nextBoolean() ? "▁" : "");
            for (int n = 2 + random.nextInt(4); n > 0; n--) {
                piece.append("abcd".charAt(random.nextInt(4)));
            }
            float each = scale * (1 + random.nextInt(3) / 1000f);
            scores.putIfAbsent(piece.toString(), -each * piece.length());
        }
        String[] spellings = scores.keySet().toArray(String[]::new);
        float[] values = new float[spellings.length];
        Role[] roles = new Role[spellings.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scores.getOrDefault(spellings[i], 0f);
            roles[i] = i == 0 ? Role.RESERVED : i == 59 ? Role.USER_DEFINED : Role.MATCHED;
        }
        var pieces = new ScoredPieces(spellings, values, roles, 0, false);
        double[] counted = new double[values.length];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = roles[i] == Role.USER_DEFINED ? 0 : values[i];
        }
        var model =
                exact
                        ? SentencePieceUnigram.asLlama(pieces, counted)
                        : SentencePieceUnigram.of(pieces);
        var rules = new SentencePieceNormalizer.Rules(true, false, true, true);
        var added =
                Map.of(
                        60, new AddedToken("<x>", false, false, false, false, true),
                        61, new AddedToken("cab", false, false, false, true, false));
        return new Tokenizer(
                new Vocabulary(spellings, added, new Spelling.SpaceMark('▁')),
                new Stages(
                        Optional.of(
                                as.apply(new SentencePieceNormalizer(null, user(pieces), rules))),
                        Optional.empty(),
                        model,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static PieceTrie user(ScoredPieces pieces) {
        return pieces.userDefined();
    }

    private static String words(Random random, int n) {
        var text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            for (int k = random.nextInt(random.nextInt(9) == 0 ? 30 : 7); k > 0; k--) {
                text.append("aaabbbccdé".charAt(random.nextInt(10)));
            }
            text.append(random.nextInt(40) == 0 ? "<x>" : random.nextInt(9) == 0 ? "  " : " ");
        }
        return text.toString();
    }

    @Test
    void anEditedTextIsEncodedAsInFull() {
        var random = new Random(SEED);
        for (int i = 0; i < 24; i++) {
            var tokenizer =
                    closeCalls(random, i % 3 == 0 ? 1 : i % 3 == 1 ? 7.3f : 311, i % 4 == 3);
            edits(tokenizer, words(random, 400), random, 60, n -> words(random, n));
        }
    }

    /// Behind an added token a stretch goes on, where the class says so.
    @Test
    void anEditedTextThatGoesOnIsEncodedAsInFull() {
        var random = new Random(SEED);
        for (int i = 0; i < 24; i++) {
            String prefix = i % 4 < 2 ? "▁" : "";
            boolean always = i % 2 == 0;
            var tokenizer =
                    closeCalls(
                            random,
                            i % 3 == 0 ? 7.3f : 311,
                            false,
                            n -> new Continued(n.prefixed(false), prefix, always));
            assertTrue(
                    WholeText.splitPointFrom(tokenizer.splitPoints(), "words fall apart", 1) == 5,
                    "such a text has split points");
            edits(
                    tokenizer,
                    words(random, 400),
                    random,
                    60,
                    n -> words(random, n).replace("  ", random.nextBoolean() ? "▁" : " ▁"));
        }
    }

    @Test
    void fewWordsAreSearchedAgain() {
        var random = new Random(SEED);
        var tokenizer = closeCalls(random, 7.3f, false);
        String text = words(random, 3000);
        var splitPoints = tokenizer.splitPoints();
        int parts = 0;
        for (int at = 1;
                at < text.length();
                at = WholeText.splitPointFrom(splitPoints, text, at + 1)) {
            parts++;
        }
        assertTrue(parts > 1500, "a text of 3,000 words falls into " + parts + " parts");
    }

    @Test
    void realTextWithRealPieces() throws Exception {
        real(60, 60_000);
    }

    @Test
    @Tag("long")
    void aThousandEditsOfALongText() throws Exception {
        real(1000, 400_000);
    }

    private static void real(int edits, int length) throws Exception {
        Path file = Published.DATA.resolve("t5-base/spiece.model");
        Path book = Published.DATA.resolve("corpus-en-books/middlemarch.txt");
        assumeTrue(Files.exists(file) && Files.exists(book), "The test data are not here");
        var random = new Random(SEED);
        try (var model = ModelReader.open(file, Progress.NONE)) {
            String text = Files.readString(book).substring(0, length);
            var phrases = new ArrayList<>(List.of("</s>", "日本語 テキスト", " ", "\n\n", "ﬁ", "é́"));
            for (int i = 0; i < 50; i++) {
                int at = random.nextInt(length - 40);
                phrases.add(text.substring(at, at + random.nextInt(40)));
            }
            edits(
                    model.tokenizer().orElseThrow(),
                    text,
                    random,
                    edits,
                    _ -> phrases.get(random.nextInt(phrases.size())));
        }
    }

    private interface Words {
        String of(int n);
    }

    private static void edits(
            Tokenizer tokenizer, String text, Random random, int edits, Words words) {
        var options = EncodeOptions.DEFAULT;
        var typed = Typed.of(text);
        var encoding = tokenizer.encode(typed, options);
        same(text, tokenizer.encodePlainly(text, options), encoding);
        for (int i = 0; i < edits; i++) {
            int length = typed.text().length();
            int a = random.nextInt(random.nextInt(4) == 0 ? Math.min(9, length + 1) : length + 1);
            int b = Math.min(length, a + random.nextInt(6));
            typed = typed.edited(a, b, random.nextInt(3) == 0 ? "" : words.of(1 + i % 3));
            encoding = tokenizer.encode(encoding, typed, options);
            same(typed.text(), tokenizer.encodePlainly(typed.text(), options), encoding);
        }
    }

    private static void same(String text, Encoding expected, Encoding actual) {
        String message =
                "seed " + SEED + ": " + (text.length() > 20_000 ? text.length() + " units" : text);
        assertArrayEquals(expected.ids(), actual.ids(), message);
        assertArrayEquals(expected.starts(), actual.starts(), message);
        assertArrayEquals(expected.ends(), actual.ends(), message);
        assertArrayEquals(expected.reported().starts(), actual.reported().starts(), message);
        assertArrayEquals(expected.reported().ends(), actual.reported().ends(), message);
        assertArrayEquals(expected.marks(), actual.marks(), message);
        assertTrue(Arrays.stream(actual.ids()).allMatch(id -> id >= 0), message);
    }
}
