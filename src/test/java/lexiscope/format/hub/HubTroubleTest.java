package lexiscope.format.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FloatRows;
import lexiscope.format.safetensors.SafetensorsWriter;
import lexiscope.kernel.DType;
import lexiscope.work.Progress;

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
import java.util.Map;
import java.util.Optional;

/// Fetches from a hub that is out of order, and of repositories that are no whole models.
class HubTroubleTest {
    private static final HubName NAME = HubName.parse("org/tiny");
    private static final int ROWS = 300;
    private static final int DIM = 64;
    private static final String TOKENIZER =
            """
            {"version": "1.0", "added_tokens": [], "model": {"type": "WordLevel",
             "vocab": {"a": 0, "b": 1}, "unk_token": "a"}}
            """;

    @TempDir Path folder = Path.of("");

    private LocalHub hub;

    HubTroubleTest() throws IOException {
        hub = new LocalHub();
    }

    @BeforeEach
    void publish() {
        hub.with("tokenizer.json", bytes(TOKENIZER)).with("config.json", bytes("{\"n\": [1]}"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] weights(Map<String, Float> tensors) throws IOException {
        var matrices = new LinkedHashMap<String, FloatRows>();
        tensors.forEach(
                (name, first) ->
                        matrices.put(
                                name,
                                new FloatRows(
                                        ROWS,
                                        DIM,
                                        id -> {
                                            float[] row = new float[DIM];
                                            row[0] = first + id;
                                            return row;
                                        })));
        Path whole = folder.resolve("whole.safetensors");
        SafetensorsWriter.write(whole, matrices, DType.F32, Map.of());
        return Files.readAllBytes(whole);
    }

    private HubFetch fetch() {
        return new HubFetch(new HubSettings(hub.address(), Optional.empty(), folder));
    }

    private HubPlan plan() throws IOException, UnreadableFileException {
        return fetch().plan(NAME, "", "", Progress.NONE);
    }

    private String refused() {
        return assertThrows(HubException.class, this::plan).sentence();
    }

    private Path fetched() throws IOException, UnreadableFileException {
        Path out = folder.resolve("out");
        fetch().run(plan(), out, Progress.NONE);
        return out;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void packedAnswersAreUnpacked(boolean listed) throws IOException, UnreadableFileException {
        hub.listed = listed;
        hub.packed = true;
        Path out = fetched();
        assertEquals(TOKENIZER, Files.readString(out.resolve("tokenizer.json")));
        assertEquals("{\"n\": [1]}", Files.readString(out.resolve("config.json")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageToLogInIsNoFile(boolean listed) {
        hub.listed = listed;
        hub.page = true;
        assertTrue(refused().contains("web page"), refused());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void halfAFileIsAskedForAgain(boolean listed) throws IOException, UnreadableFileException {
        hub.listed = listed;
        hub.halved.set(2);
        assertEquals(TOKENIZER, Files.readString(fetched().resolve("tokenizer.json")));
        hub.halved.set(1_000);
        assertTrue(refused().contains("half") || refused().contains("broke off"), refused());
    }

    @Test
    void aBusyHubIsAskedAgain() throws IOException, UnreadableFileException {
        hub.with("model.safetensors", weights(Map.of("model.embed_tokens.weight", 1f)));
        hub.busy.set(2);
        HubPlan plan = plan();
        hub.busy.set(2);
        fetch().run(plan, folder.resolve("out"), Progress.NONE);
        try (var model = ModelReader.open(folder.resolve("out"), Progress.NONE)) {
            assertEquals(ROWS, model.rows());
        }
        hub.busy.set(1_000);
        assertTrue(refused().contains("503"), refused());
    }

    @Test
    void aFileWithoutEndIsNotRead() {
        hub.listed = false;
        hub.endless = "config.json";
        assertTrue(refused().contains("larger than"), refused());
    }

    @Test
    void withoutAVersionNoHalvesAreJoined() throws IOException, UnreadableFileException {
        hub.tag = "";
        hub.with("model.safetensors", weights(Map.of("model.embed_tokens.weight", 1f)));
        Path out = folder.resolve("out");
        HubPlan plan = plan();
        hub.cutAfter = 10_000;
        hub.alwaysCut = true;
        assertThrows(HubException.class, () -> fetch().run(plan, out, Progress.NONE));
        hub.alwaysCut = false;
        hub.with("model.safetensors", weights(Map.of("model.embed_tokens.weight", 5_000f)));
        fetch().run(plan(), out, Progress.NONE);
        assertFirst(out, 5_000);
        // cut while it is brought, it begins anew
        hub.cutAfter = 10_000;
        fetch().run(plan(), out, Progress.NONE);
        assertFirst(out, 5_000);
    }

    private static void assertFirst(Path out, float first) throws UnreadableFileException {
        try (var model = ModelReader.open(out, Progress.NONE)) {
            float[] row = new float[DIM];
            for (int id = 0; id < ROWS; id++) {
                model.matrix().orElseThrow().row(id, row);
                assertEquals(first + id, row[0]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTokenizerAloneIsFetched(boolean listed) throws IOException, UnreadableFileException {
        hub.listed = listed;
        HubPlan plan = plan();
        assertFalse(plan.hasMatrix());
        Path out = fetched();
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertTrue(model.tokenizer().isPresent());
            assertEquals(0, model.rows());
        }
        assertTrue(FetchedModels.in(out).orElseThrow().complete());
    }

    @Test
    void weightsOfOtherKindsAreNotPassedOver() {
        hub.with("pytorch_model.bin", new byte[10]);
        assertTrue(refused().contains("Only safetensors and GGUF"), refused());
    }

    @Test
    void ofAnAdapterWhatChangesTheMatrixIsFetched() throws IOException, UnreadableFileException {
        String pre = "base_model.model.model.";
        var tensors = new LinkedHashMap<String, Float>();
        tensors.put(pre + "layers.0.self_attn.q_proj.lora_A.weight", 1f);
        tensors.put(pre + "embed_tokens.weight", 7f);
        tensors.put(pre + "lm_head.lora_B.weight", 1f);
        hub.with("adapter_config.json", bytes("{\"base_model_name_or_path\": \"org/base\"}"))
                .with("adapter_model.safetensors", weights(tensors));
        HubPlan plan = plan();
        assertEquals(pre + "embed_tokens.weight", plan.found().tensor());
        assertEquals(4L * ROWS * DIM, plan.bytes());
        Path out = fetched();
        Path base = Files.createDirectories(folder.resolve("org--base"));
        Files.write(
                base.resolve("model.safetensors"),
                weights(Map.of("model.embed_tokens.weight", 1f)));
        assertFirst(out, 7);
    }

    @Test
    void anAdapterThatLeavesTheMatrixIsFetchedWithoutBytes()
            throws IOException, UnreadableFileException {
        String name = "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight";
        hub.with("adapter_config.json", bytes("{\"base_model_name_or_path\": \"org/base\"}"))
                .with("adapter_model.safetensors", weights(Map.of(name, 1f)));
        assertEquals(0, plan().bytes());
        Path out = fetched();
        Path base = Files.createDirectories(folder.resolve("base"));
        Files.write(
                base.resolve("model.safetensors"),
                weights(Map.of("model.embed_tokens.weight", 3f)));
        assertFirst(out, 3);
    }

    @Test
    void anOutputMatrixOfAnotherFileIsFetchedToo() throws IOException, UnreadableFileException {
        hub.with(
                        "model.safetensors.index.json",
                        bytes(
                                "{\"weight_map\": {\"model.embed_tokens.weight\":"
                                        + " \"model-00001-of-00002.safetensors\","
                                        + " \"lm_head.weight\":"
                                        + " \"model-00002-of-00002.safetensors\"}}"))
                .with(
                        "model-00001-of-00002.safetensors",
                        weights(Map.of("model.embed_tokens.weight", 1f)))
                .with("model-00002-of-00002.safetensors", weights(Map.of("lm_head.weight", 9f)));
        Path out = folder.resolve("out");
        HubPlan plan = plan();
        assertEquals(2 * 4L * ROWS * DIM, plan.bytes());
        hub.cutAfter = 10_000;
        hub.alwaysCut = true;
        assertThrows(HubException.class, () -> fetch().run(plan, out, Progress.NONE));
        hub.alwaysCut = false;
        fetch().run(plan, out, Progress.NONE);
        assertFirst(out, 1);
        try (var model = ModelReader.open(out, Progress.NONE)) {
            float[] row = new float[DIM];
            model.output().orElseThrow().row(5, row);
            assertEquals(14, row[0]);
            assertEquals(Optional.of(false), model.facts().tied());
        }
        hub.with("config.json", bytes("{\"tie_word_embeddings\": true}"));
        assertEquals(4L * ROWS * DIM, plan().bytes());
    }

    @Test
    void offlineTheHubIsNotAsked() throws IOException {
        var offline = HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder).at(hub.address());
        var e =
                assertThrows(
                        HubException.class,
                        () -> new HubFetch(offline).plan(NAME, "", "", Progress.NONE));
        assertTrue(e.sentence().contains("HF_HUB_OFFLINE"), e.sentence());
        assertEquals(0, hub.asked.size());
        Path snapshot = folder.resolve(".cache/huggingface/hub/models--org--tiny/snapshots/abc");
        Files.createDirectories(snapshot);
        Files.writeString(snapshot.resolve("tokenizer.json"), TOKENIZER);
        var there =
                assertThrows(
                        HubException.class,
                        () -> new HubFetch(offline).plan(NAME, "", "", Progress.NONE));
        assertTrue(there.sentence().contains(snapshot.toString()), there.sentence());
        assertFalse(HubSettings.of(Map.of("HF_HUB_OFFLINE", "0"), folder).offline());
        assertTrue(HubSettings.of(Map.of("TRANSFORMERS_OFFLINE", "true"), folder).offline());
    }

    @Test
    void aModelsFolderOfTheCacheOpens() throws IOException, UnreadableFileException {
        Path cache = folder.resolve("cache/models--org--tiny");
        for (String commit : new String[] {"abc", "def"}) {
            Path snapshot = Files.createDirectories(cache.resolve("snapshots/" + commit));
            Files.writeString(
                    snapshot.resolve("tokenizer.json"),
                    TOKENIZER.replace("\"b\"", "\"" + commit + "\""));
        }
        Files.createDirectories(cache.resolve("refs"));
        Files.writeString(cache.resolve("refs/main"), "abc");
        for (Path path : new Path[] {cache, cache.resolve("snapshots")}) {
            try (var model = ModelReader.open(path, Progress.NONE)) {
                assertEquals("abc", model.vocabulary().spelling(1));
            }
        }
        try (var model = ModelReader.open(cache.resolve("snapshots/def"), Progress.NONE)) {
            assertEquals("def", model.vocabulary().spelling(1));
        }
    }
}
