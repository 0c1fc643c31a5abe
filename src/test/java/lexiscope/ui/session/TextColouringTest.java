package lexiscope.ui.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.Space;
import lexiscope.store.Settings;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.Workspace;
import lexiscope.vocabulary.TokenKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// How the text is read, without any window: its colours and what is encoded of it.
class TextColouringTest {
    private final Workspace workspace = new Workspace(Tasks.inline());

    @BeforeEach
    void open() {
        workspace.text().set(Typed.of("The king rode."));
        workspace.open(List.of(Path.of("samples/english-bpe-8k")));
    }

    private Session session() {
        return workspace.looked().get();
    }

    private int id(String token) {
        return session().shown().get().orElseThrow().vocabulary().find(token).getFirst();
    }

    private TextColours colours(String by) {
        session().reading().set(session().reading().get().withColour(by));
        return session().textColours().get();
    }

    @Test
    void everyChoiceGivesColours() {
        for (TextColour by : TextColour.all(session().shown().get())) {
            session().reveal(id(" king"));
            TextColours found = colours(by.name());
            assertTrue(!(found instanceof TextColours.None), by.name() + ": " + found);
        }
        assertEquals(
                List.of("token", "boundary", "kind", "id", "norm", "similarity"),
                TextColour.common().stream().map(TextColour::name).toList());
    }

    @Test
    void countsOfTextsColourIt(@TempDir Path folder) throws Exception {
        assertFalse(TextColour.all(session().shown().get(), false).contains(TextColour.COUNT));
        Path file = folder.resolve("corpus.txt");
        Files.writeString(file, "The king rode.\n" + "The king\n".repeat(200));
        session().count(List.of(file));
        var counted = session().frequencies().get().orElseThrow();
        assertEquals(201, counted.count(id("The")));
        assertEquals(1, counted.count(id(" rode")));
        var ramp = assertInstanceOf(TextColours.Ramp.class, session().textColours().get());
        assertEquals("Count in corpus.txt", ramp.title());
        assertEquals(6, ramp.steps()[id("The")]);
        assertEquals(0, ramp.steps()[id(" rode")]);
        assertEquals(-1, ramp.steps()[id(" queen")]);
        session().count(List.of(folder.resolve("absent.txt")));
        assertTrue(session().frequencies().get().isEmpty());
    }

    @Test
    void tablesOfCountsColourIt(@TempDir Path folder) throws Exception {
        Path byId = folder.resolve("ids.tsv");
        Files.writeString(byId, id(" king") + "\t7\n" + id("The") + "\t3\n");
        Path byToken = folder.resolve("tokens.tsv");
        Files.writeString(byToken, "count\ttoken\n40\t king\n2\tThe\n");
        Path text = folder.resolve("text.txt");
        Files.writeString(text, "The king");
        session().count(List.of(byId, byToken, text));
        var counted = session().frequencies().get().orElseThrow();
        assertEquals(48, counted.count(id(" king")));
        assertEquals(6, counted.count(id("The")));
        var ramp = assertInstanceOf(TextColours.Ramp.class, session().textColours().get());
        assertEquals("Count in ids.tsv and 2 more", ramp.title());

        Files.writeString(byToken, "token\tcount\n king\t40\nno such token\t2\n");
        session().count(List.of(byToken));
        assertTrue(session().frequencies().get().isEmpty());
        Files.writeString(byId, "1\t7\n2\t3\n3\t5\n4\tmany\n");
        session().count(List.of(byId));
        assertTrue(session().frequencies().get().isEmpty());
    }

    /// Blocks end with lines: what is counted is what one text would count.
    @Test
    void longTextsAreCountedBlockByBlock(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("long.txt");
        String text = "Der K\u00F6nig \uD83D\uDE00 rode.\n".repeat(400_000);
        Files.writeString(file, text);
        session().count(List.of(file));
        var tokenizer = session().shown().get().orElseThrow().tokenizer().orElseThrow();
        long[] whole = new long[tokenizer.vocabulary().size()];
        for (int id : tokenizer.encode(text, EncodeOptions.DEFAULT).ids()) {
            whole[id]++;
        }
        assertArrayEquals(whole, session().frequencies().get().orElseThrow().counts());
    }

    @Test
    void kindsHaveTheTintOfTheirKind() {
        var kinds = assertInstanceOf(TextColours.Classes.class, colours("kind"));
        assertTrue(kinds.kinds());
        var vocabulary = session().shown().get().orElseThrow().vocabulary();
        for (int id : new int[] {id(" king"), id("."), id("The"), id("<|endoftext|>")}) {
            TokenKind kind = vocabulary.kind(id);
            assertEquals(kind.label(), kinds.names().get(kinds.tints()[id]));
        }
    }

    @Test
    void aManySidedCategorySharesItsLastTint() {
        var scripts = assertInstanceOf(TextColours.Classes.class, colours("script"));
        assertTrue(scripts.names().size() <= 8);
        assertEquals("Latin", scripts.names().getFirst());
        assertEquals(0, scripts.tints()[id(" king")]);
    }

    @Test
    void rarityGoesByIdInPartsThatDouble() {
        var ramp = assertInstanceOf(TextColours.Ramp.class, colours("id"));
        int[] counts = new int[TextColours.Ramp.STEPS];
        for (byte step : ramp.steps()) {
            counts[step]++;
        }
        // 8,192 tokens: the upper half has the last shade
        assertEquals("[128, 128, 256, 512, 1024, 2048, 4096]", Arrays.toString(counts));
        assertEquals(0, ramp.steps()[127]);
        assertEquals(6, ramp.steps()[4096]);
        assertEquals("8,191", ramp.most());
    }

    @Test
    void normsAreOrdered() {
        var ramp = assertInstanceOf(TextColours.Ramp.class, colours("norm"));
        var norms = session().norms().get();
        int[] counts = new int[TextColours.Ramp.STEPS];
        for (byte step : ramp.steps()) {
            counts[step]++;
        }
        int least = Arrays.stream(counts).min().orElse(0);
        assertTrue(Arrays.stream(counts).max().orElse(0) - least <= 1, Arrays.toString(counts));
        for (int id = 1; id < ramp.steps().length; id++) {
            if (norms.norm(id) > norms.norm(id - 1)) {
                assertTrue(ramp.steps()[id] >= ramp.steps()[id - 1]);
            }
        }
    }

    @Test
    void similarityFollowsTheFocusAndTheSpace() {
        session().focus().set(Focus.NONE);
        assertInstanceOf(TextColours.None.class, colours("similarity"));
        session().reveal(id(" king"));
        var king = assertInstanceOf(TextColours.Ramp.class, session().textColours().get());
        assertEquals(TextColours.Ramp.STEPS - 1, king.steps()[id(" king")]);
        assertTrue(king.steps()[id(" queen")] > king.steps()[id(".")]);
        session().reveal(id("."));
        var dot = assertInstanceOf(TextColours.Ramp.class, session().textColours().get());
        assertEquals(TextColours.Ramp.STEPS - 1, dot.steps()[id(".")]);
        session().view().set(new View(Space.CENTRED, session().view().get().similarity()));
        var centred = assertInstanceOf(TextColours.Ramp.class, session().textColours().get());
        assertTrue(!Arrays.equals(dot.steps(), centred.steps()));
    }

    @Test
    void whatThisModelLacksIsItsHues() {
        assertInstanceOf(TextColours.Hues.class, colours("score"));
        assertEquals("score", workspace.settings().get().reading().colour());
    }

    @Test
    void specialTextIsTextWhereThatIsSaid() {
        workspace.text().set(Typed.of("a<|endoftext|>b"));
        int special = id("<|endoftext|>");
        assertTrue(ids().contains(special));
        session().reading().set(session().reading().get().withPlainSpecialText(true));
        assertTrue(!ids().contains(special), ids()::toString);
        // after an edit what is encoded anew is encoded in the same way
        Typed typed = session().text().get();
        workspace.text().set(typed.edited(1, 1, "<|endoftext|>"));
        assertTrue(!ids().contains(special), ids()::toString);
        session().reading().set(session().reading().get().withPlainSpecialText(false));
        assertEquals(2, ids().stream().filter(i -> i == special).count());
    }

    @Test
    void theWayOfReadingIsOneForAllModelsAndIsKept() {
        session().reading().set(session().reading().get().withBare(true).withWindows(512, 64));
        assertTrue(workspace.settings().get().reading().bare());
        assertEquals(64, workspace.settings().get().reading().overlap());
        workspace.settings().set(Settings.DEFAULT);
        assertTrue(!session().reading().get().bare());
    }

    private List<Integer> ids() {
        return Arrays.stream(session().split().get().after().ids()).boxed().toList();
    }
}
