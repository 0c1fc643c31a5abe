package lexiscope.format;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// FormatSamples of PyTorch checkpoints, their pickles put together opcode by opcode.
public final class SamplePickles {
    private SamplePickles() {}

    /// A dictionary of tensors, each [rows × dim] over a storage of its own.
    static byte[] dictionary(Map<String, int[]> tensors) {
        var out = new SampleBytes().u8(0x80, 2);
        out.text("ccollections\nOrderedDict\n)R(");
        int storage = 0;
        for (var tensor : tensors.entrySet()) {
            text(out, tensor.getKey());
            tensor(out, "" + storage++, tensor.getValue());
        }
        return out.text("u.").bytes();
    }

    private static void text(SampleBytes out, String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        out.u8('X').i32(bytes.length).raw(bytes);
    }

    private static void tensor(SampleBytes out, String storage, int[] shape) {
        out.text("ctorch._utils\n_rebuild_tensor_v2\n((");
        text(out, "storage");
        out.text("ctorch\nFloatStorage\n");
        text(out, storage);
        text(out, "cpu");
        int numbers = 1;
        for (int n : shape) {
            numbers *= n;
        }
        out.u8('J').i32(numbers).text("tQK").u8(0).text("(");
        for (int n : shape) {
            out.u8('J').i32(n);
        }
        out.text("t(");
        for (int i = 0; i < shape.length; i++) {
            int stride = 1;
            for (int k = i + 1; k < shape.length; k++) {
                stride *= shape[k];
            }
            out.u8('J').i32(stride);
        }
        out.text("t").u8(0x89).text("ccollections\nOrderedDict\n)RtR");
    }

    /// The zip form.
    public static byte[] zip(Map<String, int[]> tensors, byte[]... storages) {
        Object[] pairs = new Object[2 * storages.length + 4];
        pairs[0] = "archive/data.pkl";
        pairs[1] = dictionary(tensors);
        pairs[2] = "archive/byteorder";
        pairs[3] = "little".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < storages.length; i++) {
            pairs[4 + 2 * i] = "archive/data/" + i;
            pairs[5 + 2 * i] = storages[i];
        }
        return SampleBytes.zip(false, pairs);
    }

    /// The stream form of before 1.6, with one storage.
    public static byte[] stream(Map<String, int[]> tensors, byte[] storage) {
        var out = new SampleBytes();
        out.u8(0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19);
        out.text(".").u8(0x80, 2).text("M").u16(1001).text(".");
        out.u8(0x80, 2).text("}.");
        out.raw(dictionary(tensors));
        out.u8(0x80, 2).text("](");
        text(out, "0");
        return out.text("e.").i64(storage.length / 4).raw(storage).bytes();
    }

    /// A Llama checkpoint of two pieces, cut by columns or by rows.
    static SampleFile llama(boolean columns) {
        float[][] rows = SampleFile.matrix();
        int half = columns ? SampleFile.DIM / 2 : SampleFile.ROWS / 2;
        byte[][] pieces = new byte[2][];
        for (int p = 0; p < 2; p++) {
            var out = new SampleBytes();
            for (int r = 0; r < SampleFile.ROWS; r++) {
                for (int i = 0; i < SampleFile.DIM; i++) {
                    if ((columns ? i : r) / half == p) {
                        out.f32(rows[r][i]);
                    }
                }
            }
            int[] shape =
                    columns ? new int[] {SampleFile.ROWS, half} : new int[] {half, SampleFile.DIM};
            pieces[p] = zip(Map.of("tok_embeddings.weight", shape), out.bytes());
        }
        return SampleFile.of(
                        "Llama .pth by " + (columns ? "columns" : "rows"),
                        "consolidated.00.pth",
                        pieces[0])
                .with("consolidated.01.pth", pieces[1])
                .with(
                        "params.json",
                        ("{\"dim\":" + SampleFile.DIM + ",\"vocab_size\":-1}")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
