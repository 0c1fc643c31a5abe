package lexiscope.passage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.passage.CodePoint.Nature;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What is laid over a text and read back from its tokens.
class PassageTest {
    @TempDir private static Path folder;
    private static Tokenizer sample;

    @BeforeAll
    static void open() throws Exception {
        sample =
                ModelReader.open(Path.of("samples/english-bpe-8k"), "", Progress.NONE)
                        .tokenizer()
                        .orElseThrow();
    }

    private static int id(String spelling) {
        return sample.entry(spelling).orElseThrow();
    }

    @Test
    void codePointsHaveTheirUnicodeNames() {
        assertEquals("LATIN SMALL LETTER E WITH ACUTE", CodePoint.of('é').name());
        assertEquals("U+00E9", CodePoint.of('é').number());
        assertEquals("CJK UNIFIED IDEOGRAPH-6771", CodePoint.of("東").getFirst().name());
        assertEquals("CJK UNIFIED IDEOGRAPH-20000", CodePoint.of(0x20000).name());
        assertEquals("CJK COMPATIBILITY IDEOGRAPH-F900", CodePoint.of(0xF900).name());
        assertEquals("HANGUL SYLLABLE GAG", CodePoint.of('각').name());
        assertEquals("HANGUL SYLLABLE HAN", CodePoint.of('한').name());
        assertEquals("ROBOT FACE", CodePoint.of("🤖").getFirst().name());
        assertEquals("UNASSIGNED", CodePoint.of(0xE0080).name());
    }

    @Test
    void whatIsNotSeenIsSaid() {
        assertEquals(Nature.VISIBLE, CodePoint.of('a').nature());
        assertEquals(Nature.SPACE, CodePoint.of(0xA0).nature());
        assertEquals(Nature.CONTROL, CodePoint.of(0).nature());
        assertEquals(Nature.BIDIRECTIONAL, CodePoint.of(0x202E).nature());
        assertEquals(Nature.BIDIRECTIONAL, CodePoint.of(0x2066).nature());
        assertEquals(Nature.TAG, CodePoint.of(0xE0041).nature());
        for (int c : new int[] {0xAD, 0x200B, 0x200D, 0x3164, 0xFE0F, 0xFEFF, 0xE0100}) {
            assertEquals(Nature.INVISIBLE, CodePoint.of(c).nature(), Integer.toHexString(c));
        }
        assertEquals(Nature.UNDEFINED, CodePoint.of("\uD83D").getFirst().nature());
    }

    @Test
    void windowsShareTokensAndCoverAll() {
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            int size = 1 + random.nextInt(9);
            var windows = new TokenWindows(random.nextInt(40), size, random.nextInt(size));
            int covered = 0;
            for (int w = 0; w < windows.count(); w++) {
                assertEquals(w == 0 ? 0 : covered - windows.overlap(), windows.from(w));
                assertTrue(windows.to(w) > covered, windows.toString());
                covered = windows.to(w);
            }
            assertEquals(windows.tokens(), covered);
        }
        assertEquals(1, new TokenWindows(5, 5, 2).count());
        assertEquals(2, new TokenWindows(6, 5, 2).count());
        assertThrows(IllegalArgumentException.class, () -> new TokenWindows(9, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> new TokenWindows(9, 0, 0));
    }

    @Test
    void labelsThatEndInsideAPieceAreTold() {
        String text = "The king untokenizable";
        var encoding = sample.encode(text, EncodeOptions.DEFAULT);
        var labels =
                LabelledSpan.read(
                        """
                        {"start": 4, "end": 8, "label": "PERSON"}

                        {"start": 3, "end": 6, "label": "X"}
                        {"start": 10, "end": 22, "label": "Y"}
                        {"start": 5, "end": 5, "label": "empty"}
                        """,
                        text.length());
        var fits = LabelFit.of(text, encoding, labels);
        assertTrue(fits.getFirst().fits(), "the space before a word is no inside");
        assertEquals(1, fits.getFirst().to() - fits.getFirst().from());
        assertTrue(fits.get(1).endsInside() && !fits.get(1).startsInside());
        assertTrue(fits.get(2).startsInside() && !fits.get(2).endsInside());
        assertTrue(fits.get(3).startsInside(), "an empty one stands inside a piece too");
        String said =
                ""
                        + assertThrows(
                                        IllegalArgumentException.class,
                                        () -> LabelledSpan.read("\n{\"start\": 1}", 9))
                                .getMessage();
        assertTrue(said.startsWith("Line 2 of the labels"), said);
        assertThrows(
                IllegalArgumentException.class,
                () -> LabelledSpan.read("{\"start\": 1, \"end\": 12, \"label\": \"a\"}", 9));
        assertThrows(IllegalArgumentException.class, () -> LabelledSpan.read("start", 9));
    }

    /// A label over the pieces i to j has exactly them, whatever the text.
    @Test
    void labelsOfWholePiecesFit() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            String text = RandomTexts.next(random, 15);
            var encoding = sample.encode(text, EncodeOptions.DEFAULT);
            if (encoding.size() == 0) {
                continue;
            }
            int i = random.nextInt(encoding.size());
            int j = i + random.nextInt(encoding.size() - i);
            var label = new LabelledSpan(encoding.start(i), encoding.end(j), "x");
            var fit = LabelFit.of(text, encoding, List.of(label)).getFirst();
            assertTrue(fit.fits(), text);
            assertTrue(fit.from() <= i && fit.to() > j, text);
        }
    }

    @Test
    void pastedIdsAreRead() {
        assertArrayEquals(new int[] {1, 22, 3}, IdList.read("[1, 22,\n3]"));
        assertArrayEquals(new int[] {1, 22, 3}, IdList.read(" 1 22 3 "));
        assertArrayEquals(new int[] {}, IdList.read(""));
        for (String same :
                List.of(
                        "1\n22\n3\n",
                        "{\"input_ids\": [[1, 22], [3]]}",
                        "[{\"id\": 1, \"token\": \"7\"}, {\"id\": 22}, {\"id\": 3}]",
                        "[ 1 22  3]",
                        "tensor([[1, 22, 3]], device='cuda:0')",
                        "(1, 22, 3,)")) {
            assertArrayEquals(new int[] {1, 22, 3}, IdList.read(same), same);
        }
        var named = assertThrows(IllegalArgumentException.class, () -> IdList.read("[1, -2]"));
        assertTrue(String.valueOf(named.getMessage()).startsWith("“-2” is no id"));
        for (String bad : List.of("1, a", "-1", "1.5", "99999999999", "x")) {
            assertThrows(IllegalArgumentException.class, () -> IdList.read(bad), bad);
        }
    }

    @Test
    void idsThatTextIsNotCutIntoDrift() {
        int[] ids = {id("The"), id("Ġk"), id("ing"), id("Ġand")};
        var drift = Drift.of(sample, ids);
        assertEquals("The king and", drift.text());
        assertEquals(List.of(new Drift.Change(1, 3, 1, 2, 3, 8)), drift.changes());
        var lost = Drift.of(sample, new int[] {id("The"), 1_000_000, id("Ġking")});
        assertEquals(1, lost.changes().size());
        assertEquals(1, lost.changes().getFirst().from());
        assertEquals(2, lost.changes().getFirst().to());
        assertEquals(List.of(), Drift.of(sample, new int[0]).changes());
    }

    /// What changes say makes the one list of the other, for every family.
    @Test
    void driftTellsAllOfIt() throws Exception {
        var random = new Random(11);
        for (var family : TinyTokenizers.all().entrySet()) {
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            var tokenizer = TinyTokenizers.open(file);
            for (int round = 0; round < 60; round++) {
                int[] ids =
                        IntStream.generate(() -> random.nextInt(tokenizer.vocabulary().size()))
                                .limit(random.nextInt(12))
                                .toArray();
                var drift = Drift.of(tokenizer, ids);
                var made = IntStream.builder();
                int at = 0;
                for (Drift.Change c : drift.changes()) {
                    Arrays.stream(ids, at, c.from()).forEach(made);
                    Arrays.stream(drift.again().ids(), c.againFrom(), c.againTo()).forEach(made);
                    at = c.to();
                    assertTrue(c.start() <= c.end() && c.end() <= drift.text().length());
                }
                Arrays.stream(ids, at, ids.length).forEach(made);
                assertArrayEquals(drift.again().ids(), made.build().toArray());
            }
            String text = RandomTexts.next(random, 10);
            int[] own = tokenizer.encode(text, EncodeOptions.DEFAULT).ids();
            assertEquals(own.length, Drift.of(tokenizer, own).ids().length);
        }
    }

    @Test
    void longListsThatDifferEverywhereAreOneChange() {
        int[] one = IntStream.range(0, 3000).toArray();
        int[] other = IntStream.range(5000, 8000).toArray();
        assertEquals(List.of(new IdChanges.Run(0, 3000, 0, 3000)), IdChanges.between(one, other));
        assertEquals(
                List.of(new IdChanges.Run(1, 2, 1, 1), new IdChanges.Run(3, 3, 2, 3)),
                IdChanges.between(new int[] {7, 8, 9, 4}, new int[] {7, 9, 5, 4}));
    }

    @Test
    void aTextIsCutSoThatTheTemplateHasRoom() {
        assertEquals(-1, new ContextUse(512, 512, 1).cut());
        assertFalse(new ContextUse(512, 512, 1).over());
        // [CLS] and 510 tokens are kept, and [SEP] behind them
        assertEquals(511, new ContextUse(513, 512, 1).cut());
        assertEquals(0, new ContextUse(5, 1, 2).cut());
    }
}
