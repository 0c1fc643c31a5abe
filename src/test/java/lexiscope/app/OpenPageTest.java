package lexiscope.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import lexiscope.format.ModelReader;
import lexiscope.format.hub.HubSettings;
import lexiscope.format.hub.LocalHub;
import lexiscope.format.numpy.NumpyWriter;
import lexiscope.format.part.FloatRows;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.kernel.DType;
import lexiscope.store.AppDirectories;
import lexiscope.store.Recent;
import lexiscope.trial.Trial;
import lexiscope.trial.Trials;
import lexiscope.ui.session.Session;
import lexiscope.ui.task.Tasks;
import lexiscope.ui.workspace.FetchState;
import lexiscope.ui.workspace.Page;
import lexiscope.ui.workspace.Workspace;
import lexiscope.work.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Opening in the real window: the menu, the page of models, the hub, the question which tensor.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start, which runs before each test
class OpenPageTest {
    private static final Path SAMPLE = Path.of("samples/english-bpe-8k").toAbsolutePath();

    private Path folder;
    private LocalHub hub;
    private MainWindow window;
    private Workspace workspace;
    private List<Path> chosen = List.of();

    @Start
    void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory("lexiscope-open");
        hub = new LocalHub();
        publish();
        Fonts.load();
        Choosers choosers =
                new NoChoosers() {
                    @Override
                    public Optional<Path> folder(Window owner, Optional<Path> from) {
                        return Optional.of(SAMPLE);
                    }

                    @Override
                    public List<Path> files(Window owner, Optional<Path> from) {
                        return chosen;
                    }

                    @Override
                    public Optional<Path> target(Window owner, String name, String ending) {
                        return Optional.of(folder.resolve(name));
                    }
                };
        var places = AppDirectories.in(folder.resolve("settings"));
        Recent.in(places).add(new Recent.Entry(List.of(SAMPLE), "my_model_8k", "byte-level BPE"));
        workspace =
                new Workspace(
                        Tasks.onThreads(),
                        places,
                        () ->
                                new HubSettings(
                                        hub.address(), Optional.empty(), folder.resolve("cache")));
        window = new MainWindow(workspace, choosers, 1000, 700);
        stage.setScene(window.scene());
        stage.show();
        window.begin(List.of(SAMPLE.resolve("tokenizer.json")));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static FloatRows rows(int rows) {
        return new FloatRows(rows, 8, id -> new float[] {id, 1, 2, 3, 4, 5, 6, 7});
    }

    private Path ties(Path file) throws IOException {
        var matrices = new LinkedHashMap<String, FloatRows>();
        matrices.put("encoder.embed_tokens.weight", rows(300));
        matrices.put("decoder.embed_tokens.weight", rows(300));
        SafetensorsWriter.write(file, matrices, DType.F32, Map.of());
        return file;
    }

    private void publish() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        var matrices = new LinkedHashMap<String, FloatRows>();
        matrices.put("wte.weight", rows(90_000));
        matrices.put("h.0.mlp.c_fc.weight", rows(500));
        SafetensorsWriter.write(whole, matrices, DType.F32, Map.of());
        hub.with("model.safetensors", Files.readAllBytes(whole));
        Path cached =
                Files.createDirectories(folder.resolve("cache/models--org--cached/snapshots/abc"));
        Path refs = Files.createDirectories(folder.resolve("cache/models--org--cached/refs"));
        Files.writeString(refs.resolve("main"), "abc");
        Files.copy(SAMPLE.resolve("tokenizer.json"), cached.resolve("tokenizer.json"));
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void settle() throws Exception {
        until(() -> !window.busy());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void onWindow(Runnable run) {
        Platform.runLater(run);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theMenuListsWhatIsAtHandAndOneClickOpens(FxRobot robot) throws Exception {
        settle();
        MenuButton menu = robot.lookup("#open").queryAs(MenuButton.class);
        List<String> items = menu.getItems().stream().map(MenuItem::getText).toList();
        assertTrue(items.contains("my_model_8k") && items.contains("org/cached"), items.toString());
        assertTrue(session().opened().get().orElseThrow().matrix().isEmpty());
        var zoom = robot.lookup(".zoom-buttons").query();
        assertFalse(zoom.isVisible());
        onWindow(
                () ->
                        menu.getItems().stream()
                                .filter(i -> "my_model_8k".equals(i.getText()))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        settle();
        assertEquals(8192, session().opened().get().orElseThrow().rows());
        // of the model that is looked at now
        until(() -> robot.lookup(".zoom-buttons").query().isVisible());
    }

    @Test
    void thePageOpensModelsByHand(FxRobot robot) throws Exception {
        settle();
        onWindow(() -> workspace.page().set(Page.OPEN));
        settle();
        Shots.take(window, "open-page");
        robot.clickOn("my_model_8k");
        settle();
        assertEquals(Page.PANELS, workspace.page().get());
        assertEquals(8192, session().opened().get().orElseThrow().rows());
        // a tokenizer and a matrix picked together
        Path matrix = folder.resolve("m.npy");
        NumpyWriter.write(matrix, rows(8192), DType.F32);
        chosen = List.of(SAMPLE.resolve("tokenizer.json"), matrix);
        onWindow(() -> workspace.page().set(Page.OPEN));
        robot.clickOn("Files…");
        settle();
        assertEquals(8, session().opened().get().orElseThrow().matrix().orElseThrow().dim());
        assertTrue(session().opened().get().orElseThrow().tokenizer().isPresent());
        // Escape goes back
        onWindow(() -> workspace.page().set(Page.OPEN));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Page.PANELS, workspace.page().get());
    }

    @Test
    void aModelComesFromTheHub(FxRobot robot) throws Exception {
        settle();
        onWindow(() -> workspace.page().set(Page.OPEN));
        settle();
        robot.clickOn("#hub-name").write("org/nothing").press(KeyCode.ENTER).release(KeyCode.ENTER);
        until(() -> workspace.fetching().state().get() instanceof FetchState.Refused);
        assertTrue(robot.lookup("#hub-problem").queryLabeled().getText().contains("org/nothing"));
        // one goes on typing where one was
        assertTrue(robot.lookup("#hub-name").query().isFocused());
        Shots.take(window, "open-hub-refused");
        onWindow(() -> robot.lookup("#hub-name").queryAs(TextField.class).setText("org/tiny"));
        robot.clickOn("#hub-look");
        until(() -> workspace.fetching().state().get() instanceof FetchState.Planned);
        Shots.take(window, "open-hub-planned");
        hub.slowly = true;
        robot.clickOn("#hub-fetch");
        until(() -> workspace.fetching().task().get().isPresent());
        until(() -> workspace.fetching().task().get().orElseThrow().done().get() > 0.1);
        Shots.take(window, "open-hub-running");
        robot.clickOn("#hub-stop");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(workspace.fetching().state().get() instanceof FetchState.Stopped);
        settle();
        Shots.take(window, "open-hub-stopped");
        assertFalse(workspace.library().models().get().fetched().getFirst().complete());
        hub.slowly = false;
        long before = hub.sent();
        robot.clickOn("#hub-fetch");
        until(() -> session().opened().get().orElseThrow().rows() == 90_000);
        assertTrue(hub.sent() - before < 90_000 * 8 * 4, "it went on where it was");
        settle();
    }

    @Test
    void oneOfSeveralFilesOfWeightsIsChosen(FxRobot robot) throws Exception {
        settle();
        onWindow(() -> workspace.page().set(Page.OPEN));
        settle();
        for (String kind : List.of("Q2_K", "Q3_K_M", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0", "F16")) {
            hub.with(
                    "meta-llama-3.1-8b-instruct-v0.2-" + kind + ".gguf",
                    new byte[kind.length() * 300_000]);
        }
        robot.clickOn("#hub-name").write("org/tiny");
        robot.clickOn("#hub-file").write("gguf").press(KeyCode.ENTER).release(KeyCode.ENTER);
        until(() -> workspace.fetching().state().get() instanceof FetchState.Choosing);
        Shots.take(window, "open-hub-choosing");
        // what cannot be read is said where it was chosen
        Button third =
                robot.lookup(".hub-choice").queryAllAs(Button.class).stream()
                        .filter(b -> b.getAccessibleText().contains("Q4_K_M"))
                        .findFirst()
                        .orElseThrow();
        onWindow(third::fire);
        until(() -> workspace.fetching().state().get() instanceof FetchState.Refused);
    }

    @Test
    void theOpenModelIsReplacedAfterAQuestion(FxRobot robot) throws Exception {
        settle();
        hub.with("config.json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        onWindow(() -> workspace.fetching().look("org/tiny", ""));
        until(() -> workspace.fetching().state().get() instanceof FetchState.Planned);
        onWindow(() -> workspace.fetching().fetch());
        until(() -> session().opened().get().orElseThrow().rows() == 90_000);
        settle();
        hub.renew();
        onWindow(() -> workspace.page().set(Page.OPEN));
        settle();
        robot.clickOn("#hub-name").write("org/tiny").press(KeyCode.ENTER).release(KeyCode.ENTER);
        until(() -> workspace.fetching().state().get() instanceof FetchState.Planned);
        robot.clickOn("#hub-fetch");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(workspace.fetching().state().get() instanceof FetchState.Asking);
        Shots.take(window, "open-hub-asking");
        robot.clickOn("#hub-keep");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(workspace.fetching().state().get() instanceof FetchState.Idle);
    }

    @Test
    void aTieIsAskedAboutInTheWindow(FxRobot robot) throws Exception {
        settle();
        Path file = ties(folder.resolve("m.safetensors"));
        onWindow(() -> workspace.open(List.of(file)));
        until(() -> workspace.question().get().isPresent());
        Shots.take(window, "which-tensor");
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        settle();
        assertEquals(
                "decoder.embed_tokens.weight",
                session().opened().get().orElseThrow().facts().tensor());
        onWindow(() -> workspace.close(session()));
        onWindow(() -> workspace.open(List.of(file)));
        until(() -> workspace.question().get().isPresent());
        robot.clickOn("#leave-tensor");
        assertTrue(workspace.question().get().isEmpty());
    }

    @Test
    void whatIsShownIsExported(FxRobot robot) throws Exception {
        settle();
        onWindow(() -> workspace.open(List.of(SAMPLE)));
        settle();
        int before = session().opened().get().orElseThrow().vocabulary().size();
        onWindow(() -> session().tryOut(Trials.NONE.adding(List.of(Trial.of("<|tool|>")))));
        settle();
        MenuButton menu = robot.lookup("#export").queryAs(MenuButton.class);
        for (var item : menu.getItems()) {
            assertFalse(item.isDisable(), item.getText());
        }
        for (String id : List.of("export-tokenizer", "export-numpy")) {
            onWindow(
                    () ->
                            menu.getItems().stream()
                                    .filter(i -> id.equals(i.getId()))
                                    .findFirst()
                                    .orElseThrow()
                                    .fire());
            settle();
        }
        Shots.take(window, "exported");
        Path json = folder.resolve("tokenizer.json");
        try (var model = ModelReader.open(List.of(json), "", Progress.NONE)) {
            assertEquals(before + 1, model.vocabulary().size());
            assertEquals(List.of(before), model.vocabulary().find("<|tool|>"));
        }
        // never over what is open: a sentence, and the file stays
        byte[] old = Files.readAllBytes(SAMPLE.resolve("tokenizer.json"));
        onWindow(() -> session().export(SAMPLE.resolve("tokenizer.json")));
        settle();
        assertTrue(
                workspace.notices().get().getLast().text().contains("is part of the model"),
                workspace.notices().get().toString());
        assertArrayEquals(old, Files.readAllBytes(SAMPLE.resolve("tokenizer.json")));
    }

    private Session session() {
        return workspace.looked().get();
    }
}
