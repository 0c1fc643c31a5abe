package lexiscope.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.work.Progress;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Comparisons by tokenizers of every family.
class ComparisonTest {
    @TempDir private static Path folder;
    private static List<Comparand> families;

    @BeforeAll
    static void open() throws Exception {
        families = new ArrayList<>();
        for (var family : TinyTokenizers.all().entrySet()) {
            var file = TinyTokenizers.write(folder, family.getKey(), family.getValue());
            families.add(new Comparand(family.getKey(), TinyTokenizers.open(file)));
        }
    }

    @Test
    void countsAreThoseOfEncode() {
        String text = "the 東 dog\u0301 😀";
        var comparison = Comparison.of(Typed.of(text), EncodeOptions.DEFAULT, families);
        for (Compared one : comparison.models()) {
            var encoding = one.by().tokenizer().encode(text, EncodeOptions.DEFAULT);
            assertArrayEquals(encoding.ids(), one.encoding().ids(), one.by().name());
            assertEquals(encoding.size(), one.tokens());
            assertEquals(
                    (double) text.codePointCount(0, text.length()) / encoding.size(),
                    one.charactersPerToken().orElseThrow());
            assertEquals(
                    (double) text.getBytes(StandardCharsets.UTF_8).length / encoding.size(),
                    one.bytesPerToken().orElseThrow());
        }
        var bert = comparison.models().get(3);
        assertEquals("bert", bert.by().name());
        assertTrue(bert.unknown() > 0, "no character of a vocabulary without it is unknown");
    }

    @Test
    void agreementIsTheMeanOfThePairs() {
        var three = Comparison.of(Typed.of("the dogs"), EncodeOptions.DEFAULT, some(0, 3, 7));
        double mean = (three.agreement(0, 1) + three.agreement(0, 2) + three.agreement(1, 2)) / 3;
        assertEquals(mean, three.agreement().orElseThrow());
        var one = Comparison.of(Typed.of("the dogs"), EncodeOptions.DEFAULT, some(0));
        assertTrue(one.agreement().isEmpty());
    }

    /// Over random texts and edits: an edited comparison is that of the edited text, agreement is
    /// symmetric, between 0 and 1, and 1 with oneself; cuts counted place by place are all cuts.
    @Test
    void comparisonsHoldTogether() {
        var random = new Random(24);
        for (int round = 0; round < 150; round++) {
            var typed = Typed.of(RandomTexts.next(random, 20));
            var comparison = Comparison.of(typed, EncodeOptions.DEFAULT, families);
            int at = random.nextInt(typed.text().length() + 1);
            var next = typed.edited(at, at, RandomTexts.next(random, 3));
            var edited = comparison.next(next, EncodeOptions.DEFAULT, families, Progress.NONE);
            var afresh = Comparison.of(Typed.of(next.text()), EncodeOptions.DEFAULT, families);
            int cuts = 0;
            for (int i = 0; i < families.size(); i++) {
                var one = edited.models().get(i);
                assertArrayEquals(afresh.models().get(i).encoding().ids(), one.encoding().ids());
                assertEquals(afresh.models().get(i).cuts(), one.cuts());
                assertEquals(1, edited.agreement(i, i));
                double agreement = edited.agreement(0, i);
                assertEquals(edited.agreement(i, 0), agreement);
                assertTrue(agreement >= 0 && agreement <= 1);
                cuts += one.cuts().size();
            }
            int counted = 0;
            for (int unit = 0; unit <= next.text().length(); unit++) {
                if (edited.places().of()[unit] == unit) {
                    counted += edited.cutAt(unit);
                }
            }
            assertEquals(cuts, counted);
        }
    }

    @Test
    void lengthsAreThoseOfTheEncodedText() {
        assertEquals(new TextLength(3, 6), TextLength.of("aé\uD83D"));
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            String text = RandomTexts.next(random, 20);
            assertEquals(text.codePointCount(0, text.length()), TextLength.of(text).characters());
        }
        assertEquals(new TextLength(2, 7), TextLength.of("東😀"));
    }

    private static List<Comparand> some(int... which) {
        return java.util.Arrays.stream(which).mapToObj(families::get).toList();
    }
}
