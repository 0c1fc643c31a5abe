package lexiscope.trial.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.TinyVariants;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.EntryText;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.proposal.RandomProposals;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/// Entries said to be reachable are produced, those said to be unreachable are not: random
/// candidates of every family, without exception.
class VerdictTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xFFFFFF);

    @TempDir private Path folder = Path.of("");

    private static Map<String, String> families() {
        var families = new LinkedHashMap<>(TinyTokenizers.all());
        families.putAll(TinyVariants.all());
        return families;
    }

    @Test
    void reachableIsProducedForProposedEntries() throws Exception {
        var random = new Random(SEED);
        var wrong = new ArrayList<String>();
        int candidates = Integer.getInteger("candidates", 160);
        for (var family : families().entrySet()) {
            TinyTokenizers.write(folder, family.getKey(), family.getValue());
            int reachable = 0;
            int all = 0;
            try (var model = ModelReader.open(folder.resolve(family.getKey()), Progress.NONE)) {
                for (int i = 0; i < candidates / 20; i++) {
                    var proposals = new ArrayList<Proposal>();
                    for (int j = 0; j < 20; j++) {
                        var p = Proposal.added(RandomProposals.content(random)).as(As.ENTRY);
                        proposals.add(
                                random.nextInt(4) == 0
                                        ? new Proposal(
                                                p.token(),
                                                p.as(),
                                                java.util.OptionalDouble.of(-random.nextInt(60)))
                                        : p);
                    }
                    var plan = Plan.of(model, proposals);
                    for (Answer.Taken taken : plan.taken()) {
                        var verdict = Verdict.of(plan.tokenizer(), taken.id());
                        all++;
                        reachable += verdict.produced() ? 1 : 0;
                        check(plan.tokenizer(), taken.id(), verdict, random)
                                .ifPresent(w -> wrong.add(family.getKey() + ": " + w));
                    }
                }
            }
            assertTrue(reachable > 0 || all == 0, family.getKey());
        }
        assertEquals(List.of(), wrong.stream().limit(20).toList(), "seed " + SEED);
    }

    /// A normaliser that looks clusters of characters up as a whole leaves alone what further marks
    /// make long; a splitter keeps an apostrophe where the end of a contraction stands behind it.
    @ParameterizedTest
    @CsvSource({"mapped-xlmr, \u2581seae\u0301", "o200k, \"'s'\"", "o200k, \u010A\u0120\u0120"})
    void whatStandsBehindMayLetATokenThrough(String family, String quoted) throws Exception {
        String token = quoted.replace("\"", "");
        TinyTokenizers.write(folder, family, Objects.requireNonNull(families().get(family)));
        try (var model = ModelReader.open(folder.resolve(family), Progress.NONE)) {
            var plan = Plan.of(model, List.of(Proposal.added(token).as(As.ENTRY)));
            int id = plan.taken().getFirst().id();
            var verdict = Verdict.of(plan.tokenizer(), id);
            assertTrue(verdict.produced(), verdict.sentence());
            int[] ids = plan.tokenizer().encode(verdict.example(), EncodeOptions.DEFAULT).ids();
            assertTrue(IntStream.of(ids).anyMatch(i -> i == id));
        }
    }

    /// Every entry of vocabularies whose merges stand in any order, so that many are dead.
    @Test
    void reachableIsProducedForTheEntriesThereAre() throws Exception {
        var random = new Random(SEED);
        var wrong = new ArrayList<String>();
        int dead = 0;
        for (var family : families().entrySet()) {
            for (int shuffles = 0; shuffles < 3; shuffles++) {
                String json =
                        shuffles == 0
                                ? family.getValue()
                                : Shuffled.merges(family.getValue(), random);
                var tokenizer =
                        TinyTokenizers.open(
                                TinyTokenizers.write(folder, family.getKey() + shuffles, json));
                var produced = new BitSet();
                for (int i = 0; i < 200; i++) {
                    mark(tokenizer, RandomTexts.next(random, 14), produced);
                }
                for (int id = 0; id < tokenizer.vocabulary().size(); id++) {
                    if (!tokenizer.vocabulary().has(id)) {
                        continue;
                    }
                    var verdict = Verdict.of(tokenizer, id);
                    dead += verdict.produced() ? 0 : 1;
                    boolean half = EntryText.of(tokenizer, id).contains("\uFFFD");
                    if (!verdict.produced() && produced.get(id) && !half) {
                        wrong.add(
                                family.getKey()
                                        + ": produced, but "
                                        + tokenizer.vocabulary().spelling(id)
                                        + " "
                                        + verdict);
                    }
                    if (!half) {
                        check(tokenizer, id, verdict, random)
                                .ifPresent(w -> wrong.add(family.getKey() + ": " + w));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong.stream().limit(20).toList(), "seed " + SEED);
        assertTrue(dead > 100, "dead " + dead);
    }

    private static java.util.Optional<String> check(
            Tokenizer tokenizer, int id, Verdict verdict, Random random) {
        assertFalse(verdict.sentence().isEmpty());
        if (verdict.produced()) {
            var found = new BitSet();
            mark(tokenizer, verdict.example(), found);
            return found.get(id)
                    ? java.util.Optional.empty()
                    : java.util.Optional.of("not produced " + Json.line(verdict.example()));
        }
        String text = EntryText.of(tokenizer, id);
        for (int i = 0; i < 25; i++) {
            String whole = RandomTexts.next(random, 2) + text + RandomTexts.next(random, 2);
            var found = new BitSet();
            mark(tokenizer, whole, found);
            if (found.get(id)) {
                return java.util.Optional.of(
                        tokenizer.vocabulary().spelling(id)
                                + " in "
                                + Json.line(whole)
                                + " though: "
                                + verdict.sentence());
            }
        }
        return java.util.Optional.empty();
    }

    private static void mark(Tokenizer tokenizer, String text, BitSet into) {
        for (int id : tokenizer.encode(text, new EncodeOptions(false, true)).ids()) {
            into.set(id);
        }
    }
}
