package lexiscope.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.FolderWriter;
import lexiscope.format.ModelReader;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.Grounds;
import lexiscope.trial.proposal.Answer;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class TriedTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder = Path.of("");
    private LanguageModel model;

    @BeforeEach
    void open() throws Exception {
        model = ModelReader.open(SAMPLE, Progress.NONE);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static Tried tried(LanguageModel m, Trials trials) {
        return Tried.of(new Grounds(m, Donors.offered(), 1), trials, TunedRows.NONE, Progress.NONE);
    }

    private static Tried tried(LanguageModel m, String... tokens) {
        return tried(m, Trials.NONE.adding(Stream.of(tokens).map(Trial::of).toList()));
    }

    private static Trials flagged(AddedToken token) {
        return Trials.NONE.adding(List.of(Trial.of(new Proposal(token, As.ADDED))));
    }

    private static void write(Tried tried, Path opened, Path out) throws Exception {
        FolderWriter.write(
                PlanChange.of(
                        "add-token",
                        tried.opened(),
                        tried.plan(),
                        tried.input(),
                        tried.output(),
                        tried.counts(),
                        Map.of()),
                tried.opened(),
                List.of(opened),
                out,
                new FolderWriter.Options(true, false),
                Progress.NONE);
    }

    private static int[] ids(LanguageModel m, String text) {
        return m.tokenizer().orElseThrow().encode(text, EncodeOptions.DEFAULT).ids();
    }

    private static float[] row(LanguageModel m, int id) {
        float[] row = new float[m.matrix().orElseThrow().dim()];
        m.matrix().orElseThrow().row(id, row);
        return row;
    }

    @Test
    void theTokenStaysWholeAndGetsTheNextId() {
        var tried = tried(model, "hippocampus");
        assertEquals(8192, tried.id("hippocampus"));
        assertArrayEquals(new int[] {8192}, ids(tried.model(), "hippocampus"));
        assertEquals(8193, tried.model().rows());
        assertEquals("hippocampus", tried.model().vocabulary().spelling(8192));
        assertEquals("mean of its pieces", tried.begun().get(8192));
    }

    @Test
    void theModelAtWorkHasTheVectors() {
        var taken = tried(model, "hippocampus").plan().taken().getFirst();
        float[] mean = new float[128];
        for (int id : taken.pieces()) {
            float[] piece = row(model, id);
            for (int d = 0; d < mean.length; d++) {
                mean[d] += piece[d] / taken.pieces().length;
            }
        }
        assertArrayEquals(mean, row(tried(model, "hippocampus").model(), 8192), 1e-6f);
    }

    /// Each token may begin in a way of its own, beside others that begin as all do.
    @Test
    void aTrialMayBeginInItsOwnWay() {
        String copied = model.vocabulary().spelling(300);
        var trials =
                Trials.NONE
                        .choosing(List.of("zero"), 0)
                        .adding(
                                List.of(
                                        Trial.of("x1y").beginning("copy:" + copied),
                                        Trial.of("x2y")));
        var tried = tried(model, trials);
        assertArrayEquals(row(model, 300), row(tried.model(), tried.id("x1y")));
        assertArrayEquals(new float[128], row(tried.model(), tried.id("x2y")));
    }

    @Test
    void whatCannotBeMadeIsSaidAndTheOthersGoOn() {
        var trials =
                Trials.NONE.adding(
                        List.of(Trial.of("x1y").beginning("copy:no such token"), Trial.of("x2y")));
        var tried = tried(model, trials);
        assertTrue(tried.failures().getFirst().contains("No token is"));
        assertEquals(List.of(8193), List.copyOf(tried.input().keySet()));
        // until it is mended its row is the mean of all
        assertArrayEquals(
                model.matrix().orElseThrow().mean(), row(tried.model(), tried.id("x1y")), 1e-6f);
    }

    @Test
    void singleWordLeavesLongerWordsAlone() {
        var tried =
                tried(model, flagged(new AddedToken("graft", true, false, false, false, false)));
        int id = tried.id("graft");
        assertArrayEquals(ids(model, "grafts"), ids(tried.model(), "grafts"));
        assertTrue(Arrays.stream(ids(tried.model(), "a graft.")).anyMatch(i -> i == id));
    }

    @Test
    void strippingTakesTheSpaces() {
        var tried = tried(model, flagged(new AddedToken("<m>", false, true, true, false, false)));
        var encoding =
                tried.model().tokenizer().orElseThrow().encode("a  <m> b", EncodeOptions.DEFAULT);
        assertEquals(1, encoding.starts()[1]);
        assertEquals(7, encoding.ends()[1]);
    }

    @Test
    void answersAreThoseOfTheTrials() {
        var trials =
                Trials.NONE.adding(
                        List.of(
                                Trial.of("x1y").on(false),
                                Trial.of("<|endoftext|>"),
                                Trial.of("x2y")));
        var tried = tried(model, trials);
        assertTrue(tried.answer(0).isEmpty());
        var refused = assertInstanceOf(Answer.Refused.class, tried.answer(1).orElseThrow());
        assertTrue(refused.sentence().contains("there already"));
        assertInstanceOf(Answer.Taken.class, tried.answer(2).orElseThrow());
        assertTrue(tried.answer(3).isEmpty() && tried.answer(-1).isEmpty());
    }

    /// As `add_tokens` of tokenizers 0.23.2: no new id and no new row.
    @Test
    void anEntryKeepsItsIdAndItsRowAndBecomesWhole() throws Exception {
        for (String spelling : List.of("the", "\u0120the", "\u0120")) {
            int id = model.vocabulary().id(spelling).orElseThrow();
            var tried = tried(model, spelling);
            var taken = tried.plan().taken().getFirst();
            assertEquals(id, taken.id());
            assertTrue(taken.trained());
            assertTrue(taken.outcome(String::valueOf).contains("entry " + id + " already"));
            assertEquals(8192, tried.model().rows());
            assertEquals(8192, tried.model().vocabulary().size());
            assertArrayEquals(row(model, id), row(tried.model(), id));
            assertArrayEquals(new int[] {id}, ids(tried.model(), spelling));
            Path out = folder.resolve("out" + id);
            write(tried, SAMPLE, out);
            try (var written = ModelReader.open(out, Progress.NONE)) {
                assertEquals(8192, written.rows());
                assertArrayEquals(
                        ids(tried.model(), "x" + spelling + " the"),
                        ids(written, "x" + spelling + " the"));
                assertArrayEquals(row(model, id), row(written, id));
                var again = tried(written, spelling).plan().refused().getFirst();
                assertTrue(again.sentence().contains("the added token " + id));
            }
        }
    }

    /// What the model makes of a text says nothing of whether there is a token of that text.
    @Test
    void aWordOfWhichTheModelKnowsNothingIsNew() throws Exception {
        Path words = Files.createDirectory(folder.resolve("words"));
        Files.writeString(
                words.resolve("tokenizer.json"),
                """
                {"version":"1.0","added_tokens":[
                {"id":0,"content":"[UNK]","single_word":false,"lstrip":true,"rstrip":true,
                "normalized":false,"special":true}],
                "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,
                "strip_accents":null,"lowercase":true},"pre_tokenizer":{"type":"BertPreTokenizer"},
                "post_processor":null,"decoder":null,"model":{"type":"WordPiece","unk_token":"[UNK]",
                "continuing_subword_prefix":"##","max_input_chars_per_word":100,
                "vocab":{"[UNK]":0,"[unused0]":1,"the":2,"##s":3}}}
                """);
        try (var small = ModelReader.open(words, Progress.NONE)) {
            for (String text : List.of("\uD83E\uDD84", " [UNK] ", " ", "The")) {
                var tried = tried(small, text);
                assertEquals(4, tried.id(text), text);
                assertArrayEquals(new int[] {4}, ids(tried.model(), text), text);
                write(tried, words, folder.resolve("out"));
                try (var written = ModelReader.open(folder.resolve("out"), Progress.NONE)) {
                    assertArrayEquals(new int[] {4}, ids(written, text), text);
                }
            }
            for (var row : Map.of("[unused0]", 1, "the", 2, "##s", 3).entrySet()) {
                var tried = tried(small, row.getKey());
                assertEquals(row.getValue(), tried.id(row.getKey()));
                write(tried, words, folder.resolve("out"));
                try (var written = ModelReader.open(folder.resolve("out"), Progress.NONE)) {
                    assertEquals(4, written.vocabulary().size());
                    assertArrayEquals(new int[] {row.getValue()}, ids(written, row.getKey()));
                }
            }
            var space = new AddedToken(" ", false, false, false, true, false);
            assertEquals(4, tried(small, flagged(space)).id(" "));
            var control = new AddedToken("\u0000", false, false, false, true, false);
            var refused = tried(small, flagged(control)).plan().refused().getFirst();
            assertTrue(refused.sentence().contains("leaves nothing"));
        }
    }
}
