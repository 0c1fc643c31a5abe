package lexiscope.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// FormatSamples of word vectors, projector tables and ONNX models.
public final class SampleWords {
    private static final float[][] ROWS = SampleFile.matrix();

    private SampleWords() {}

    private static String word(int row) {
        return row == 3 ? "naïve" : "word" + row;
    }

    /// A line a row; with a separator between its numbers.
    static byte[] lines(String first, boolean words, char separator) {
        var out = new StringBuilder(first);
        for (int r = 0; r < ROWS.length; r++) {
            if (words) {
                out.append(word(r)).append(separator);
            }
            for (int i = 0; i < ROWS[r].length; i++) {
                out.append(i == 0 ? "" : String.valueOf(separator)).append(ROWS[r][i]);
            }
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String sizes() {
        return SampleFile.ROWS + " " + SampleFile.DIM + "\n";
    }

    static byte[] binary(boolean newlines) {
        var out = new SampleBytes().text(sizes());
        for (int r = 0; r < ROWS.length; r++) {
            out.text(word(r) + " ").floats(new float[][] {ROWS[r]});
            if (newlines) {
                out.text("\n");
            }
        }
        return out.bytes();
    }

    /// fastText with no n-grams of characters: rows are those of the words.
    static byte[] fastText() {
        var out = new SampleBytes().i32(793712314).i32(12).i32(SampleFile.DIM);
        // ws, epoch, minCount, neg, wordNgrams, loss; model, bucket, minn, maxn, lrUpdateRate
        out.i32(5).i32(5).i32(1).i32(5).i32(1).i32(1).i32(1).i32(0).i32(0).i32(0).i32(100);
        out.i64(Double.doubleToRawLongBits(1e-4));
        out.i32(ROWS.length).i32(ROWS.length).i32(0).i64(100).i64(-1);
        for (int r = 0; r < ROWS.length; r++) {
            out.text(word(r)).u8(0).i64(10 - r % 5).u8(0);
        }
        return out.u8(0).i64(ROWS.length).i64(SampleFile.DIM).floats(ROWS).bytes();
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static SampleFile projector(boolean bytes) {
        String tensors = bytes ? "tensors.bytes" : "tensors.tsv";
        String config =
                """
                {"embeddings": [{"tensorName": "t", "tensorShape": [%d, %d],
                 "tensorPath": "%s", "metadataPath": "metadata.tsv"}]}
                """
                        .formatted(SampleFile.ROWS, SampleFile.DIM, tensors);
        var words = new StringBuilder();
        for (int r = 0; r < ROWS.length; r++) {
            words.append(word(r)).append('\n');
        }
        return SampleFile.of(
                        "projector " + (bytes ? ".bytes" : ".tsv"),
                        tensors,
                        bytes ? SampleTensors.f32() : lines("", false, '\t'))
                .with("projector_config.json", config.getBytes(StandardCharsets.UTF_8))
                .with("metadata.tsv", words.toString().getBytes(StandardCharsets.UTF_8))
                .opening("projector_config.json");
    }

    public static byte[] onnxTensor(String name, int type, int field, byte[] data, long... shape) {
        var out = new SampleBytes();
        for (long n : shape) {
            out.field(1, n);
        }
        return out.field(2, type)
                .field(8, name.getBytes(StandardCharsets.UTF_8))
                .field(field, data)
                .bytes();
    }

    private static byte[] model(byte[]... tensors) {
        return onnxModel(List.of(onnxNode("Gather", "rows", -1, "embed", "ids")), tensors);
    }

    /// A model of nodes and initialisers.
    public static byte[] onnxModel(List<byte[]> nodes, byte[]... tensors) {
        var graph = new SampleBytes();
        nodes.forEach(n -> graph.field(1, n));
        for (byte[] tensor : tensors) {
            graph.field(5, tensor);
        }
        return new SampleBytes().field(1, 8).field(7, graph.bytes()).bytes();
    }

    /// A node with one output, and with an attribute `axis` where it is not negative.
    public static byte[] onnxNode(String op, String output, int axis, String... inputs) {
        var node = new SampleBytes();
        for (String input : inputs) {
            node.field(1, input.getBytes(StandardCharsets.UTF_8));
        }
        node.field(2, output.getBytes(StandardCharsets.UTF_8));
        node.field(4, op.getBytes(StandardCharsets.UTF_8));
        if (axis >= 0) {
            byte[] name = "axis".getBytes(StandardCharsets.UTF_8);
            node.field(5, new SampleBytes().field(1, name).field(3, axis).bytes());
        }
        return node.bytes();
    }

    public static byte[] onnx() {
        return model(
                onnxTensor("embed", 1, 9, SampleTensors.f32(), SampleFile.ROWS, SampleFile.DIM));
    }

    /// Half-precision numbers, each widened to a varint.
    static byte[] onnxTyped() {
        var data = new SampleBytes();
        for (float[] row : ROWS) {
            for (float v : row) {
                data.varint(Float.floatToFloat16(v) & 0xFFFF);
            }
        }
        return model(onnxTensor("embed", 10, 5, data.bytes(), SampleFile.ROWS, SampleFile.DIM));
    }

    static byte[] onnxQuantised() {
        return model(
                onnxTensor("embed_quantized", 2, 9, codes(), SampleFile.ROWS, SampleFile.DIM),
                onnxTensor("embed_scale", 1, 9, new SampleBytes().f32(0.25f).bytes()),
                onnxTensor("embed_zero_point", 2, 9, new byte[] {(byte) 128}));
    }

    /// The numbers of the 8-bit form.
    public static byte[] codes() {
        var codes = new SampleBytes();
        for (float[] row : ROWS) {
            for (float v : row) {
                codes.u8((int) (v * 4) + 128);
            }
        }
        return codes.bytes();
    }
}
