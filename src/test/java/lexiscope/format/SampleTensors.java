package lexiscope.format;

import java.nio.ByteOrder;
import java.util.function.BiConsumer;

/// FormatSamples of containers of tensors: safetensors, GGUF, numpy.
public final class SampleTensors {
    private static final float[][] ROWS = SampleFile.matrix();

    private SampleTensors() {}

    /// The matrix in a type, number by number.
    static byte[] numbers(BiConsumer<SampleBytes, Float> put) {
        var out = new SampleBytes();
        for (float[] row : ROWS) {
            for (float v : row) {
                put.accept(out, v);
            }
        }
        return out.bytes();
    }

    public static byte[] f32() {
        return new SampleBytes().floats(ROWS).bytes();
    }

    static byte[] f16() {
        return numbers((out, v) -> out.u16(Float.floatToFloat16(v)));
    }

    static byte[] bf16() {
        return numbers((out, v) -> out.u16(Float.floatToRawIntBits(v) >>> 16));
    }

    static byte[] f64() {
        return numbers((out, v) -> out.i64(Double.doubleToRawLongBits(v)));
    }

    /// A safetensors file of one tensor.
    static byte[] safetensors(String name, String dtype, byte[] data) {
        return safetensors(
                entry(name, dtype, SampleFile.ROWS + "," + SampleFile.DIM, 0, data.length), data);
    }

    static String entry(String name, String dtype, String shape, int from, int to) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, dtype, shape, from, to);
    }

    static byte[] safetensors(String entries, byte[] data) {
        String json = "{" + entries + "}";
        String padded = json + " ".repeat((8 - json.length() % 8) % 8);
        return new SampleBytes().i64(padded.length()).text(padded).raw(data).bytes();
    }

    /// 8-bit floats, powers of two, with a scale a row beside them.
    static SampleFile scaled() {
        var codes = new SampleBytes();
        var scales = new SampleBytes();
        float[][] rows = new float[SampleFile.ROWS][SampleFile.DIM];
        for (int r = 0; r < SampleFile.ROWS; r++) {
            float scale = 1 + r * 0.25f;
            scales.f32(scale);
            for (int i = 0; i < SampleFile.DIM; i++) {
                // E4M3: four bits of exponent with a bias of 7, three of mantissa
                int exponent = (r + i) % 8 + 4;
                codes.u8(exponent << 3);
                rows[r][i] = (float) Math.pow(2, exponent - 7) * scale;
            }
        }
        int c = codes.size();
        String entries =
                entry(
                                "model.embed_tokens.weight",
                                "F8_E4M3",
                                SampleFile.ROWS + "," + SampleFile.DIM,
                                0,
                                c)
                        + ","
                        + entry(
                                "model.embed_tokens.weight_scale",
                                "F32",
                                SampleFile.ROWS + ",1",
                                c,
                                c + scales.size());
        byte[] data = codes.raw(scales.bytes()).bytes();
        return SampleFile.of(
                        "safetensors F8 with scales",
                        "model.safetensors",
                        safetensors(entries, data))
                .holding(rows);
    }

    /// The matrix as MLX packs it: 4-bit codes, one group a row.
    static SampleFile mlx() {
        var words = new SampleBytes();
        var scales = new SampleBytes();
        var biases = new SampleBytes();
        float[][] rows = new float[SampleFile.ROWS][SampleFile.DIM];
        for (int r = 0; r < SampleFile.ROWS; r++) {
            scales.f32(0.5f);
            biases.f32(-r);
            for (int w = 0; w < SampleFile.DIM / 8; w++) {
                int word = 0;
                for (int k = 0; k < 8; k++) {
                    int code = (r + 3 * (8 * w + k)) % 16;
                    word |= code << 4 * k;
                    rows[r][8 * w + k] = 0.5f * code - r;
                }
                words.i32(word);
            }
        }
        int w = words.size();
        int s = scales.size();
        String entries =
                entry("model.embed_tokens.weight", "U32", SampleFile.ROWS + ",4", 0, w)
                        + ","
                        + entry(
                                "model.embed_tokens.scales",
                                "F32",
                                SampleFile.ROWS + ",1",
                                w,
                                w + s)
                        + ","
                        + entry(
                                "model.embed_tokens.biases",
                                "F32",
                                SampleFile.ROWS + ",1",
                                w + s,
                                w + 2 * s);
        byte[] data = words.raw(scales.bytes()).raw(biases.bytes()).bytes();
        return SampleFile.of("MLX packed", "model.safetensors", safetensors(entries, data))
                .with(
                        "config.json",
                        "{\"quantization\":{\"group_size\":32,\"bits\":4}}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .holding(rows);
    }

    /// model2vec's centroids with a mapping and weights.
    static SampleFile model2vec() {
        byte[] centroids = f32();
        var mapping = new SampleBytes();
        var weights = new SampleBytes();
        int tokens = 20;
        float[][] rows = new float[tokens][SampleFile.DIM];
        for (int t = 0; t < tokens; t++) {
            int pick = t * 5 % SampleFile.ROWS;
            float weight = 0.5f + t % 3;
            mapping.i64(pick);
            weights.f32(weight);
            for (int i = 0; i < SampleFile.DIM; i++) {
                rows[t][i] = ROWS[pick][i] * weight;
            }
        }
        int c = centroids.length;
        int m = mapping.size();
        String entries =
                entry("embeddings", "F32", SampleFile.ROWS + "," + SampleFile.DIM, 0, c)
                        + ","
                        + entry("mapping", "I64", "" + tokens, c, c + m)
                        + ","
                        + entry("weights", "F32", "" + tokens, c + m, c + m + weights.size());
        byte[] data =
                new SampleBytes().raw(centroids).raw(mapping.bytes()).raw(weights.bytes()).bytes();
        return SampleFile.of("model2vec", "model.safetensors", safetensors(entries, data))
                .holding(rows);
    }

    /// A GGUF file with a vocabulary and the matrix in a type.
    public static byte[] gguf(ByteOrder order, int type, byte[] data) {
        var out = new SampleBytes(order).text("GGUF").i32(3).i64(1).i64(3);
        key(out, "general.architecture").i32(8).i64(5).text("llama");
        key(out, "tokenizer.ggml.model").i32(8).i64(5).text("llama");
        key(out, "tokenizer.ggml.tokens").i32(9).i32(8).i64(SampleFile.ROWS);
        for (int r = 0; r < SampleFile.ROWS; r++) {
            String token = "▁t" + r;
            out.i64(token.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).text(token);
        }
        key(out, "token_embd.weight").i32(2).i64(SampleFile.DIM).i64(SampleFile.ROWS);
        return out.i32(type).i64(0).pad(32).raw(data).bytes();
    }

    private static SampleBytes key(SampleBytes out, String key) {
        return out.i64(key.length()).text(key);
    }

    /// The matrix in ggml's Q8_0: a half-precision scale and 32 bytes a block.
    static byte[] q8() {
        var out = new SampleBytes();
        for (float[] row : ROWS) {
            out.u16(Float.floatToFloat16(0.25f));
            for (float v : row) {
                out.u8((int) (v * 4) & 0xFF);
            }
        }
        return out.bytes();
    }

    public static byte[] npy(String descr, boolean fortran, byte[] data) {
        String header =
                "{'descr': '%s', 'fortran_order': %s, 'shape': (%d, %d), }"
                        .formatted(
                                descr, fortran ? "True" : "False", SampleFile.ROWS, SampleFile.DIM);
        String padded = header + " ".repeat((64 - (11 + header.length()) % 64) % 64) + "\n";
        return new SampleBytes()
                .u8(0x93)
                .text("NUMPY")
                .u8(1, 0)
                .u16(padded.length())
                .text(padded)
                .raw(data)
                .bytes();
    }

    /// The matrix column after column.
    static byte[] columns() {
        var out = new SampleBytes();
        for (int i = 0; i < SampleFile.DIM; i++) {
            for (float[] row : ROWS) {
                out.f32(row[i]);
            }
        }
        return out.bytes();
    }

    static byte[] bigEndian() {
        return new SampleBytes(ByteOrder.BIG_ENDIAN).floats(ROWS).bytes();
    }
}
