package lexiscope.format.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FloatRows;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.kernel.DType;
import lexiscope.work.Cancelled;
import lexiscope.work.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fetches from a local server that behaves like the hub, and like a broken one.
class HubFetchTest {
    private static final int ROWS = 300;
    private static final int DIM = 64;
    private static final HubName NAME = HubName.parse("org/tiny");
    private static final long TABLE = ROWS * DIM * 4L;

    /// Bytes of both matrices.
    private static final long BOTH = 2 * TABLE;

    @TempDir Path folder = Path.of("");

    private LocalHub hub;

    HubFetchTest() throws IOException {
        hub = new LocalHub();
    }

    @BeforeEach
    void publish() throws IOException {
        var matrices = new LinkedHashMap<String, FloatRows>();
        matrices.put("model.layers.0.mlp.weight", new FloatRows(2_000, DIM, _ -> new float[DIM]));
        matrices.put("model.embed_tokens.weight", new FloatRows(ROWS, DIM, HubFetchTest::row));
        matrices.put("lm_head.weight", new FloatRows(ROWS, DIM, HubFetchTest::outputRow));
        Path whole = folder.resolve("whole.safetensors");
        SafetensorsWriter.write(whole, matrices, DType.F32, Map.of());
        hub.with("model.safetensors", Files.readAllBytes(whole))
                .with("config.json", "{\"vocab_size\":300}".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static float[] row(int id) {
        float[] row = new float[DIM];
        for (int i = 0; i < DIM; i++) {
            row[i] = id * 0.5f - i;
        }
        return row;
    }

    private static float[] outputRow(int id) {
        float[] row = row(id);
        row[3] = id;
        return row;
    }

    private HubFetch fetch(String token) {
        return new HubFetch(
                new HubSettings(
                        hub.address(), Optional.of(token).filter(t -> !t.isEmpty()), folder));
    }

    private HubPlan plan() throws IOException, UnreadableFileException {
        return fetch("").plan(NAME, "", "", Progress.NONE);
    }

    private static void assertFetched(Path out) throws UnreadableFileException {
        assertFetched(out, true);
    }

    private static void assertFetched(Path out, boolean untied) throws UnreadableFileException {
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertEquals("model.embed_tokens.weight", model.facts().tensor());
            assertEquals(ROWS, model.rows());
            float[] row = new float[DIM];
            for (int id = 0; id < ROWS; id++) {
                model.matrix().orElseThrow().row(id, row);
                assertArrayEquals(row(id), row);
            }
            assertEquals(untied, model.output().isPresent());
            for (int id = 0; untied && id < ROWS; id++) {
                model.output().orElseThrow().row(id, row);
                assertArrayEquals(outputRow(id), row);
            }
        }
    }

    @Test
    void onlyTheMatrixIsFetched() throws IOException, UnreadableFileException {
        HubPlan plan = plan();
        assertEquals(BOTH, plan.bytes());
        assertTrue(plan.total() > 6 * TABLE);
        long header = hub.sent();
        Path out = folder.resolve("out");
        fetch("").run(plan, out, Progress.NONE);
        assertFetched(out);
        assertEquals(BOTH, hub.sent() - header);
        assertTrue(Files.exists(out.resolve("config.json")));
        assertFalse(Files.exists(out.resolve("model.safetensors.part")));
    }

    @Test
    void theTokenGoesToTheHubAlone() throws IOException, UnreadableFileException {
        hub.token = "secret";
        assertTrue(assertThrows(HubException.class, this::plan).sentence().contains("HF_TOKEN"));
        Path out = folder.resolve("out");
        HubFetch fetch = fetch("secret");
        fetch.run(fetch.plan(NAME, "", "", Progress.NONE), out, Progress.NONE);
        assertFetched(out);
        assertFalse(hub.asked.contains("the token reached the store"));
    }

    @Test
    void aServerWithoutRangesIsRefused() {
        hub.ranges = false;
        var e = assertThrows(HubException.class, this::plan);
        assertTrue(e.sentence().contains("supports ranges"), e.sentence());
    }

    @Test
    void anotherRangeThanAskedForIsRefused() throws IOException, UnreadableFileException {
        HubPlan plan = plan();
        hub.wrongRange = true;
        assertThrows(
                HubException.class,
                () -> fetch("").run(plan, folder.resolve("out"), Progress.NONE));
    }

    @Test
    void aCutConnectionIsGoneOnFrom() throws IOException, UnreadableFileException {
        HubPlan plan = plan();
        hub.cutAfter = 10_000;
        long before = hub.sent();
        Path out = folder.resolve("out");
        fetch("").run(plan, out, Progress.NONE);
        assertFetched(out);
        assertEquals(BOTH, hub.sent() - before);
    }

    @Test
    void whatCameBeforeAFailureIsKept() throws IOException, UnreadableFileException {
        HubPlan plan = plan();
        Path out = folder.resolve("out");
        hub.cutAfter = 10_000;
        hub.alwaysCut = true;
        var e = assertThrows(HubException.class, () -> fetch("").run(plan, out, Progress.NONE));
        assertTrue(e.sentence().contains("fetch again"), e.sentence());
        assertFalse(Files.exists(out.resolve("model.safetensors")));
        hub.alwaysCut = false;
        long before = hub.sent();
        fetch("").run(plan(), out, Progress.NONE);
        assertFetched(out);
        assertTrue(hub.sent() - before < BOTH - 9_000 + 100_000, "only the rest and the header");
    }

    @Test
    void aStoppedFetchGoesOn() throws IOException, UnreadableFileException {
        HubPlan plan = plan();
        Path out = folder.resolve("out");
        assertThrows(
                Cancelled.class,
                () ->
                        fetch("")
                                .run(
                                        plan,
                                        out,
                                        (done, _) -> {
                                            if (done > 0.3) {
                                                throw new Cancelled();
                                            }
                                        }));
        assertTrue(Files.size(out.resolve("model.safetensors.part")) > 1000);
        fetch("").run(plan, out, Progress.NONE);
        assertFetched(out);
    }

    @Test
    void aFileThatChangedMeanwhileIsNotMixed() throws IOException, UnreadableFileException {
        HubPlan plan = plan();
        hub.tag = "\"two\"";
        var e =
                assertThrows(
                        HubException.class,
                        () -> fetch("").run(plan, folder.resolve("out"), Progress.NONE));
        assertTrue(e.sentence().contains("changed"), e.sentence());
    }

    @Test
    void aShardIsFoundThroughTheIndex() throws IOException, UnreadableFileException {
        byte[] shard = Files.readAllBytes(folder.resolve("whole.safetensors"));
        String index =
                """
                {"metadata": {"total_size": 140000000000}, "weight_map": {
                 "model.embed_tokens.weight": "model-00002-of-00002.safetensors",
                 "model.norm.weight": "model-00001-of-00002.safetensors"}}
                """;
        hub.with("model.safetensors.index.json", index.getBytes(StandardCharsets.UTF_8))
                .with("model-00002-of-00002.safetensors", shard);
        HubPlan plan = plan();
        assertEquals("model-00002-of-00002.safetensors", plan.weights());
        assertEquals(140_000_000_000L, plan.total());
        Path out = folder.resolve("out");
        fetch("").run(plan, out, Progress.NONE);
        assertFetched(out);
    }

    /// A GGUF of three tensors, its vocabulary in the header.
    private static byte[] gguf() {
        var head = new java.io.ByteArrayOutputStream();
        var names = new String[] {"blk.0.attn_q.weight", "token_embd.weight", "output.weight"};
        number(head, 4, 0x46554747);
        number(head, 4, 3);
        number(head, 8, names.length);
        number(head, 8, 1);
        text(head, "general.architecture");
        number(head, 4, 8);
        text(head, "llama");
        for (int t = 0; t < names.length; t++) {
            text(head, names[t]);
            number(head, 4, 2);
            number(head, 8, DIM);
            number(head, 8, ROWS);
            number(head, 4, 0);
            number(head, 8, t * TABLE);
        }
        while (head.size() % 32 != 0) {
            head.write(0);
        }
        for (int t = 0; t < names.length; t++) {
            for (int id = 0; id < ROWS; id++) {
                for (float v : row(id)) {
                    number(head, 4, Float.floatToRawIntBits(t == 1 ? v : 0));
                }
            }
        }
        return head.toByteArray();
    }

    private static void number(java.io.ByteArrayOutputStream out, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> 8 * i));
        }
    }

    private static void text(java.io.ByteArrayOutputStream out, String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        number(out, 8, bytes.length);
        out.writeBytes(bytes);
    }

    @Test
    void ofAGgufTheHeaderAndTheMatrixAreFetched() throws IOException, UnreadableFileException {
        hub.with("tiny-q.gguf", gguf());
        HubPlan plan = fetch("").plan(NAME, "tiny-q.gguf", "", Progress.NONE);
        assertEquals("token_embd.weight", plan.found().tensor());
        assertEquals(BOTH, plan.bytes());
        long header = hub.sent();
        Path out = folder.resolve("out");
        fetch("").run(plan, out, Progress.NONE);
        assertEquals(BOTH, hub.sent() - header);
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertTrue(model.output().isPresent());
            float[] row = new float[DIM];
            model.matrix().orElseThrow().row(17, row);
            assertArrayEquals(row(17), row);
            assertEquals(ROWS, model.rows());
        }
        assertTrue(FetchedModels.in(out).orElseThrow().complete());
    }

    /// Why a hub cannot be reached is said in words, not as the name of a class.
    @Test
    void aHubThatDoesNotAnswerIsSaidInWords() throws IOException {
        var gone = new LocalHub();
        var settings = new HubSettings(gone.address(), Optional.empty(), folder);
        gone.close();
        var e =
                assertThrows(
                        HubException.class,
                        () -> new HubFetch(settings).plan(NAME, "", "", Progress.NONE));
        assertTrue(e.sentence().contains("(nothing answers there)"), e.sentence());
        assertFalse(e.sentence().contains("Exception"), e.sentence());
    }

    /// A repository of quantisations: all are listed, one is taken by a part of its name.
    @Test
    void amongQuantisationsOneIsChosen() throws IOException, UnreadableFileException {
        try (var quantised = new LocalHub()) {
            quantised
                    .with("tiny-Q8_0.gguf", gguf())
                    .with("q4/tiny-Q4_K_M-00001-of-00002.gguf", gguf())
                    .with("q4/tiny-Q4_K_M-00002-of-00002.gguf", gguf())
                    .with("mmproj-tiny.gguf", gguf())
                    .with("README.md", new byte[10]);
            var fetch =
                    new HubFetch(new HubSettings(quantised.address(), Optional.empty(), folder));
            var several =
                    assertThrows(
                            HubChoiceException.class,
                            () -> fetch.plan(NAME, "", "", Progress.NONE));
            assertEquals(
                    List.of("q4/tiny-Q4_K_M-00001-of-00002.gguf", "tiny-Q8_0.gguf"),
                    several.files().stream().map(HubFile::path).toList());
            assertTrue(several.sentence().contains("--file"), several.sentence());
            HubPlan plan = fetch.plan(NAME, "q4_k_m", "", Progress.NONE);
            assertEquals("q4/tiny-Q4_K_M-00001-of-00002.gguf", plan.weights());
            Path out = folder.resolve("out");
            fetch.run(plan, out, Progress.NONE);
            try (var model = ModelReader.open(out, Progress.NONE)) {
                assertEquals(ROWS, model.rows());
            }
            var none =
                    assertThrows(
                            HubException.class, () -> fetch.plan(NAME, "Q2_K", "", Progress.NONE));
            assertTrue(none.sentence().contains("tiny-Q8_0.gguf"), none.sentence());
            quantised.listed = false;
            var unlisted =
                    assertThrows(HubException.class, () -> fetch.plan(NAME, "", "", Progress.NONE));
            assertTrue(unlisted.sentence().contains("name the file"), unlisted.sentence());
        }
    }

    @Test
    void aModelThatIsNotThereIsSaid() {
        var e =
                assertThrows(
                        HubException.class,
                        () -> fetch("").plan(HubName.parse("org/none"), "", "", Progress.NONE));
        assertTrue(e.sentence().contains("no model org/none"), e.sentence());
    }

    @Test
    void namesThatAreNoneAreRefused() {
        for (String name : new String[] {"", "a b", "../x", "a/b/c", "a/..", "a@", "a@../x"}) {
            assertThrows(IllegalArgumentException.class, () -> HubName.parse(name), name);
        }
        assertEquals("v1.0", HubName.parse("org/m@v1.0").revision());
    }

    @Test
    void addressesAreUnderstoodAsPeoplePasteThem() {
        for (String text :
                new String[] {
                    "https://huggingface.co/org/name/tree/v1",
                    "https://huggingface.co/org/name/blob/v1/config.json?download=true",
                    "https://hf-mirror.com/org/name/resolve/v1/model.safetensors",
                    "huggingface.co/org/name/tree/v1/sub/folder/",
                    "org/name/tree/v1",
                    "org/name@v1",
                    " hf.co/org/name@v1 "
                }) {
            assertEquals(new HubName("org/name", "v1"), HubName.parse(text), text);
        }
        for (String text :
                new String[] {
                    "https://huggingface.co/org/name",
                    "https://huggingface.co/org/name/",
                    "https://huggingface.co/org/name.git",
                    "git clone https://huggingface.co/org/name",
                    "https://huggingface.co/org/name/discussions/3",
                    "https://huggingface.co/org/name#usage",
                    "https://huggingface.co/api/models/org/name",
                    "hf://org/name",
                    "models--org--name"
                }) {
            assertEquals(new HubName("org/name", "main"), HubName.parse(text), text);
        }
        assertEquals(
                "refs/pr/7",
                HubName.parse("https://huggingface.co/a/b/tree/refs%2Fpr%2F7").revision());
        assertEquals(
                "refs/pr/7", HubName.parse("https://huggingface.co/a/b/tree/refs/pr/7").revision());
        assertEquals(
                "q/m-Q4_K_M.gguf",
                HubName.file("https://huggingface.co/a/b/blob/main/q/m-Q4_K_M.gguf"));
        assertEquals("", HubName.file("https://huggingface.co/a/b/tree/main/q"));
        assertEquals("", HubName.file("org/name"));
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> HubName.parse("https://huggingface.co/datasets/org/name"));
        assertTrue(String.valueOf(e.getMessage()).contains("dataset"));
    }
}
