package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.change.IdMap;
import lexiscope.change.ModelChange;
import lexiscope.change.NewRow;
import lexiscope.vocabulary.AddedToken;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Weights of which no folder is written: a sentence says what to do, and beside safetensors they
/// are left out. Adapters: those that no longer fit are not taken along.
class UnwrittenFormsTest {
    private static final int TOKENS = 8;

    @TempDir private Path temporary;

    static Stream<SampleFile> forms() {
        return FormatSamples.all().stream()
                .filter(s -> s.label().matches("(PyTorch|ONNX|GGUF|npy|word2vec).*"))
                .filter(s -> s.files().size() == 1);
    }

    private static ModelChange adding(int rows) {
        var token = new AddedToken("<new>", false, false, false, false, true);
        return ModelChange.adding(
                "test", rows, Map.of(TOKENS, token), Map.of(TOKENS, NewRow.mean()));
    }

    private static ModelChange trimming(int rows) {
        return new ModelChange(
                "test",
                IdMap.keeping(rows, new int[] {0, 1, 2, 3, 4, 5, 6}),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private FolderWriter.Result write(Path folder, String to, boolean trim) throws Exception {
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            int rows = Math.max(model.rows(), TOKENS);
            return FolderWriter.write(
                    trim ? trimming(rows) : adding(rows),
                    model,
                    List.of(folder),
                    temporary.resolve(to),
                    FolderWriter.Options.PLAIN,
                    Progress.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void areRefusedInASentenceAndLeftOutBesideSafetensors(SampleFile form) throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("model"));
        form.write(folder);
        Files.writeString(folder.resolve("tokenizer.json"), SmallFolders.TOKENIZER);
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> write(folder, "refused", false));
        String said = String.valueOf(refusal.getMessage());
        String wanted =
                form.label().startsWith("GGUF")
                        ? "is GGUF, of which no changed file is written"
                        : form.label().startsWith("ONNX")
                                ? "is ONNX, of which no changed file is written"
                                : "is of a form of which no folder is written";
        assertTrue(said.contains(wanted) && said.contains("safetensors"), said);
        assertFalse(Files.exists(temporary.resolve("refused")));
        if (form.label().matches("(PyTorch|ONNX|GGUF).*")) {
            Files.write(
                    folder.resolve("model.safetensors"),
                    new SampleSafetensors()
                            .with("model.embed_tokens.weight", SampleFile.matrix())
                            .bytes());
            String name = form.main();
            var notes = write(folder, "out", false).notes();
            assertFalse(Files.exists(temporary.resolve("out").resolve(name)));
            assertTrue(
                    notes.stream().anyMatch(n -> n.startsWith(name + " was left out")), "" + notes);
        }
    }

    private Path base() throws IOException {
        Path base = SmallFolders.write(temporary.resolve("base"), SmallFolders.all().get(1));
        return base;
    }

    private void adapter(Path place, String... tensors) throws IOException {
        Files.createDirectories(place);
        Files.writeString(
                place.resolve("adapter_config.json"),
                "{\"peft_type\": \"LORA\", \"base_model_name_or_path\": \"base\","
                        + " \"trainable_token_indices\": {\"embed_tokens\": [3]}}");
        var all = new SampleSafetensors();
        for (String each : tensors) {
            String[] parts = each.split(":");
            String[] sizes = parts[1].split("x");
            all.with(
                    "base_model.model." + parts[0],
                    new float[Integer.parseInt(sizes[0])][Integer.parseInt(sizes[1])]);
        }
        Files.write(place.resolve("adapter_model.safetensors"), all.bytes());
    }

    private static final String[] LAYER = {
        "model.layers.0.self_attn.q_proj.lora_A.weight:2x8",
        "model.layers.0.self_attn.q_proj.lora_B.weight:8x2"
    };
    private static final String[] SAVED = {"model.embed_tokens.weight:8x6", "lm_head.weight:8x6"};
    private static final String[] FACTORS = {
        "model.embed_tokens.lora_embedding_A:2x8", "model.embed_tokens.lora_embedding_B:6x2"
    };
    private static final String[] SINGLE = {
        "model.embed_tokens.token_adapter.trainable_tokens_delta:1x6"
    };

    @Test
    void anAdapterByItselfIsRefused() throws Exception {
        Path base = base();
        Path adapter = temporary.resolve("tuned");
        adapter(adapter, LAYER);
        var fits = assertThrows(IllegalArgumentException.class, () -> write(adapter, "out", false));
        assertTrue(
                String.valueOf(fits.getMessage())
                        .contains("Change the base (" + base + "); the adapter fits"),
                fits.getMessage());
        for (String[] rows : List.of(SAVED, FACTORS, SINGLE)) {
            adapter(adapter, rows);
            for (boolean trim : new boolean[] {false, true}) {
                var merge =
                        assertThrows(
                                IllegalArgumentException.class, () -> write(adapter, "out", trim));
                assertTrue(
                        String.valueOf(merge.getMessage()).contains("merge_and_unload"),
                        merge.getMessage());
            }
        }
        assertFalse(Files.exists(temporary.resolve("out")));
    }

    @Test
    void anAdapterWithinIsTakenAlongWhereItFits() throws Exception {
        Path base = base();
        int at = 0;
        List<String[]> kinds = List.of(LAYER, SINGLE, SAVED, FACTORS);
        for (int kind = 0; kind < kinds.size(); kind++) {
            adapter(base.resolve("adapter"), kinds.get(kind));
            for (boolean trim : new boolean[] {false, true}) {
                boolean fits = kind == 0 || kind == 1 && !trim;
                String out = "out" + at++;
                var notes = write(base, out, trim).notes();
                assertEquals(
                        fits,
                        Files.exists(
                                temporary.resolve(out).resolve("adapter/adapter_config.json")));
                assertEquals(fits ? 0 : 1, notes.size(), notes.toString());
                assertTrue(
                        fits || notes.getFirst().startsWith("adapter/ was left out"), "" + notes);
            }
        }
    }
}
