package lexiscope.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.json.Json;
import lexiscope.tokenizer.EncodeOptions;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One fault at a time is put into a folder; it is found, and the copy has it no more.
class FolderMenderTest extends WholeFolder {
    private List<FolderMender.Finding> found() throws Exception {
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            return FolderMender.findings(model, List.of(folder));
        }
    }

    /// Mends, looks whether anything is wrong still, and gives the copy.
    private Path mended(String file, String what) throws Exception {
        var found = found();
        assertTrue(
                found.stream().anyMatch(f -> f.file().equals(file) && f.what().contains(what)),
                found.toString());
        Path out = temporary.resolve("out");
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            FolderMender.write(
                    model, List.of(folder), out, FolderWriter.Options.PLAIN, Progress.NONE);
        }
        folder = out;
        assertEquals(List.of(), found());
        return out;
    }

    @Test
    void aWholeFolderIsLeftAlone() throws Exception {
        assertEquals(List.of(), found());
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            var refusal =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    FolderMender.write(
                                            model,
                                            List.of(folder),
                                            temporary.resolve("out"),
                                            FolderWriter.Options.PLAIN,
                                            Progress.NONE));
            assertTrue(String.valueOf(refusal.getMessage()).contains("Nothing was found"));
        }
        assertFalse(Files.exists(temporary.resolve("out")));
    }

    @Test
    void anAddedTokenAtAWrongId() throws Exception {
        replace(
                "tokenizer.json",
                "{\"id\": 1, \"content\": \"</s>\"",
                "{\"id\": 9, \"content\": \"</s>\"");
        Path out = mended("tokenizer.json", "claims the id 9");
        assertTrue(Files.readString(out.resolve("tokenizer.json")).contains("\"merges\": [[\"a\""));
    }

    @Test
    void anAddedTokenThatIsListedElsewhere() throws Exception {
        replace(
                "tokenizer_config.json",
                "\"1\": {\"content\": \"</s>\"",
                "\"8\": {\"content\": \"</s>\"");
        Path out = mended("tokenizer_config.json", "under the id 8");
        Object decoder =
                Json.object(out.resolve("tokenizer_config.json")).get("added_tokens_decoder");
        assertTrue(decoder instanceof Map<?, ?> map && map.containsKey("1"), "" + decoder);
    }

    @Test
    void anotherIdInAddedTokens() throws Exception {
        Files.writeString(folder.resolve("added_tokens.json"), "{\"</s>\": 3, \"gone\": 4}");
        Path out = mended("added_tokens.json", "the id 3");
        assertEquals(Map.of("</s>", 1), Json.object(out.resolve("added_tokens.json")));
    }

    @Test
    void aPostProcessorThatNamesATokenThatIsGone() throws Exception {
        replace(
                "tokenizer.json",
                "\"ids\": [0], \"tokens\": [\"<s>\"]",
                "\"ids\": [5], \"tokens\": [\"<old>\"]");
        Path out = mended("tokenizer.json", "“<old>”, which the vocabulary does not have");
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertArrayEquals(
                    new int[] {6},
                    model.tokenizer().orElseThrow().encode("abc", EncodeOptions.DEFAULT).ids());
        }
    }

    @Test
    void aPostProcessorWithAnotherId() throws Exception {
        replace("tokenizer.json", "\"ids\": [0]", "\"ids\": [4]");
        Path out = mended("tokenizer.json", "under the id 4");
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertArrayEquals(
                    new int[] {0, 6},
                    model.tokenizer().orElseThrow().encode("abc", EncodeOptions.DEFAULT).ids());
        }
    }

    @Test
    void aConfigThatNamesATokenThatIsGone() throws Exception {
        replace("config.json", "\"vocab_size\": 8", "\"vocab_size\": 8, \"bos_token_id\": 99");
        Path out = mended("config.json", "bos_token_id is 99");
        assertEquals(0, Json.object(out.resolve("config.json")).get("bos_token_id"));
    }

    @Test
    void settingsThatNameATokenThatIsGone() throws Exception {
        replace("tokenizer_config.json", "\"bos_token\": \"<s>\"", "\"bos_token\": \"<begin>\"");
        Path out = mended("tokenizer_config.json", "bos_token is “<begin>”");
        assertEquals("<s>", Json.object(out.resolve("tokenizer_config.json")).get("bos_token"));
    }

    @Test
    void noTokenToPadWith() throws Exception {
        replace("tokenizer_config.json", "\"pad_token\": \"</s>\", ", "");
        Path out = mended("tokenizer_config.json", "no token to pad with");
        assertEquals("</s>", Json.object(out.resolve("tokenizer_config.json")).get("pad_token"));
        assertEquals(1, Json.object(out.resolve("generation_config.json")).get("pad_token_id"));
    }

    @Test
    void aSizeThatIsNotTheRows() throws Exception {
        replace("config.json", "\"vocab_size\": 8", "\"vocab_size\": 10");
        Path out = mended("config.json", "vocab_size is 10");
        assertEquals(8, Json.object(out.resolve("config.json")).get("vocab_size"));
    }

    @Test
    void tokensWithoutRows() throws Exception {
        replace("tokenizer.json", "\"bc\": 7", "\"bc\": 7, \"cc\": 8, \"d\": 9");
        Path out = mended("model.embed_tokens.weight", "have no row");
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertEquals(10, model.rows());
            assertEquals(10, model.output().orElseThrow().rows());
            float[] row = new float[SmallFolders.DIM];
            float[] mean = new float[SmallFolders.DIM];
            for (int id = 0; id < 8; id++) {
                model.matrix().orElseThrow().row(id, row);
                for (int i = 0; i < row.length; i++) {
                    mean[i] += row[i] / 8;
                }
            }
            model.matrix().orElseThrow().row(9, row);
            assertArrayEquals(mean, row, 1e-3f);
        }
        assertEquals(10, Json.object(out.resolve("config.json")).get("vocab_size"));
    }

    @Test
    void tiedSaidAndNotHeld() throws Exception {
        replace("config.json", "\"tie_word_embeddings\": false", "\"tie_word_embeddings\": true");
        Path out = mended("config.json", "said to be one");
        assertEquals(false, Json.object(out.resolve("config.json")).get("tie_word_embeddings"));
    }

    @Test
    void filesThatContradictEachOther() throws Exception {
        replace("special_tokens_map.json", "\"bos_token\": \"<s>\"", "\"bos_token\": \"</s>\"");
        Path out = mended("special_tokens_map.json", "bos_token is “</s>” here");
        assertEquals("<s>", Json.object(out.resolve("special_tokens_map.json")).get("bos_token"));
    }

    @Test
    void aFlagThatTheTokenizerHasNot() throws Exception {
        replace(
                "tokenizer_config.json",
                "\"<s>\", \"special\": true",
                "\"<s>\", \"special\": false");
        mended("tokenizer_config.json", "says that “<s>” is not special");
    }

    @Test
    void aVocabularyThatContradictsTheTokenizer() throws Exception {
        Files.writeString(
                folder.resolve("vocab.json"),
                "{\"<s>\":0,\"</s>\":1,\"a\":2,\"b\":3,\"c\":4,\"ab\":6,\"abc\":5,\"bc\":7}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\nab c\na b\nb c\n");
        var found = found();
        assertTrue(found.stream().anyMatch(f -> f.file().equals("merges.txt")), "" + found);
        Path out = mended("vocab.json", "2 tokens have another id");
        assertEquals(
                Json.object(out.resolve("tokenizer.json")).get("model") instanceof Map<?, ?> m
                        ? m.get("vocab")
                        : Map.of(),
                Json.object(out.resolve("vocab.json")));
        assertEquals(
                "#version: 0.2\na b\nab c\nb c\n", Files.readString(out.resolve("merges.txt")));
    }

    @Test
    void anIndexThatContradictsItsShards() throws Exception {
        folder = SmallFolders.write(temporary.resolve("sharded"), SmallFolders.all().get(1).in(2));
        replace("tokenizer_config.json", "\"bos_token\"", "\"pad_token\": \"</s>\", \"bos_token\"");
        assertEquals(List.of(), found());
        Path index = folder.resolve("model.safetensors.index.json");
        var whole = Json.object(index);
        var broken = new java.util.LinkedHashMap<String, Object>(whole);
        var map = new java.util.TreeMap<String, Object>();
        java.util.Objects.requireNonNull((Map<?, ?>) whole.get("weight_map"))
                .forEach((k, v) -> map.put("" + k, v));
        var shards = List.copyOf(new java.util.TreeSet<>(map.values()));
        String layer = "model.layers.0.self_attn.q_proj.weight";
        Object right = map.get(layer);
        map.put(layer, shards.get(shards.indexOf(right) == 0 ? 1 : 0));
        map.remove("lm_head.weight");
        map.put("ghost", shards.getFirst());
        broken.put("weight_map", map);
        broken.put("metadata", Map.of("total_size", 1));
        Files.writeString(index, Json.line(broken));
        var found = found();
        assertEquals(4, found.size(), found.toString());
        Path out = mended("model.safetensors.index.json", "total_size is 1");
        assertEquals(
                whole.get("weight_map"),
                Json.object(out.resolve("model.safetensors.index.json")).get("weight_map"));
        try (var model = ModelReader.open(out, Progress.NONE)) {
            assertEquals(8, model.output().orElseThrow().rows());
        }
    }
}
