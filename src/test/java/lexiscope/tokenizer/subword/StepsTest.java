package lexiscope.tokenizer.subword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.Seeds;
import lexiscope.tokenizer.subword.piece.ScoredPieces;
import lexiscope.tokenizer.subword.piece.ScoredPieces.Role;
import lexiscope.tokenizer.subword.steps.LeftOut;
import lexiscope.tokenizer.subword.steps.Steps;
import lexiscope.tokenizer.subword.steps.StepsPart;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// The steps that SentencePiece's models show: merges in order with their scores, the lattice with
/// its best ways, and what is put in the place of what; always ending in the pieces of the cut.
@Tag("random")
class StepsTest {
    /// Pieces written as `spelling score`, with a mark before: `?` the unknown one, `!`
    /// user-defined, `-` unused, `=` reserved, `.` any other.
    private static ScoredPieces pieces(boolean bytes, String... lines) {
        var spellings = new ArrayList<String>();
        var scores = new ArrayList<Float>();
        var roles = new ArrayList<Role>();
        for (String line : lines) {
            String[] parts = line.substring(1).split(" ");
            spellings.add(parts[0]);
            scores.add(Float.valueOf(parts[1]));
            roles.add(
                    switch (line.charAt(0)) {
                        case '!' -> Role.USER_DEFINED;
                        case '-' -> Role.UNUSED;
                        case '.' -> Role.MATCHED;
                        default -> Role.RESERVED;
                    });
        }
        for (int b = 0; bytes && b < 256; b++) {
            spellings.add(String.format("<0x%02X>", b));
            scores.add(0f);
            roles.add(Role.RESERVED);
        }
        float[] values = new float[scores.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = scores.get(i);
        }
        return new ScoredPieces(
                spellings.toArray(String[]::new), values, roles.toArray(Role[]::new), 0, bytes);
    }

    private static String told(ScoredPieces of, Steps.Piece p, String word) {
        return p.unknown() ? "?" + word.substring(p.start(), p.end()) : of.spellings()[p.id()];
    }

    private static String told(ScoredPieces of, List<Steps.Piece> pieces, String word) {
        return String.join(" ", pieces.stream().map(p -> told(of, p, word)).toList());
    }

    private static String merges(ScoredPieces of, Steps.Merged steps, String word) {
        var out = new ArrayList<String>();
        for (Steps.Merge m : steps.merges()) {
            out.add(
                    told(of, steps.node(m.left()), word)
                            + "+"
                            + told(of, steps.node(m.right()), word)
                            + "="
                            + told(of, m.product(), word)
                            + "@"
                            + m.score());
        }
        return String.join(", ", out);
    }

    private static final ScoredPieces BPE =
            pieces(
                    true,
                    "?<unk> 0",
                    "=<s> 0",
                    ".▁ -9",
                    ".a -9",
                    ".b -9",
                    ".ab -1",
                    ".▁a -2",
                    ".aba -3",
                    "-bb -4",
                    "!<x> 0",
                    ".▁ab -5");

    @Test
    void mergesComeInOrderWithTheirScores() {
        String word = "▁abab";
        var steps = (Steps.Merged) new SentencePieceBpe(BPE).steps(word);
        assertEquals("▁ a b a b", told(BPE, steps.symbols(), word));
        assertEquals("a+b=ab@-1.0, a+b=ab@-1.0, ▁+ab=▁ab@-5.0", merges(BPE, steps, word));
        assertEquals("▁ab ab", told(BPE, steps.pieces(), word));
        assertEquals(List.of(), steps.replaced());
    }

    @Test
    void whatNoPieceSpellsBecomesBytesAndUnusedPiecesTheirParts() {
        String word = "é<x>bbab";
        var steps = (Steps.Merged) new SentencePieceBpe(BPE).steps(word);
        assertEquals("?é <x> b b a b", told(BPE, steps.symbols(), word));
        assertEquals("a+b=ab@-1.0, b+b=bb@-4.0", merges(BPE, steps, word));
        assertEquals("?é <x> bb ab", told(BPE, steps.left(), word));
        assertEquals("<0xC3> <0xA9> <x> b b ab", told(BPE, steps.pieces(), word));
        assertEquals(2, steps.replaced().size());
        assertEquals("<0xC3> <0xA9>", told(BPE, steps.replaced().get(0).pieces(), word));
        assertEquals("b b", told(BPE, steps.replaced().get(1).pieces(), word));
    }

    private static final ScoredPieces UNIGRAM =
            pieces(false, "?<unk> 0", ".▁ -3", ".a -2", ".b -2", ".ab -3.5", ".▁a -4", "=<s> 0");

    @Test
    void theLatticeHasEveryPieceAndTheBestWaysInOrder() {
        String word = "▁abZ";
        var steps = (Steps.Lattice) SentencePieceUnigram.of(UNIGRAM).steps(word);
        assertEquals(6, steps.edges().size());
        assertEquals(3, steps.paths().size());
        assertEquals("▁a b ?Z", told(UNIGRAM, steps.left(), word));
        assertEquals(-4 - 2 - 14, steps.paths().getFirst().score());
        assertEquals(-3 - 3.5 - 14, steps.paths().get(1).score());
        assertEquals(-3 - 2 - 2 - 14, steps.paths().get(2).score());
        assertEquals(List.of(), steps.replaced());
    }

    @Test
    void aStretchBetweenSpacesStandsForItself() {
        String word = "▁ab▁abb";
        var unigram = SentencePieceUnigram.of(UNIGRAM);
        var bpe = new SentencePieceBpe(BPE);
        for (SubwordModel model : List.of(unigram, bpe)) {
            Steps whole = model.steps(word);
            assertTrue(StepsPart.parted(whole, 3));
            assertTrue(!StepsPart.parted(whole, 1));
            assertEquals(model.steps("▁abb"), StepsPart.of(whole, 3, 7));
            assertEquals(model.steps("▁ab"), StepsPart.of(whole, 0, 3));
        }
    }

    @Test
    void otherIdsAreGivenToEveryStep() {
        int[] ids = new int[BPE.size()];
        Arrays.setAll(ids, i -> i + 1);
        var steps = (Steps.Merged) new Renumbered(new SentencePieceBpe(BPE), ids, 0).steps("▁ab");
        assertEquals(3, steps.symbols().getFirst().id());
        assertEquals(6, steps.merges().getFirst().product().id());
        assertEquals(11, steps.pieces().getFirst().id());
    }

    @Test
    void stepsEndInThePiecesOfTheCut() {
        long seed = Seeds.of(StepsTest.class);
        var random = new Random(seed);
        String letters = "▁aabbZé";
        for (int k = 0; k < 2000; k++) {
            var word = new StringBuilder();
            for (int n = 1 + random.nextInt(30); n > 0; n--) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            String text = word.toString();
            String message = "seed " + seed + ": " + text;
            var merged = new SentencePieceBpe(BPE).steps(text);
            int at = 0;
            for (Steps.Piece p : merged.left()) {
                assertEquals(at, p.start(), message);
                at = p.end();
            }
            assertEquals(text.length(), at, message);
            var found = SentencePieceUnigram.of(UNIGRAM).steps(text);
            assertEquals(ids(found.pieces()), ids(found.left()), message);
            assertEquals(ids(merged.pieces()), ids(parts(merged)), message);
            assertEquals(new SentencePieceBpe(BPE).pieces(text), merged.pieces(), message);
            assertEquals(SentencePieceUnigram.of(UNIGRAM).pieces(text), found.pieces(), message);
        }
    }

    @Test
    void aMergeLeftOutGivesItsPlaceToTheNext() {
        String word = "▁abab";
        var model = new SentencePieceBpe(BPE);
        var steps = (Steps.Merged) model.steps(word);
        var pairs = model.pairs(word).orElseThrow();
        var without = LeftOut.of(steps, pairs, 0).orElseThrow();
        assertEquals("▁+a=▁a@-2.0, ▁a+b=▁ab@-5.0", merges(BPE, without, word));
        assertEquals("▁ab a b", told(BPE, without.pieces(), word));
    }

    @Test
    void thePlainSearchFindsWhatTheModelFinds() {
        long seed = Seeds.of(StepsTest.class);
        var random = new Random(seed);
        String letters = "▁aabbZé<x>";
        int[] ids = new int[BPE.size()];
        Arrays.setAll(ids, i -> i + 1);
        var bpe = new SentencePieceBpe(BPE);
        for (SubwordModel model : List.of(bpe, new Renumbered(bpe, ids, 0))) {
            for (int k = 0; k < 500; k++) {
                var word = new StringBuilder();
                for (int n = 1 + random.nextInt(30); n > 0; n--) {
                    word.append(letters.charAt(random.nextInt(letters.length())));
                }
                String text = word.toString();
                var steps = (Steps.Merged) model.steps(text);
                var pairs = model.pairs(text).orElseThrow();
                assertEquals(
                        steps.merges(),
                        LeftOut.searched(steps.symbols(), pairs).merges(),
                        "seed " + seed + ": " + text);
            }
        }
    }

    /// The pieces that the search left, each replaced by its parts.
    private static List<Steps.Piece> parts(Steps steps) {
        var out = new ArrayList<Steps.Piece>();
        for (Steps.Piece p : steps.left()) {
            var by = steps.replaced().stream().filter(r -> r.was().equals(p)).findFirst();
            out.addAll(by.isPresent() ? by.get().pieces() : List.of(p));
        }
        return out;
    }

    /// The ids, neighbouring unknown ones being one.
    private static List<Integer> ids(List<Steps.Piece> pieces) {
        var ids = new ArrayList<Integer>();
        for (Steps.Piece p : pieces) {
            int id = p.unknown() ? 0 : p.id();
            if (id != 0 || ids.isEmpty() || ids.getLast() != 0) {
                ids.add(id);
            }
        }
        return ids;
    }
}
