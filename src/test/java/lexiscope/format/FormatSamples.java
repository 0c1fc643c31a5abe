package lexiscope.format;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A valid small model of every format that is read.
final class FormatSamples {
    private static final String NAME = "model.embed_tokens.weight";
    private static final Map<String, int[]> TABLE =
            Map.of(NAME, new int[] {SampleFile.ROWS, SampleFile.DIM});

    private FormatSamples() {}

    static List<SampleFile> all() {
        return List.of(
                safetensors("F32", SampleTensors.f32()),
                safetensors("F16", SampleTensors.f16()),
                safetensors("BF16", SampleTensors.bf16()),
                safetensors("F64", SampleTensors.f64()),
                SampleTensors.scaled(),
                SampleFile.of(
                                "safetensors shards",
                                "model-00002-of-00002.safetensors",
                                SampleTensors.safetensors(NAME, "F32", SampleTensors.f32()))
                        .with("model.safetensors.index.json", index())
                        .opening("model.safetensors.index.json"),
                SampleTensors.mlx(),
                SampleTensors.model2vec(),
                gguf("F32", ByteOrder.LITTLE_ENDIAN, 0, SampleTensors.f32()),
                gguf("F32 big-endian", ByteOrder.BIG_ENDIAN, 0, SampleTensors.bigEndian()),
                gguf("F16", ByteOrder.LITTLE_ENDIAN, 1, SampleTensors.f16()),
                gguf("Q8_0", ByteOrder.LITTLE_ENDIAN, 8, SampleTensors.q8()),
                npy("f4", "<f4", false, SampleTensors.f32()),
                npy("f2", "<f2", false, SampleTensors.f16()),
                npy("f4 big-endian", ">f4", false, SampleTensors.bigEndian()),
                npy("f4 Fortran", "<f4", true, SampleTensors.columns()),
                npz("stored", false),
                npz("deflated", true),
                SampleFile.of(
                        "PyTorch zip",
                        "pytorch_model.bin",
                        SamplePickles.zip(TABLE, SampleTensors.f32())),
                SampleFile.of(
                        "PyTorch stream",
                        "pytorch_model.bin",
                        SamplePickles.stream(TABLE, SampleTensors.f32())),
                SamplePickles.llama(true),
                SamplePickles.llama(false),
                SampleFile.of("ONNX raw", "model.onnx", SampleWords.onnx()),
                SampleFile.of("ONNX typed F16", "model.onnx", SampleWords.onnxTyped()),
                SampleFile.of("ONNX 8 bit", "model.onnx", SampleWords.onnxQuantised()),
                SampleFile.of(
                        "word2vec text",
                        "v.txt",
                        SampleWords.lines(SampleWords.sizes(), true, ' ')),
                SampleFile.of("GloVe", "v.txt", SampleWords.lines("", true, ' ')),
                SampleFile.of(
                        "gzip of .vec",
                        "v.vec.gz",
                        SampleWords.gzip(SampleWords.lines(SampleWords.sizes(), true, ' '))),
                SampleFile.of("word2vec binary", "v.bin", SampleWords.binary(true)),
                SampleFile.of("word2vec binary, no newlines", "v.bin", SampleWords.binary(false)),
                SampleFile.of("fastText .bin", "v.bin", SampleWords.fastText()),
                SampleWords.projector(true),
                SampleWords.projector(false));
    }

    private static SampleFile safetensors(String dtype, byte[] data) {
        return SampleFile.of(
                "safetensors " + dtype,
                "model.safetensors",
                SampleTensors.safetensors(NAME, dtype, data));
    }

    private static byte[] index() {
        return """
        {"weight_map": {"lm_head.weight": "model-00001-of-00002.safetensors",
         "%s": "model-00002-of-00002.safetensors"}}
        """
                .formatted(NAME)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static SampleFile gguf(String label, ByteOrder order, int type, byte[] data) {
        return SampleFile.of("GGUF " + label, "model.gguf", SampleTensors.gguf(order, type, data));
    }

    private static SampleFile npy(String label, String descr, boolean fortran, byte[] data) {
        return SampleFile.of("npy " + label, "m.npy", SampleTensors.npy(descr, fortran, data));
    }

    private static SampleFile npz(String label, boolean deflated) {
        byte[] npy = SampleTensors.npy("<f4", false, SampleTensors.f32());
        return SampleFile.of(
                "npz " + label, "m.npz", SampleBytes.zip(deflated, "embedding.npy", npy));
    }
}
