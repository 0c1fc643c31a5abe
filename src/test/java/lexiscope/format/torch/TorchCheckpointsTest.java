package lexiscope.format.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lexiscope.format.ModelReader;
import lexiscope.format.SampleBytes;
import lexiscope.format.SampleFile;
import lexiscope.format.SamplePickles;
import lexiscope.format.SampleTensors;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.work.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Checkpoints as PyTorch writes them beside the plain dictionary of floats: tied matrices in one
/// storage, what training scripts keep with the weights, other types, pieces that are missing.
class TorchCheckpointsTest {
    private static final String INPUT = "transformer.wte.weight";

    @TempDir Path folder = Path.of("");

    private static void text(SampleBytes out, String s) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        out.u8('X').i32(bytes.length).raw(bytes);
    }

    /// A tensor of the size of the sample over a storage.
    private static void tensor(SampleBytes out, String rebuild, String type, String storage) {
        out.text("ctorch._utils\n" + rebuild + "\n((");
        text(out, "storage");
        out.text("ctorch\n" + type + "\n");
        text(out, storage);
        text(out, "cpu");
        out.u8('J').i32(SampleFile.ROWS * SampleFile.DIM).text("tQK").u8(0);
        out.text("(K").u8(SampleFile.ROWS).text("K").u8(SampleFile.DIM).text("t");
        out.text("(K").u8(SampleFile.DIM).text("K").u8(1).text("t");
        out.u8(0x89).text("ccollections\nOrderedDict\n)RtR");
    }

    private void write(SampleBytes pickle) throws IOException {
        Files.write(
                folder.resolve("pytorch_model.bin"),
                SampleBytes.zip(
                        false,
                        "m/data.pkl",
                        pickle.bytes(),
                        "m/data/0",
                        SampleTensors.f32(),
                        "m/data/1",
                        SampleTensors.f32()));
    }

    private void assertOpens(String tensor, Optional<Boolean> tied) throws UnreadableFileException {
        try (var model = ModelReader.open(folder, Progress.NONE)) {
            float[] row = new float[SampleFile.DIM];
            model.matrix().orElseThrow().row(5, row);
            assertArrayEquals(SampleFile.matrix()[5], row);
            assertEquals(tensor, model.facts().tensor());
            assertEquals(tied, model.facts().tied());
            assertEquals(tied.equals(Optional.of(false)), model.output().isPresent());
        }
    }

    private static SampleBytes dictionary() {
        return new SampleBytes().u8(0x80, 2).text("}(");
    }

    @Test
    void twoNamesOfOneStorageAreATiedMatrix() throws IOException, UnreadableFileException {
        for (int storage = 0; storage < 2; storage++) {
            var out = dictionary();
            text(out, INPUT);
            tensor(out, "_rebuild_tensor_v2", "FloatStorage", "0");
            text(out, "lm_head.weight");
            tensor(out, "_rebuild_tensor_v2", "FloatStorage", "" + storage);
            write(out.text("u."));
            assertOpens(INPUT, Optional.of(storage == 0));
        }
    }

    @Test
    void aSparseTensorIsNamed() throws IOException {
        var out = dictionary();
        text(out, INPUT);
        out.text("ctorch._utils\n_rebuild_sparse_tensor\n(ctorch.serialization\n_get_layout\n(");
        text(out, "torch.sparse_coo");
        out.text("tR(");
        tensor(out, "_rebuild_tensor_v2", "LongStorage", "0");
        tensor(out, "_rebuild_tensor_v2", "FloatStorage", "1");
        out.text("ctorch\nSize\n((K").u8(9).text("K").u8(4).text("ttR").u8(0x88).text("ttR");
        write(out.text("u."));
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE));
        assertTrue(e.sentence().contains(INPUT + " is sparse"), e.sentence());
    }

    /// Each is a value beside the weights, in the words of a pickle of protocol 2; `|` ends a line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c__builtin__|set|](K\u0001K\u0002e\u0085R",
                "cnumpy._core.multiarray|"
                        + "scalar|"
                        + "(cnumpy|"
                        + "dtype|"
                        + "(U\u0002f8\u0089\u0088tRU\u0001xtR",
                "ctorch|uint64|",
                "ctorch|complex128|",
                "ccollections|Counter|}\u0085R"
            })
    void whatTrainingKeepsBesideTheWeightsIsPassedBy(String value)
            throws IOException, UnreadableFileException {
        var out = dictionary();
        text(out, "best");
        out.raw(value.replace('|', '\n').getBytes(StandardCharsets.ISO_8859_1));
        text(out, "state_dict");
        out.text("}(");
        text(out, INPUT);
        tensor(out, "_rebuild_tensor_v2", "FloatStorage", "0");
        write(out.text("uu."));
        assertOpens(INPUT, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ComplexFloatStorage", "QInt8Storage", "QUInt4x2Storage"})
    void tensorsOfTypesThatAreNotReadLeaveTheOthers(String storage)
            throws IOException, UnreadableFileException {
        var out = dictionary();
        text(out, INPUT);
        tensor(out, "_rebuild_tensor_v2", "FloatStorage", "0");
        text(out, "fc.weight");
        tensor(
                out,
                storage.startsWith("Q") ? "_rebuild_qtensor" : "_rebuild_tensor_v2",
                storage,
                "1");
        write(out.text("u."));
        assertOpens(INPUT, Optional.empty());
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, "fc.weight", Progress.NONE));
        assertTrue(e.sentence().contains(storage), e.sentence());
    }

    @Test
    void aListOfTensorsIsNamedByPlace() throws IOException, UnreadableFileException {
        var out = new SampleBytes().u8(0x80, 2).text("](");
        tensor(out, "_rebuild_tensor_v2", "FloatStorage", "0");
        write(out.text("K").u8(3).text("e."));
        assertOpens("0", Optional.empty());
    }

    @Test
    void aProgramIsNoTableOfWeights() throws IOException {
        write(new SampleBytes().u8(0x80, 2).text("c__torch__\nM\n)\u0081}b."));
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE));
        assertTrue(e.sentence().contains("TorchScript"), e.sentence());
    }

    @Test
    void theStreamFormMayBeginWithAFrame() throws IOException, UnreadableFileException {
        byte[] stream =
                SamplePickles.stream(
                        Map.of(INPUT, new int[] {SampleFile.ROWS, SampleFile.DIM}),
                        SampleTensors.f32());
        var out = new SampleBytes().u8(0x80, 4, 0x95).i64(13);
        out.raw(java.util.Arrays.copyOfRange(stream, 2, stream.length));
        Files.write(folder.resolve("pytorch_model.bin"), out.bytes());
        assertOpens(INPUT, Optional.empty());
    }

    private static byte[] piece(int rows, int dim) {
        return SamplePickles.zip(
                Map.of("tok_embeddings.weight", new int[] {rows, dim}), new byte[4 * rows * dim]);
    }

    private void refusedAsIncomplete() {
        var e =
                assertThrows(
                        UnreadableFileException.class,
                        () -> ModelReader.open(folder, Progress.NONE));
        assertTrue(e.sentence().contains("not all of them are here"), e.sentence());
    }

    @Test
    void piecesOfALlamaAreNotTakenForTheWhole() throws IOException {
        Files.writeString(folder.resolve("params.json"), "{\"dim\": 8, \"vocab_size\": 40}");
        // one of four cut by columns, then one of four cut by rows
        Files.write(folder.resolve("consolidated.00.pth"), piece(40, 2));
        refusedAsIncomplete();
        Files.write(folder.resolve("consolidated.00.pth"), piece(10, 8));
        refusedAsIncomplete();
        // the last of four is missing, then one in the middle, then the first
        Files.write(folder.resolve("consolidated.01.pth"), piece(10, 8));
        Files.write(folder.resolve("consolidated.02.pth"), piece(10, 8));
        refusedAsIncomplete();
        Files.write(folder.resolve("consolidated.03.pth"), piece(10, 8));
        Files.delete(folder.resolve("consolidated.02.pth"));
        refusedAsIncomplete();
        Files.delete(folder.resolve("consolidated.00.pth"));
        refusedAsIncomplete();
    }
}
