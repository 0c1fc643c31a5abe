package lexiscope.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.hub.HubSettings;
import lexiscope.format.hub.LocalHub;
import lexiscope.format.numpy.NumpyWriter;
import lexiscope.format.part.FloatRows;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.kernel.DType;
import lexiscope.model.ModelTitle;
import lexiscope.store.AppDirectories;
import lexiscope.store.Recent;
import lexiscope.ui.session.Notice;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opening by all its ways, without any window: files by hand, ties, recent models, the cache, the
/// hub.
class OpeningTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k");

    @TempDir Path folder = Path.of("");

    private final LocalHub hub;

    private Workspace workspace = new Workspace(Tasks.inline());

    OpeningTest() throws IOException {
        hub = new LocalHub();
    }

    @BeforeEach
    void begin() {
        workspace = fresh();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Workspace fresh() {
        return new Workspace(
                Tasks.inline(),
                AppDirectories.in(folder.resolve("settings")),
                () -> new HubSettings(hub.address(), Optional.empty(), folder.resolve("cache")));
    }

    private static FloatRows rows(int rows) {
        return new FloatRows(rows, 8, id -> new float[] {id, 1, 2, 3, 4, 5, 6, 7});
    }

    private Path tensors(Path file, String... names) throws IOException {
        var matrices = new LinkedHashMap<String, FloatRows>();
        for (String name : names) {
            matrices.put(name, rows(300));
        }
        SafetensorsWriter.write(file, matrices, DType.F32, Map.of());
        return file;
    }

    private List<String> told() {
        return workspace.notices().get().stream().map(Notice::text).toList();
    }

    @Test
    void aTokenizerAndAMatrixByHandAreOneModel() throws IOException {
        Path matrix = folder.resolve("rows.npy");
        NumpyWriter.write(matrix, rows(8192), DType.F32);
        workspace.open(List.of(SAMPLE.resolve("tokenizer.json"), matrix));
        var model = session().opened().get().orElseThrow();
        assertEquals(8192, model.rows());
        assertTrue(model.tokenizer().isPresent());
        assertEquals(List.of(), told());
        // and they are recent together
        var recent = workspace.library().models().get().recent();
        assertEquals(2, recent.getFirst().paths().size());
        workspace = fresh();
        workspace.library().refresh();
        workspace.open(workspace.library().models().get().recent().getFirst().paths());
        assertEquals(8192, session().opened().get().orElseThrow().rows());
    }

    @Test
    void aTextIsTakenForTheText() throws IOException {
        workspace.open(List.of(Files.writeString(folder.resolve("a.md"), "# Ça va\n")));
        assertEquals("# Ça va\n", session().text().get().text());
        assertEquals(List.of(), told());
    }

    /// A broken part of a model leaves the text and is said, as is what is no text.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "m.gguf:",
                "m.txt:",
                "m.txt: \n",
                "m.txt:\u0001\u0000",
                "glove.txt:a 1 2\nb NA 3\nc 4 5\n",
                "glove.txt:a 1 2\nb 3\nc 4 5\n",
                "v.vec:no vectors",
                "pytorch_model.bin:<!DOCTYPE html><title>Log in</title>",
                "w.txt:version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1536\n",
                "tokenizer.model:half",
                "vocab.txt:a\nb\n",
                "merges.txt:a b\n",
                "tokenizer.json:{",
                "x.safetensors:abc"
            })
    void aBrokenFileLeavesTheText(String file) throws IOException {
        String before = session().text().get().text();
        int colon = file.indexOf(':');
        Path path = folder.resolve(file.substring(0, colon));
        workspace.open(List.of(Files.writeString(path, file.substring(colon + 1))));
        assertEquals(before, session().text().get().text());
        assertEquals(1, told().size(), told().toString());
        Files.write(path, new byte[] {'a', (byte) 0xFF, 'b'});
        workspace.open(List.of(path));
        assertEquals(before, session().text().get().text());
    }

    @Test
    void ofSeveralFoldersEachIsOpenedAndOneThatFailsIsSaid() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(second.resolve("vocab.txt"), "[UNK]\nking\n##s\n");
        workspace.open(List.of(SAMPLE, Files.createDirectory(folder.resolve("other")), second));
        assertEquals(List.of("english-bpe-8k", "second"), names());
        assertEquals("second", ModelTitle.of(session().opened().get().orElseThrow().facts()));
        assertTrue(told().getFirst().startsWith("other"), told().toString());
    }

    private List<String> names() {
        return workspace.sessions().stream()
                .map(s -> ModelTitle.of(s.opened().get().orElseThrow().facts()))
                .toList();
    }

    @Test
    void whatIsOpenIsLookedAtAndNotReadAgain() {
        workspace.open(List.of(SAMPLE));
        var first = session();
        workspace.open(List.of(SAMPLE.resolve("tokenizer.json")));
        assertEquals(2, workspace.sessions().size());
        workspace.open(List.of(SAMPLE));
        assertEquals(2, workspace.sessions().size());
        assertEquals(first, session());
        assertTrue(told().getLast().contains("is open already"));
    }

    @Test
    void filesThatCompleteEachOtherAreOneModelAndOthersAreEachOne() throws IOException {
        Path a = Files.writeString(folder.resolve("a.vec"), "2 2\nx 1 2\ny 3 4\n");
        Path b = Files.writeString(folder.resolve("b.vec"), "2 2\np 1 2\nq 3 4\n");
        workspace.open(List.of(a, b));
        assertEquals(List.of("a.vec", "b.vec"), names());
        workspace.open(
                List.of(SAMPLE.resolve("tokenizer.json"), SAMPLE.resolve("model.safetensors")));
        assertEquals(3, workspace.sessions().size());
        var joined = session().opened().get().orElseThrow();
        assertTrue(joined.tokenizer().isPresent() && joined.matrix().isPresent());
    }

    @Test
    void aTieIsAskedAboutAndTheAnswerOpens() throws IOException {
        Path file =
                tensors(
                        folder.resolve("m.safetensors"),
                        "encoder.embed_tokens.weight",
                        "decoder.embed_tokens.weight");
        workspace.open(List.of(file));
        var asked = workspace.question().get().orElseThrow();
        assertEquals(2, asked.choices().size());
        assertTrue(session().opened().get().isEmpty());
        workspace.answer("decoder.embed_tokens.weight");
        assertTrue(workspace.question().get().isEmpty());
        assertEquals(
                "decoder.embed_tokens.weight",
                session().opened().get().orElseThrow().facts().tensor());
        workspace.open(List.of(file));
        workspace.answer("");
        assertTrue(workspace.question().get().isEmpty());
    }

    @Test
    void theSampleIsNoRecentModelAndWhatIsGoneIsNotListed() throws IOException {
        workspace.openSample(SAMPLE, "");
        workspace.library().refresh();
        assertEquals(List.of(), workspace.library().models().get().recent());
        Path file = tensors(folder.resolve("m.safetensors"), "wte.weight");
        workspace.open(List.of(file));
        assertEquals(
                folder.getFileName() + "/m.safetensors",
                workspace.library().models().get().recent().getFirst().name());
        Files.delete(file);
        workspace.library().refresh();
        assertEquals(List.of(), workspace.library().models().get().recent());
    }

    @Test
    void aDamagedListOfRecentModelsIsToldAndIgnored() throws IOException {
        Path list = Recent.in(AppDirectories.in(folder.resolve("settings"))).file();
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(list, "{\"models\":[");
        workspace.library().refresh();
        assertEquals(List.of(), workspace.library().models().get().recent());
        assertTrue(told().getFirst().contains("damaged"));
    }

    @Test
    void aModelOfTheCacheOpens() throws IOException {
        Path model = folder.resolve("cache").resolve("models--org--tiny");
        Path snapshot = Files.createDirectories(model.resolve("snapshots").resolve("abc"));
        Files.createDirectories(model.resolve("refs"));
        Files.writeString(model.resolve("refs").resolve("main"), "abc");
        Files.copy(SAMPLE.resolve("tokenizer.json"), snapshot.resolve("tokenizer.json"));
        workspace.library().refresh();
        var cached = workspace.library().models().get().cached();
        assertEquals("org/tiny", cached.getFirst().name().toString());
        workspace.open(List.of(cached.getFirst().folder()));
        assertTrue(session().opened().get().orElseThrow().tokenizer().isPresent());
    }

    @Test
    void aTokenizerThatCannotBeReadIsToldAndTheRestIsOpen() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        String json = Files.readString(SAMPLE.resolve("tokenizer.json"));
        Files.writeString(
                model.resolve("tokenizer.json"),
                json.replaceFirst("\"type\" *: *\"ByteLevel\"", "\"type\": \"Nonesuch\""));
        tensors(model.resolve("model.safetensors"), "wte.weight");
        workspace.open(List.of(model));
        var opened = session().opened().get().orElseThrow();
        assertTrue(opened.tokenizer().isEmpty());
        assertEquals(8192, opened.vocabulary().size());
        assertEquals(300, opened.rows());
        assertFalse(opened.vocabulary().find(" king").isEmpty());
        assertTrue(told().getFirst().contains("Nonesuch"), told().toString());
    }

    @Test
    void aMatrixThatCannotBeReadIsToldAndTheTokenizerIsOpen() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.copy(SAMPLE.resolve("tokenizer.json"), model.resolve("tokenizer.json"));
        Files.writeString(
                model.resolve("model.safetensors"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 99\n");
        workspace.open(List.of(model));
        assertTrue(session().opened().get().orElseThrow().tokenizer().isPresent());
        assertTrue(told().getFirst().contains("git lfs pull"), told().toString());
    }

    @Test
    void rowsWithoutFiniteNumbersAreTold() throws IOException {
        Path file = folder.resolve("m.npy");
        var rows = new FloatRows(9, 2, id -> new float[] {1, id == 3 ? Float.NaN : id});
        NumpyWriter.write(file, rows, DType.F32);
        workspace.open(List.of(file));
        assertTrue(told().getFirst().startsWith("1 row of m.npy holds NaN"), told().toString());
    }

    private void publish() throws IOException {
        Path whole =
                tensors(folder.resolve("whole.safetensors"), "wte.weight", "h.0.mlp.c_fc.weight");
        hub.with("model.safetensors", Files.readAllBytes(whole))
                .with("config.json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aModelOfTheHubIsWeighedFetchedAndOpened() throws IOException {
        publish();
        workspace.fetching().look("org/tiny", "");
        var planned =
                assertInstanceOf(FetchState.Planned.class, workspace.fetching().state().get());
        assertEquals(300 * 8 * 4, planned.plan().bytes());
        assertEquals(0, planned.have());
        assertFalse(Files.exists(planned.folder()));
        workspace.fetching().fetch();
        assertInstanceOf(FetchState.Idle.class, workspace.fetching().state().get());
        assertEquals("wte.weight", session().opened().get().orElseThrow().facts().tensor());
        // again: it is here, and it is open
        workspace.fetching().look("org/tiny", "");
        var again = assertInstanceOf(FetchState.Planned.class, workspace.fetching().state().get());
        assertEquals(again.plan().bytes(), again.have());
        assertTrue(again.open());
        workspace.fetching().openFetched();
        assertEquals(300, session().opened().get().orElseThrow().rows());
        var fetched = workspace.library().models().get().fetched();
        assertTrue(fetched.size() == 1 && fetched.getFirst().complete());
    }

    @Test
    void aFetchThatBreaksOffGoesOn() throws IOException {
        publish();
        workspace.fetching().look("org/tiny", "");
        hub.alwaysCut = true;
        hub.cutAfter = 1000;
        workspace.fetching().fetch();
        var stopped =
                assertInstanceOf(FetchState.Stopped.class, workspace.fetching().state().get());
        assertTrue(stopped.sentence().contains("go on"), stopped.sentence());
        var fetched = workspace.library().models().get().fetched().getFirst();
        assertEquals(1000, fetched.have());
        assertFalse(fetched.complete());
        hub.alwaysCut = false;
        workspace.fetching().fetch();
        assertEquals(300, session().opened().get().orElseThrow().rows());
    }

    /// The hub has another version of the model that is open: a person is asked before its files
    /// are replaced, and it stays as it is until all has come.
    @Test
    void theOpenModelIsReplacedOnlyWhenAPersonSaysSo() throws IOException {
        publish();
        workspace.fetching().look("org/tiny", "");
        workspace.fetching().fetch();
        Path folderOfIt = workspace.library().models().get().fetched().getFirst().folder();
        byte[] before = Files.readAllBytes(folderOfIt.resolve("model.safetensors"));
        hub.renew();
        workspace.fetching().look("org/tiny", "");
        var planned =
                assertInstanceOf(FetchState.Planned.class, workspace.fetching().state().get());
        assertEquals(0, planned.have());
        workspace.fetching().fetch();
        var asking = assertInstanceOf(FetchState.Asking.class, workspace.fetching().state().get());
        assertTrue(asking.sentence().contains("is open"), asking.sentence());
        assertTrue(asking.sentence().contains("small files"), asking.sentence());
        workspace.fetching().stop();
        assertInstanceOf(FetchState.Idle.class, workspace.fetching().state().get());
        assertArrayEquals(before, Files.readAllBytes(folderOfIt.resolve("model.safetensors")));
        // it breaks off: the old one is whole, and the rest is asked for before it goes on
        workspace.fetching().look("org/tiny", "");
        workspace.fetching().fetch();
        hub.alwaysCut = true;
        hub.cutAfter = 1000;
        workspace.fetching().fetch();
        assertInstanceOf(FetchState.Stopped.class, workspace.fetching().state().get());
        assertArrayEquals(before, Files.readAllBytes(folderOfIt.resolve("model.safetensors")));
        assertEquals(300, session().opened().get().orElseThrow().rows());
        hub.alwaysCut = false;
        workspace.fetching().look("org/tiny", "");
        var rest = assertInstanceOf(FetchState.Planned.class, workspace.fetching().state().get());
        assertEquals(1000, rest.have());
        workspace.fetching().fetch();
        assertInstanceOf(FetchState.Asking.class, workspace.fetching().state().get());
        workspace.fetching().fetch();
        assertInstanceOf(FetchState.Idle.class, workspace.fetching().state().get());
        assertEquals(300, session().opened().get().orElseThrow().rows());
    }

    @Test
    void amongSeveralFilesOneIsChosen() throws IOException {
        Path whole = tensors(folder.resolve("whole.safetensors"), "wte.weight");
        hub.with("a.safetensors", Files.readAllBytes(whole))
                .with("b.safetensors", Files.readAllBytes(whole));
        workspace.fetching().look("org/tiny", "");
        var choosing =
                assertInstanceOf(FetchState.Choosing.class, workspace.fetching().state().get());
        assertEquals(2, choosing.files().size());
        workspace.fetching().choose(choosing.files().getLast());
        var planned =
                assertInstanceOf(FetchState.Planned.class, workspace.fetching().state().get());
        assertEquals("b.safetensors", planned.plan().weights());
    }

    @Test
    void whatTheHubRefusesIsOneSentence() throws IOException {
        publish();
        for (String name : List.of("", "a b", "org/other", "https://x/y", "org/tiny@")) {
            workspace.fetching().look(name, "");
            var refused =
                    assertInstanceOf(FetchState.Refused.class, workspace.fetching().state().get());
            assertTrue(refused.sentence().endsWith("."), refused.sentence());
        }
        workspace.fetching().look("org/tiny", "other.gguf");
        assertInstanceOf(FetchState.Refused.class, workspace.fetching().state().get());
        workspace.fetching().stop();
        assertInstanceOf(FetchState.Idle.class, workspace.fetching().state().get());
    }

    @Test
    void aTieOnTheHubIsAskedAbout() throws IOException {
        Path whole =
                tensors(
                        folder.resolve("whole.safetensors"),
                        "encoder.embed_tokens.weight",
                        "decoder.embed_tokens.weight");
        hub.with("model.safetensors", Files.readAllBytes(whole));
        workspace.fetching().look("org/tiny", "");
        workspace.answer("decoder.embed_tokens.weight");
        var planned =
                assertInstanceOf(FetchState.Planned.class, workspace.fetching().state().get());
        assertEquals("decoder.embed_tokens.weight", planned.plan().found().tensor());
    }

    private Session session() {
        return workspace.looked().get();
    }
}
