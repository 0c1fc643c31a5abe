package lexiscope.trial.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Plan;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.proposal.RandomProposals;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class EffectsTest {
    @TempDir private Path folder = Path.of("");

    private static Proposal token(String content, String flags) {
        return new Proposal(
                new AddedToken(
                        content,
                        flags.contains("w"),
                        flags.contains("l"),
                        flags.contains("r"),
                        flags.contains("n"),
                        flags.contains("s")),
                As.ADDED);
    }

    private static LanguageModel sample() throws Exception {
        return ModelReader.open(Path.of("samples/english-bpe-8k"), Progress.NONE);
    }

    /// What a word costs once it is cut out, said where it costs more; never against the unknown
    /// token, which is one for anything.
    @Test
    void whatCostsMoreThanBefore() throws Exception {
        try (var model = sample()) {
            var plan = Plan.of(model, List.of(token("house", "")));
            var effect = Effects.of(plan, "The house, two houses.", 1).tokens().getFirst();
            assertTrue(effect.dearerPlaces() >= 1, effect.toString());
            assertTrue(effect.dearerBy() >= effect.dearerPlaces(), effect.toString());
            assertTrue(
                    Dearer.sentence(plan, plan.taken().getFirst())
                            .orElseThrow()
                            .startsWith("“a␣house␣a” is 4 tokens with it and 3 without"));
            plan = Plan.of(model, List.of(token("hippocampus", "")));
            effect = Effects.of(plan, "The hippocampus.", 1).tokens().getFirst();
            assertEquals(0, effect.dearerPlaces());
            assertTrue(Dearer.sentence(plan, plan.taken().getFirst()).isEmpty());
        }
        Files.writeString(folder.resolve("vocab.txt"), "[UNK]\na\nthe\n##ing\n");
        try (var words = ModelReader.open(folder, Progress.NONE)) {
            var plan = Plan.of(words, List.of(token("graft", "")));
            var effect = Effects.of(plan, "the grafting", 1).tokens().getFirst();
            assertEquals(1, effect.found());
            assertEquals(0, effect.dearerPlaces(), effect.toString());
            assertTrue(Dearer.sentence(plan, plan.taken().getFirst()).isEmpty());
        }
    }

    @Test
    void everyPlaceBeforeAndAfter() throws Exception {
        try (var model = sample()) {
            var plan = Plan.of(model, List.of(token("hippocampus", "")));
            String text = "The hippocampus is small; two hippocampuses.";
            var effects = Effects.of(plan, text, 1);
            assertEquals(2, effects.changes().size());
            int pieces = plan.taken().getFirst().pieces().length;
            assertEquals(2, effects.tokens().getFirst().found());
            int all = 0;
            for (int n = 0; n < 2; n++) {
                all += effects.changes().saved(n);
                String place = text.substring(effects.changes().start(n), effects.changes().end(n));
                assertTrue(place.contains("hippocampus"), place);
            }
            assertEquals(effects.saved(), all);
            assertTrue(pieces > 1);
            assertEquals(Map.of("hippocampuses", 1), effects.tokens().getFirst().capturedFrom());
        }
    }

    @Test
    void graftCutsGraftsUnlessSingleWord() throws Exception {
        try (var model = sample()) {
            String text = "A graft of two grafts, engrafted; graft_2 graft-3";
            var open = Effects.of(Plan.of(model, List.of(token("graft", ""))), text, 1);
            assertEquals(5, open.tokens().getFirst().found());
            assertEquals(
                    Map.of("grafts", 1, "engrafted", 1, "graft_2", 1),
                    open.tokens().getFirst().capturedFrom());
            var word = Effects.of(Plan.of(model, List.of(token("graft", "w"))), text, 1);
            assertEquals(2, word.tokens().getFirst().found());
            assertEquals(0, word.tokens().getFirst().captured());
        }
    }

    @Test
    void spacesThatAreEatenDoNotComeBack() throws Exception {
        try (var model = sample()) {
            String text = "a  <m>\n\nb <m>c";
            var plan = Plan.of(model, List.of(token("<m>", "lr")));
            var effects = Effects.of(plan, text, 1);
            assertEquals(5, effects.tokens().getFirst().spaces());
            var back = effects.decoded(plan);
            assertFalse(back.same());
            assertTrue(back.sentence().contains("comes back as"), back.sentence());
            var plain = Plan.of(model, List.of(token("<m>", "")));
            assertTrue(Effects.of(plain, text, 1).decoded(plain).isText());
        }
    }

    @Test
    void otherSpellingsThatTheNormaliserLetsIn() throws Exception {
        TinyTokenizers.write(folder, "bert", String.valueOf(TinyTokenizers.all().get("bert")));
        try (var model = ModelReader.open(folder.resolve("bert"), Progress.NONE)) {
            var plan = Plan.of(model, List.of(token("hippo", "n"), token("Caf\u00E9", "")));
            String text = "hippo Hippo HIPPO h\u00EDppo Caf\u00E9 caf\u00E9";
            var effects = Effects.of(plan, text, 1);
            assertEquals(4, effects.tokens().getFirst().found());
            assertEquals(3, effects.tokens().getFirst().spelledOtherwise());
            assertEquals(1, effects.tokens().get(1).found());
            var notes = LibraryNotes.of(plan.before(), plan.taken().get(1));
            assertTrue(
                    notes.stream().anyMatch(n -> n.contains("Not normalized")), notes.toString());
        }
    }

    /// Outside of the places the encodings are the same, and inside they are smallest.
    @Test
    void placesHoldAllDifferences() throws Exception {
        var random = new Random(3);
        for (var family : TinyTokenizers.all().entrySet()) {
            TinyTokenizers.write(folder, family.getKey(), family.getValue());
            try (var model = ModelReader.open(folder.resolve(family.getKey()), Progress.NONE)) {
                for (int i = 0; i < 40; i++) {
                    var proposals = RandomProposals.several(random, 3);
                    var plan = Plan.of(model, proposals);
                    var e = Effects.of(plan, RandomProposals.text(random, proposals), 1);
                    var c = e.changes();
                    int shift = 0;
                    int at = 0;
                    for (int n = 0; n <= c.size(); n++) {
                        int to = n < c.size() ? c.beforeFrom(n) : e.before().size();
                        for (; at < to; at++) {
                            assertEquals(e.before().ids()[at], e.after().ids()[at + shift]);
                        }
                        if (n < c.size()) {
                            assertEquals(c.beforeFrom(n) + shift, c.afterFrom(n));
                            shift = c.afterTo(n) - c.beforeTo(n);
                            at = c.beforeTo(n);
                        }
                    }
                    assertEquals(e.after().size(), e.before().size() + shift);
                }
            }
        }
    }

    /// 100 tokens over a megabyte: the plan, both splits and the comparison.
    @Test
    void isFast() throws Exception {
        try (var model = sample()) {
            var words = new StringBuilder();
            String book = Files.readString(Path.of("README.md"));
            while (words.length() < 1 << 20) {
                words.append(book);
            }
            String text = words.substring(0, 1 << 20);
            var proposals = new ArrayList<Proposal>();
            for (String word : book.split("[^a-z]+")) {
                if (word.length() > 6 && proposals.size() < 100) {
                    proposals.add(token(word, "w"));
                }
            }
            model.tokenizer().orElseThrow().encode(text, EncodeOptions.DEFAULT);
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 8; i++) {
                long start = System.nanoTime();
                var plan = Plan.of(model, proposals);
                var effects = Effects.of(plan, text, 2);
                best = Math.min(best, (System.nanoTime() - start) / 1e6);
                assertTrue(effects.saved() > 0);
            }
            System.err.printf("preview of a megabyte: %.0f ms%n", best);
            assertTrue(best < 2000, "took " + best + " ms");
        }
    }
}
