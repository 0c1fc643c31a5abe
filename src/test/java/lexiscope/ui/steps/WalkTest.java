package lexiscope.ui.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.Seeds;
import lexiscope.format.sentencepiece.SentencePieceFileTest;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Encoding;
import lexiscope.tokenizer.RandomTexts;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.tokenizer.TinyVariants;
import lexiscope.tokenizer.Tokenizer;
import lexiscope.tokenizer.Trace;
import lexiscope.tokenizer.aligned.Pieces;
import lexiscope.tokenizer.aligned.Span;
import lexiscope.tokenizer.subword.steps.LeftOut;
import lexiscope.tokenizer.subword.steps.Steps;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// What the page of steps shows is what `trace` and `encode` give: for random texts, in every
/// family.
@Tag("random")
class WalkTest {
    private static final long SEED = Seeds.of(WalkTest.class);

    @TempDir private Path folder = Path.of("");

    private Map<String, Tokenizer> tokenizers() throws Exception {
        var json = new LinkedHashMap<>(TinyTokenizers.all());
        json.putAll(TinyVariants.all());
        var all = new LinkedHashMap<String, Tokenizer>();
        for (var e : json.entrySet()) {
            Path file = TinyTokenizers.write(folder, e.getKey(), e.getValue());
            all.put(e.getKey(), TinyTokenizers.open(file));
        }
        all.put("sp-unigram", sentencePiece("unigram", SentencePieceFileTest.unigram()));
        // of words, bytes for what is unknown, a piece that is unused and one defined by a person
        var bpe = new SentencePieceFileTest.Model().specials().bytes();
        for (String piece : List.of("▁", "t", "h", "e", "d", "o", "g", "s", "é", "th", "the")) {
            bpe.piece(piece, -piece.length(), 1);
        }
        bpe.piece("▁the", -9, 5).piece("do", -8, 5).piece("dog", -9, 1).piece("<s>x", 0, 4);
        all.put("sp-bpe", sentencePiece("bpe", bpe.trainer(2, true)));
        return all;
    }

    private Tokenizer sentencePiece(String name, SentencePieceFileTest.Model model)
            throws Exception {
        Path file = Files.createDirectories(folder.resolve("sp-" + name)).resolve("t.model");
        Files.write(file, model.done());
        return TinyTokenizers.open(file);
    }

    @Test
    void everyPieceShownIsOneOfTheEncoding() throws Exception {
        for (var named : tokenizers().entrySet()) {
            Tokenizer tokenizer = named.getValue();
            var random = new Random(SEED);
            for (int k = 0; k < 120; k++) {
                String text = RandomTexts.next(random, 12);
                String about = named.getKey() + ", seed " + SEED + ": " + text;
                Trace trace = tokenizer.trace(text);
                Walk walk = Walk.of(0, trace);
                var ids = new ArrayList<Integer>();
                for (Walk.Stop stop : walk.stops()) {
                    if (stop.added() >= 0) {
                        ids.add(stop.added());
                    }
                    stop.word().ifPresent(w -> w.steps().pieces().forEach(p -> ids.add(p.id())));
                    stop.word().ifPresent(w -> word(tokenizer, w, about));
                }
                trace.template().forEach(s -> ids.add(s.place(), s.id()));
                var encoding = tokenizer.encode(text, EncodeOptions.DEFAULT);
                assertArrayEquals(encoding.ids(), ids.stream().mapToInt(i -> i).toArray(), about);
                assertArrayEquals(encoding.ids(), trace.encoding().ids(), about);
                assertArrayEquals(encoding.starts(), trace.encoding().starts(), about);
                assertArrayEquals(encoding.ends(), trace.encoding().ends(), about);
                assertArrayEquals(encoding.marks(), trace.encoding().marks(), about);
                joined(walk, about);
                placed(walk, encoding, about);
                around(walk, about);
                rewritten(trace, about);
            }
        }
    }

    /// The stops are the words of the trace, in order, none left out and none put in; the pieces of
    /// a word that is gone through in parts are those of its parts.
    private static void joined(Walk walk, String about) {
        var traced = new ArrayList<List<Object>>();
        for (Trace.Part part : walk.trace().parts()) {
            switch (part) {
                case Trace.Added a -> traced.add(List.of(a.span(), a.id()));
                case Trace.Stretch stretch -> {
                    for (Trace.Portion portion : stretch.portions()) {
                        switch (portion) {
                            case Trace.Added a -> traced.add(List.of(a.span(), a.id()));
                            case Trace.Word w -> traced.addAll(pieces(w));
                        }
                    }
                }
            }
        }
        var shown = new ArrayList<List<Object>>();
        for (Walk.Stop stop : walk.stops()) {
            if (stop.added() >= 0) {
                shown.add(List.of(stop.span(), stop.added()));
            }
            stop.word().ifPresent(w -> shown.addAll(pieces(w)));
        }
        assertEquals(traced, shown, about);
    }

    /// Where each piece of a word was typed, what it stands for before the model, and its id.
    private static List<List<Object>> pieces(Trace.Word word) {
        return word.steps().pieces().stream()
                .map(
                        p ->
                                List.<Object>of(
                                        word.typed(p.start(), p.end()),
                                        word.text().text().substring(p.start(), p.end()),
                                        p.id(),
                                        p.unknown()))
                .toList();
    }

    /// Every piece lies where the encoding has it; one that is only an inserted mark, empty there,
    /// has in its word the place of the character that it was put before.
    private static void placed(Walk walk, Encoding encoding, String about) {
        int at = 0;
        for (Walk.Stop stop : walk.stops()) {
            var spans = new ArrayList<Span>();
            if (stop.added() >= 0) {
                spans.add(stop.span());
            }
            stop.word()
                    .ifPresent(
                            w ->
                                    w.steps()
                                            .pieces()
                                            .forEach(p -> spans.add(w.typed(p.start(), p.end()))));
            for (Span span : spans) {
                while (encoding.is(at, Pieces.TEMPLATE)) {
                    at++;
                }
                int start = encoding.starts()[at];
                int end = encoding.is(at, Pieces.INSERTED) ? span.end() : encoding.ends()[at];
                assertEquals(new Span(start, end), span, about + ", piece " + at);
                at++;
            }
        }
    }

    /// A stop is what a person means by any place in it.
    private static void around(Walk walk, String about) {
        for (Trace.Part part : walk.trace().parts()) {
            if (part instanceof Trace.Stretch stretch) {
                for (Trace.Portion portion : stretch.portions()) {
                    if (portion instanceof Trace.Word word) {
                        around(word, about);
                    }
                }
            }
        }
    }

    private static void around(Trace.Word word, String about) {
        int[] begins = word.begins();
        for (int i = 0; i < begins.length; i++) {
            int end = i + 1 < begins.length ? begins[i + 1] : word.text().text().length();
            Trace.Word part = word.between(begins[i], end);
            if (part.span().length() > 0) {
                Trace.Word meant = word.around(part.span().end() - 1);
                if (meant.span().equals(part.span())) {
                    assertEquals(meant.text().text(), part.text().text(), about);
                    assertEquals(meant.steps(), part.steps(), about);
                }
            }
        }
    }

    private static void rewritten(Trace trace, String about) {
        for (Trace.Part part : trace.parts()) {
            if (part instanceof Trace.Stretch stretch) {
                List<Change> changes =
                        Change.of(trace.text(), stretch.span(), stretch.normalised());
                assertEquals(
                        stretch.normalised().text(),
                        changes.stream().map(Change::became).collect(Collectors.joining()),
                        about);
                assertEquals(
                        trace.text().substring(stretch.span().start(), stretch.span().end()),
                        changes.stream().map(Change::was).collect(Collectors.joining()),
                        about);
            }
        }
    }

    /// The entries found, in order, are the pieces; where the last beginning is none, the word is
    /// unknown as a whole.
    private static void table(Trace.Word word, Steps.Prefixes prefixes, String about) {
        var found = new ArrayList<Steps.Piece>();
        for (Steps.Attempt a : prefixes.attempts()) {
            int at = found.isEmpty() ? 0 : found.getLast().end();
            assertEquals(at, a.start(), about);
            if (a.id() >= 0) {
                found.add(new Steps.Piece(a.id(), a.start(), a.end(), false));
            }
        }
        int length = word.text().text().length();
        if (!found.isEmpty() && found.getLast().end() == length) {
            assertEquals(prefixes.pieces(), found, about);
        } else {
            assertTrue(prefixes.pieces().stream().allMatch(Steps.Piece::unknown), about);
        }
    }

    private static void word(Tokenizer tokenizer, Trace.Word word, String about) {
        switch (word.steps()) {
            case Steps.Direct _ -> {}
            case Steps.Prefixes prefixes -> table(word, prefixes, about);
            case Steps.Merged merged -> forest(tokenizer, word, merged, about);
            case Steps.Lattice lattice -> lattice(word, lattice, about);
        }
    }

    /// Below a forest and a lattice stands what came out, where they end in something else.
    private static void shownAtLast(Steps steps, List<Steps.Piece> drawn, String about) {
        var cameOut = CameOut.of(steps);
        assertEquals(steps.pieces(), cameOut.isEmpty() ? drawn : cameOut, about);
    }

    private static void forest(
            Tokenizer tokenizer, Trace.Word word, Steps.Merged merged, String about) {
        Forest forest = Forest.of(merged);
        shownAtLast(merged, forest.roots().stream().map(Forest.Node::piece).toList(), about);
        assertEquals(
                merged.left(), forest.roots().stream().map(Forest.Node::piece).toList(), about);
        assertEquals(forest.roots(), forest.standing(forest.merges().size()), about);
        int at = 0;
        for (Forest.Node root : forest.roots()) {
            assertEquals(at, root.from(), about);
            at = root.to();
        }
        assertEquals(forest.symbols().size(), at, about);
        for (Forest.Row row : forest.merges()) {
            assertEquals(row.left().to(), row.right().from(), about);
        }
        var pairs = tokenizer.stages().model().pairs(word.text().text()).orElseThrow();
        assertEquals(merged.merges(), LeftOut.searched(merged.symbols(), pairs).merges(), about);
        if (!merged.merges().isEmpty()) {
            var without = LeftOut.of(merged, pairs, 0).orElseThrow();
            Steps.Merge gone = merged.merges().getFirst();
            assertTrue(
                    without.merges().stream()
                            .noneMatch(
                                    m ->
                                            without.node(m.left()).id()
                                                            == merged.node(gone.left()).id()
                                                    && without.node(m.right()).id()
                                                            == merged.node(gone.right()).id()),
                    about);
        }
    }

    private static void lattice(Trace.Word word, Steps.Lattice lattice, String about) {
        LatticeChart chart = LatticeChart.of(lattice, word.text().text());
        var best = chart.ways().getFirst().bars().stream().map(b -> piece(b.edge())).toList();
        shownAtLast(lattice, best, about);
        assertEquals(
                lattice.edges(), chart.bars().stream().map(LatticeChart.Bar::edge).toList(), about);
        var cells = new HashSet<List<Integer>>();
        for (LatticeChart.Bar bar : chart.bars()) {
            for (int c = bar.from(); c < bar.to(); c++) {
                assertTrue(cells.add(List.of(bar.row(), c)), about);
            }
        }
        for (int w = 0; w < chart.ways().size(); w++) {
            LatticeChart.Way way = chart.ways().get(w);
            double sum = way.bars().stream().mapToDouble(b -> b.edge().score()).sum();
            assertEquals(sum, way.score(), 1e-3 * Math.max(1, Math.abs(sum)), about);
            assertTrue(w == 0 || way.score() <= chart.ways().get(w - 1).score() + 1e-4, about);
        }
        // the search, gone through to its end, is at the best way
        assertEquals(
                chart.ways().getFirst().score(),
                chart.best(chart.columns()).score(),
                1e-3 * Math.max(1, Math.abs(chart.ways().getFirst().score())),
                about);
        assertEquals(
                lattice.left(),
                chart.ways().getFirst().bars().stream().map(b -> piece(b.edge())).toList(),
                about);
    }

    private static Steps.Piece piece(Steps.Edge e) {
        return new Steps.Piece(e.id(), e.start(), e.end(), e.id() < 0);
    }
}
