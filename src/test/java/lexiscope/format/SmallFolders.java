package lexiscope.format;

import lexiscope.json.Json;
import lexiscope.kernel.DType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Folders of small models, as publishers arrange them: a tokenizer of 8 tokens, and weights under
/// the names of several architectures.
final class SmallFolders {
    static final int DIM = 6;

    /// @param name of the arrangement
    /// @param dtype of all tensors
    /// @param rows of the tables
    /// @param input the tensor of the input matrix
    /// @param copies further tables of as many rows
    /// @param biases by the vocabulary
    /// @param others what has nothing to do with tokens: name and shape
    /// @param shards files the tensors are spread over
    /// @param config config.json
    record Arrangement(
            String name,
            DType dtype,
            int rows,
            String input,
            List<String> copies,
            List<String> biases,
            Map<String, List<Integer>> others,
            int shards,
            String config) {
        @Override
        public String toString() {
            return name;
        }

        Arrangement as(DType other) {
            return new Arrangement(
                    name + " " + other, other, rows, input, copies, biases, others, shards, config);
        }

        Arrangement in(int files) {
            return new Arrangement(
                    name + " in " + files,
                    dtype,
                    rows,
                    input,
                    copies,
                    biases,
                    others,
                    files,
                    config);
        }
    }

    private SmallFolders() {}

    private static Arrangement of(
            String name,
            int rows,
            String input,
            List<String> copies,
            List<String> biases,
            Map<String, List<Integer>> others,
            String config) {
        return new Arrangement(name, DType.F16, rows, input, copies, biases, others, 1, config);
    }

    /// Every arrangement.
    static List<Arrangement> all() {
        var all = new ArrayList<Arrangement>();
        all.add(
                of(
                        "gpt2 tied",
                        8,
                        "transformer.wte.weight",
                        List.of(),
                        List.of(),
                        Map.of(
                                "transformer.wpe.weight", List.of(8, DIM),
                                "transformer.h.0.attn.c_attn.weight", List.of(DIM, 18),
                                "transformer.ln_f.weight", List.of(DIM)),
                        "{\"model_type\": \"gpt2\", \"vocab_size\": 8,"
                                + " \"tie_word_embeddings\": true}"));
        all.add(
                of(
                        "llama untied",
                        8,
                        "model.embed_tokens.weight",
                        List.of("lm_head.weight"),
                        List.of(),
                        Map.of("model.layers.0.self_attn.q_proj.weight", List.of(8, 8)),
                        "{\"model_type\": \"llama\", \"vocab_size\": 8, \"rms_norm_eps\": 1e-05,"
                                + " \"tie_word_embeddings\": false}"));
        all.add(
                of(
                        "bert with biases",
                        8,
                        "bert.embeddings.word_embeddings.weight",
                        List.of("cls.predictions.decoder.weight"),
                        List.of("cls.predictions.bias", "cls.predictions.decoder.bias"),
                        Map.of(
                                "bert.embeddings.position_embeddings.weight", List.of(8, DIM),
                                "bert.embeddings.LayerNorm.bias", List.of(8),
                                "cls.predictions.transform.dense.bias", List.of(8)),
                        "{\"model_type\": \"bert\", \"vocab_size\": 8}"));
        all.add(
                of(
                        "qwen padded",
                        16,
                        "model.embed_tokens.weight",
                        List.of(),
                        List.of(),
                        Map.of("model.norm.weight", List.of(16)),
                        "{\"model_type\": \"qwen2\", \"vocab_size\": 16,"
                                + " \"tie_word_embeddings\": true}"));
        all.add(
                of(
                        "bart with a bias in a row",
                        8,
                        "model.shared.weight",
                        List.of(
                                "model.encoder.embed_tokens.weight",
                                "model.decoder.embed_tokens.weight",
                                "lm_head.weight"),
                        List.of("final_logits_bias"),
                        Map.of("model.encoder.embed_positions.weight", List.of(8, DIM)),
                        "{\"model_type\": \"bart\", \"vocab_size\": 8}"));
        all.add(
                of(
                        "sees as well",
                        8,
                        "language_model.model.embed_tokens.weight",
                        List.of("language_model.lm_head.weight"),
                        List.of(),
                        Map.of("vision_tower.patch_embed.weight", List.of(8, DIM)),
                        "{\"model_type\": \"llava\", \"text_config\": {\"vocab_size\": 8,"
                                + " \"tie_word_embeddings\": false}, \"vision_config\":"
                                + " {\"vocab_size\": 9}}"));
        all.add(
                of(
                        "roberta",
                        8,
                        "roberta.embeddings.word_embeddings.weight",
                        List.of("lm_head.decoder.weight"),
                        List.of("lm_head.bias", "lm_head.decoder.bias"),
                        Map.of("lm_head.dense.bias", List.of(8)),
                        "{\"model_type\": \"roberta\", \"vocab_size\": 8}"));
        var more = new ArrayList<>(all);
        for (Arrangement each : all) {
            more.add(each.as(DType.F32));
            more.add(each.as(DType.BF16).in(2));
            more.add(each.in(3));
        }
        return more;
    }

    /// The tokens: two special ones, six letters.
    static final String TOKENIZER =
            """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [
            {"id": 0, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false,
             "normalized": false, "special": true},
            {"id": 1, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false,
             "normalized": false, "special": true}],
            "normalizer": null, "pre_tokenizer": null,
            "post_processor": {"type": "TemplateProcessing", "single": [
             {"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
             "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
             "special_tokens": {"<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]}}},
            "decoder": null,
            "model": {"type": "BPE", "dropout": null, "unk_token": null,
             "continuing_subword_prefix": null, "end_of_word_suffix": null, "fuse_unk": false,
             "byte_fallback": false, "ignore_merges": false,
             "vocab": {"<s>": 0, "</s>": 1, "a": 2, "b": 3, "c": 4, "ab": 5, "abc": 6, "bc": 7},
             "merges": [["a", "b"], ["ab", "c"], ["b", "c"]]}}
            """;

    /// Writes a folder of an arrangement, with small files and others beside.
    static Path write(Path folder, Arrangement a) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
        Files.writeString(folder.resolve("config.json"), a.config());
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"added_tokens_decoder\": {\"0\": {\"content\": \"<s>\", \"special\": true},"
                        + " \"1\": {\"content\": \"</s>\", \"special\": true}}, \"bos_token\":"
                        + " \"<s>\", \"additional_special_tokens\": []}");
        Files.writeString(
                folder.resolve("special_tokens_map.json"),
                "{\"bos_token\": \"<s>\", \"eos_token\": {\"content\": \"</s>\"}}");
        Files.writeString(
                folder.resolve("generation_config.json"),
                "{\"bos_token_id\": 0, \"eos_token_id\": [1], \"temperature\": 0.6}");
        Files.writeString(folder.resolve("README.md"), "a model\n");
        Files.createDirectories(folder.resolve("1_Pooling"));
        Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"vocab_size\": 3}");
        weights(folder, a);
        return folder;
    }

    private static void weights(Path folder, Arrangement a) throws IOException {
        var random = new Random(a.name().hashCode());
        var tensors = new LinkedHashMap<String, List<Integer>>();
        a.others().forEach(tensors::put);
        tensors.put(a.input(), List.of(a.rows(), DIM));
        a.copies().forEach(n -> tensors.put(n, List.of(a.rows(), DIM)));
        a.biases()
                .forEach(
                        n ->
                                tensors.put(
                                        n,
                                        n.startsWith("final")
                                                ? List.of(1, a.rows())
                                                : List.of(a.rows())));
        var map = new LinkedHashMap<String, Object>();
        long total = 0;
        int at = 0;
        var files = new LinkedHashMap<String, SampleSafetensors>();
        for (var tensor : tensors.entrySet()) {
            String name =
                    a.shards() == 1
                            ? "model.safetensors"
                            : "model-%05d-of-%05d.safetensors"
                                    .formatted(at++ % a.shards() + 1, a.shards());
            int count = tensor.getValue().stream().reduce(1, (x, y) -> x * y);
            var bytes =
                    ByteBuffer.allocate(count * a.dtype().bytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                a.dtype().encode((float) random.nextGaussian(), bytes);
            }
            String shape = tensor.getValue().toString().replaceAll("[\\[\\] ]", "");
            files.computeIfAbsent(name, _ -> new SampleSafetensors())
                    .with(tensor.getKey(), a.dtype().name(), shape, bytes.array());
            map.put(tensor.getKey(), name);
            total += bytes.capacity();
        }
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().bytes());
        }
        if (a.shards() > 1) {
            var index = new LinkedHashMap<String, Object>();
            index.put("metadata", Map.of("total_size", total));
            index.put("weight_map", map);
            Files.writeString(folder.resolve("model.safetensors.index.json"), Json.pretty(index));
        }
    }
}
