package lexiscope.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;
import lexiscope.format.hub.HubSettings;
import lexiscope.projection.Tsne;
import lexiscope.store.AppDirectories;
import lexiscope.store.SavedSession;
import lexiscope.tokenizer.aligned.Typed;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.trial.proposal.As;
import lexiscope.trial.proposal.Proposal;
import lexiscope.trial.tuning.TunedRows;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Selection;
import lexiscope.ui.session.Session;
import lexiscope.ui.session.View;
import lexiscope.ui.task.Tasks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is open is saved and opened again as it was; what cannot be is said.
class SavingTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir private Path folder;

    private Workspace workspace(String name) {
        return new Workspace(
                Tasks.inline(), AppDirectories.in(folder.resolve(name)), HubSettings::here);
    }

    private Path words(String name) throws IOException {
        Path words = Files.createDirectory(folder.resolve(name));
        Files.writeString(words.resolve("vocab.txt"), "[UNK]\nking\nthe\nrode\n");
        return words;
    }

    @Test
    void everythingComesBack() throws IOException {
        var one = workspace("one");
        one.text().set(Typed.of("the king 🙂 rode to Eisenach\n"));
        one.open(List.of(SAMPLE));
        one.open(List.of(words("words")));
        Session sample = one.sessions().getFirst();
        one.look(sample);
        var entry = Trial.of(Proposal.added("grafted").as(As.ENTRY)).noting("a plum's");
        sample.tryOut(
                Trials.NONE
                        .choosing(List.of("mean", "zero"), 1)
                        .median(true)
                        .multiple(64)
                        .adding(
                                List.of(
                                        Trial.of("Eisenach").beginning("copy: king"),
                                        entry.on(false))));
        sample.selection().set(Selection.of(IntStream.of(3, 5, 70)));
        sample.nameSelection("odd");
        sample.filter().set("in:odd");
        sample.view().set(new View(Space.CENTRED, Similarity.DOT));
        sample.map().projection().set(Tsne.DEFAULT.with("perplexity", 12).with("iterations", 50));
        sample.reveal(44);
        Path file = folder.resolve("a.lexiscope.json");
        new Saving(one, _ -> Optional.empty()).save(file);

        var two = workspace("two");
        new Saving(two, _ -> Optional.empty()).open(file);
        assertEquals(List.of(), told(two, Notice.Kind.WARNING));
        assertEquals("the king 🙂 rode to Eisenach\n", two.text().get().text());
        assertEquals(
                one.sessions().stream().map(Session::paths).toList(),
                two.sessions().stream().map(Session::paths).toList());
        Session again = two.looked().get();
        assertEquals(sample.paths(), again.paths());
        assertEquals(sample.trials().get(), again.trials().get());
        assertEquals("Eisenach", again.trials().get().list().getFirst().content());
        assertEquals(8256, again.shown().get().orElseThrow().rows());
        assertEquals(
                sample.selection().get().ids().boxed().toList(),
                again.selection().get().ids().boxed().toList());
        assertEquals(sample.sets().get(), again.sets().get());
        assertEquals(Optional.of("odd"), again.sets().get().getFirst().name());
        assertEquals("in:odd", again.filter().get());
        assertEquals(sample.view().get(), again.view().get());
        assertEquals(sample.map().projection().get(), again.map().projection().get());
        assertEquals(44, again.focusedId().get());
        // opening is nothing that was done
        assertEquals(Optional.empty(), again.history().undoable().get());
    }

    /// However many of its models are open already, that is one sentence.
    @Test
    void whatIsOpenAlreadyIsSaidOnce() throws IOException {
        var one = workspace("one");
        one.open(List.of(SAMPLE));
        one.open(List.of(words("words")));
        Session sample = one.sessions().getFirst();
        one.look(sample);
        Path file = folder.resolve("a.lexiscope.json");
        var saving = new Saving(one, _ -> Optional.empty());
        saving.save(file);
        one.look(one.sessions().getLast());
        one.notices().set(List.of());
        saving.open(file);
        var told = told(one, Notice.Kind.INFO);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.getFirst().startsWith("What was saved is open already"), told.toString());
        assertEquals(sample, one.looked().get());
        assertEquals(2, one.sessions().size());
    }

    /// Tuned rows come back with their passes; one that no longer fits is said and left out.
    @Test
    void tunedRowsComeBack() throws IOException {
        var one = workspace("one");
        one.open(List.of(SAMPLE));
        Session sample = one.looked().get();
        sample.tryOut(Trials.NONE.adding(List.of(Trial.of("Eisenach"), Trial.of("graft"))));
        float[] row = new float[128];
        for (int i = 0; i < row.length; i++) {
            row[i] = i / 7f;
        }
        var plan = sample.tried().get().orElseThrow().plan();
        sample.tune(TunedRows.of(40, 0.25, Map.of(8192, row), plan));
        Path file = folder.resolve("a.lexiscope.json");
        new Saving(one, _ -> Optional.empty()).save(file);
        assertTrue(Files.readString(file).contains("\"version\" : 2"));

        var two = workspace("two");
        new Saving(two, _ -> Optional.empty()).open(file);
        assertEquals(List.of(), told(two, Notice.Kind.WARNING));
        Session again = two.looked().get();
        assertEquals(40, again.tuned().get().passes());
        assertEquals(0.25, again.tuned().get().loss());
        float[] shown = new float[128];
        again.shown().get().orElseThrow().matrix().orElseThrow().row(8192, shown);
        assertArrayEquals(row, shown);

        String text = Files.readString(file);
        for (String[] change :
                new String[][] {
                    {"\"id\" : 8192", "\"id\" : 8193"}, {"\"token\" : \"Eis", "\"token\" : \"Ejs"}
                }) {
            Path other =
                    Files.writeString(folder.resolve("b.json"), text.replace(change[0], change[1]));
            var three = workspace("three");
            new Saving(three, _ -> Optional.empty()).open(other);
            assertTrue(told(three, Notice.Kind.WARNING).getFirst().contains("no longer fits"));
            assertTrue(three.looked().get().tuned().get().isEmpty());
            assertEquals(2, three.looked().get().trials().get().size());
        }
    }

    /// As version 1 wrote trials: each with its own first row, a copied token by its id alone.
    @Test
    void trialsOfOlderFilesAreRead() throws IOException {
        Path file = folder.resolve("old.lexiscope.json");
        Files.writeString(
                file,
                """
                {"lexiscope":"session","version":1,"text":"a graft","looked":0,"models":[
                {"name":"english-bpe-8k","paths":["%s"],"trials":[
                {"content":"graft","flags":["single_word"],"initialisation":"copy:300"},
                {"content":"Eisenach","flags":[],"initialisation":"mean-of-pieces"},
                {"content":"lost","flags":[],"initialisation":"luck"}],
                "sets":{},"selection":[],"filter":"","space":"","similarity":"","projection":"",
                "options":{},"colour":"","focus":-1}]}
                """
                        .formatted(SAMPLE.toAbsolutePath()));
        var two = workspace("two");
        new Saving(two, _ -> Optional.empty()).open(file);
        Session again = two.looked().get();
        assertEquals(
                List.of("graft", "Eisenach"),
                again.trials().get().list().stream().map(Trial::content).toList());
        assertTrue(again.trials().get().list().getFirst().proposal().token().singleWord());
        var model = again.shown().get().orElseThrow();
        float[] row = new float[128];
        float[] copied = new float[128];
        model.matrix().orElseThrow().row(8192, row);
        model.matrix().orElseThrow().row(300, copied);
        assertArrayEquals(copied, row);
        assertEquals(8194, model.rows());
        assertTrue(told(two, Notice.Kind.WARNING).getFirst().contains("“lost”"));
    }

    @Test
    void aModelThatWasMovedIsAskedFor() throws IOException {
        var one = workspace("one");
        Path before = words("before");
        one.open(List.of(before));
        one.looked().get().reveal(3);
        Path file = folder.resolve("a.lexiscope.json");
        new Saving(one, _ -> Optional.empty()).save(file);
        Path after = Files.move(before, folder.resolve("after"));
        var two = workspace("two");
        new Saving(two, _ -> Optional.of(after)).open(file);
        assertEquals(0, two.sessions().size());
        Notice asked = two.notices().get().getLast();
        assertTrue(asked.text().contains("is no longer at"), asked.text());
        asked.offer().orElseThrow().take().run();
        assertEquals(1, two.sessions().size());
        assertEquals(3, two.looked().get().focusedId().get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|is no session of Lexiscope",
                "{\"lexiscope\": \"session\", \"version\": 7}|was written by a newer Lexiscope",
                "{\"lexiscope\": \"session\"|damaged",
                "{\"lexiscope\": \"session\", \"models\": 3}|is no list",
                "{\"lexiscope\": \"session\", \"models\": [{\"selection\": [-4]}]}|-4 is no id",
                "{\"lexiscope\": \"session\", \"models\": [{\"paths\": [\"a\\u0000\"]}]}|damaged",
                "{\"lexiscope\":\"session\",\"models\":[{\"tuned\":{\"rows\":[{\"id\":3}]}}]}|a"
                        + " tuned row lacks",
                "{\"lexiscope\":\"session\",\"models\":[{\"tuned\":{\"rows\":[{\"id\":3,\"token\":\"a\",\"row\":\"AAAA\"}]}}]}|breaks"
                    + " off",
                "{\"lexiscope\":\"session\",\"models\":[{\"tuned\":{\"rows\":[{\"id\":3,\"token\":\"a\",\"row\":\"*\"}]}}]}|no"
                    + " base64",
                "{\"lexiscope\":\"session\",\"models\":[{\"tuned\":{\"rows\":[{\"id\":3,\"token\":\"a\",\"row\":\"AADAfw==\"}]}}]}|not"
                    + " finite"
            })
    void anotherFileIsSaid(String content, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), content);
        var why = assertThrows(IOException.class, () -> SavedSession.read(file));
        assertTrue(String.valueOf(why.getMessage()).contains(said), why.getMessage());
        var workspace = workspace("one");
        new Saving(workspace, _ -> Optional.empty()).open(file);
        assertEquals(1, told(workspace, Notice.Kind.ERROR).size());
    }

    private static List<String> told(Workspace workspace, Notice.Kind kind) {
        return workspace.notices().get().stream()
                .filter(n -> n.kind() == kind)
                .map(Notice::text)
                .toList();
    }
}
