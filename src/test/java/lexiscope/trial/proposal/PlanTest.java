package lexiscope.trial.proposal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.HeapMatrix;
import lexiscope.format.ModelReader;
import lexiscope.format.tokenizerjson.TokenizerJsonWriter;
import lexiscope.model.LanguageModel;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.Overlap;
import lexiscope.tokenizer.TinyTokenizers;
import lexiscope.trial.first.Candidates;
import lexiscope.trial.first.Donors;
import lexiscope.trial.first.FirstVectorNames;
import lexiscope.trial.first.Ground;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Odd and bad tokens: a sentence, or the right thing.
class PlanTest {
    private static final String FAMILY = "👩‍👩‍👧";

    @TempDir private Path folder = Path.of("");

    private LanguageModel model(String family) throws Exception {
        TinyTokenizers.write(
                folder, family, Objects.requireNonNull(TinyTokenizers.all().get(family)));
        return ModelReader.open(folder.resolve(family), Progress.NONE);
    }

    private static List<Proposal> all(As as, String... contents) {
        return List.of(contents).stream().map(c -> Proposal.added(c).as(as)).toList();
    }

    private static String refused(Plan plan) {
        assertEquals(1, plan.refused().size(), plan.answers().toString());
        return plan.refused().getFirst().sentence();
    }

    /// What is no token is refused in a sentence, and the others go on.
    @Test
    void whatIsNoTokenIsSaid() throws Exception {
        for (String family : TinyTokenizers.all().keySet()) {
            try (var model = model(family)) {
                for (As as : List.of(As.ADDED, As.ENTRY)) {
                    String where = family + " " + as;
                    for (String[] bad :
                            new String[][] {
                                {"", "Type the token"},
                                {"\uD83D", "lone surrogate"},
                                {"a\uDC00b", "lone surrogate"}
                            }) {
                        var plan = Plan.of(model, all(as, bad[0], "sea"));
                        assertTrue(refused(plan).contains(bad[1]), where);
                        assertEquals(1, plan.taken().size(), where);
                    }
                    var twice = Plan.of(model, all(as, "sea", "sea"));
                    assertTrue(refused(twice).contains("twice"), where);
                    assertEquals(1, twice.taken().size(), where);
                }
                model.vocabulary()
                        .added()
                        .forEach(
                                (id, token) ->
                                        assertTrue(
                                                refused(
                                                                Plan.of(
                                                                        model,
                                                                        all(
                                                                                As.ADDED,
                                                                                token.content())))
                                                        .contains("added token " + id)));
            }
        }
    }

    /// Spaces, line ends, a family of emoji, 100 kB and a part of another token stay whole, and
    /// give their id wherever the text holds them.
    @Test
    void oddTokensStayWhole() throws Exception {
        String huge = "x".repeat(100_000);
        String[] odd = {"   ", "\n", "\r\n", "\t", FAMILY, huge, "hippocampus", "campus"};
        for (String family : TinyTokenizers.all().keySet()) {
            try (var model = model(family)) {
                var plan = Plan.of(model, all(As.ADDED, odd));
                assertEquals(odd.length, plan.taken().size(), family);
                for (var taken : plan.taken()) {
                    int[] ids =
                            plan.tokenizer()
                                    .encode(
                                            "a" + taken.spelling() + "b",
                                            new EncodeOptions(false, true))
                                    .ids();
                    long whole = Arrays.stream(ids).filter(i -> i == taken.id()).count();
                    assertEquals(1, whole, family + " " + Quoted.of(taken.spelling()));
                }
                String said = refused(Plan.of(model, all(As.ENTRY, huge)));
                assertTrue(said.contains("more than 256 characters"), said);
            }
        }
    }

    /// An entry that is there keeps its id.
    @Test
    void anEntryThatIsThereKeepsItsId() throws Exception {
        for (String family : TinyTokenizers.all().keySet()) {
            try (var model = model(family)) {
                int id = model.tokenizer().orElseThrow().entry("the").orElse(-1);
                var plan = Plan.of(model, all(As.ADDED, "the"));
                var taken = plan.taken().getFirst();
                assertEquals(
                        id < 0 ? Answer.Kind.NEW : Answer.Kind.MADE_WHOLE, taken.kind(), family);
                assertEquals(id < 0 ? model.vocabulary().size() : id, taken.id(), family);
            }
        }
    }

    /// Flags hold in a model whose own file knows none, such as GGUF: what is written is a
    /// `tokenizer.json`, and the preview is of that.
    @Test
    void flagsHoldWhateverTheFileOfTheModelIs() throws Exception {
        try (var json = model("gpt2")) {
            var model =
                    json.seenWith(
                            json.tokenizer().orElseThrow().with(Overlap.LONGEST), json.matrix());
            String text = "grafts graft\u3000 \u00A0graft, grafted  graft";
            for (int flags = 0; flags < 16; flags++) {
                var token =
                        new AddedToken(
                                "graft",
                                (flags & 1) != 0,
                                (flags & 2) != 0,
                                (flags & 4) != 0,
                                false,
                                (flags & 8) != 0);
                var plan = Plan.of(model, List.of(new Proposal(token, As.ADDED)));
                Path file = folder.resolve("written.json");
                TokenizerJsonWriter.write(file, model.seenWith(plan.tokenizer(), model.matrix()));
                assertArrayEquals(
                        TinyTokenizers.open(file).encode(text, EncodeOptions.DEFAULT).ids(),
                        plan.tokenizer().encode(text, EncodeOptions.DEFAULT).ids(),
                        "flags " + flags);
            }
        }
    }

    @Test
    void listsHaveEscapesAndAnyLineEnds() throws Exception {
        Path file = folder.resolve("tokens.txt");
        Files.writeString(
                file, "\uFEFFone\\stwo\r\n\r\n\\n\n\rt\\tb\\r\r\na\\\\b\n\\x\\\n  \n" + FAMILY);
        assertEquals(
                List.of("one two", "\n", "t\tb\r", "a\\b", "\\x\\", "  ", FAMILY),
                TokenLines.read(file));
        for (String token : TokenLines.read(file)) {
            assertEquals(List.of(token), TokenLines.of(TokenLines.line(token)));
        }
    }

    @Test
    void listsThatAreNoneAreSaid() throws Exception {
        Path file = folder.resolve("tokens.txt");
        Files.write(file, new byte[] {'a', '\n', 'b', '\n', (byte) 0xED, (byte) 0xA0, 0x3D, '\n'});
        var latin = assertThrows(IllegalArgumentException.class, () -> TokenLines.read(file));
        assertTrue(String.valueOf(latin.getMessage()).contains("not UTF-8 in line 3"));
        Files.write(file, "\uFEFF\r\n\n".getBytes(StandardCharsets.UTF_8));
        var none = assertThrows(IllegalArgumentException.class, () -> TokenLines.read(file));
        assertTrue(String.valueOf(none.getMessage()).contains("lists no token"));
        assertThrows(IOException.class, () -> TokenLines.read(folder.resolve("nowhere")));
    }

    /// What the model has no piece of is the unknown token, and its row says nothing.
    @Test
    void unknownPiecesAreTold() throws Exception {
        for (String family : List.of("bert", "wordlevel", "t5", "xlmr")) {
            try (var model = model(family)) {
                var tokenizer = model.tokenizer().orElseThrow();
                int[] pieces = Plan.of(model, all(As.ADDED, "𓀀")).taken().getFirst().pieces();
                float[] rows = new float[4 * model.vocabulary().size()];
                Arrays.fill(rows, 1);
                var ground = new Ground(new HeapMatrix(rows, 4), tokenizer, false, new Donors(), 1);
                var row = new PlannedRow(9, "𓀀", "𓀀", pieces, false);
                for (String way :
                        List.of("mean-of-pieces", "last-piece", "description:𓀀", "mix:1")) {
                    String said =
                            Candidates.of(
                                            ground,
                                            FirstVectorNames.named(way, Integer::parseInt),
                                            List.of(row),
                                            false,
                                            0,
                                            Progress.NONE)
                                    .getFirst()
                                    .warnings()
                                    .toString();
                    assertTrue(said.contains("says nothing of it"), family + way + said);
                }
            }
        }
    }
}
