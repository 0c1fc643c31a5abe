package lexiscope.format;

import lexiscope.kernel.Rows;
import lexiscope.kernel.ScaledRows;
import lexiscope.work.Progress;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// ONNX: the initialisers of the graph, the table that a Gather node takes rows from among them.
/// Eight-bit ones are seen through their scale and zero point.
final class OnnxFile implements Format {
    private static final String CODES = "_quantized";

    @Override
    public String name() {
        return "ONNX";
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return file.toString().endsWith(".onnx");
    }

    @Override
    public Parts read(Path file, String wanted, Arena arena, Progress progress)
            throws UnreadableFileException {
        progress.at(0, "reading " + file.getFileName());
        Cursor in = Cursor.of(file, arena);
        var all = new LinkedHashMap<String, OnnxTensor>();
        Set<String> gathered = new HashSet<>();
        var packed = new ArrayList<String>();
        ProtoFields.of(file, in, in.remaining())
                .each(
                        (field, kind, size) -> {
                            if (field == 7 && kind == 2) {
                                graph(file, in, size, all, gathered, packed);
                            }
                        });
        if (!packed.isEmpty() && wanted.isEmpty()) {
            throw new UnreadableFileException(
                    file,
                    "keeps its token table "
                            + packed.getFirst()
                            + " in blocks of 4-bit codes (GatherBlockQuantized), which are not"
                            + " read. Open the export in float or 8 bit.");
        }
        ModelConfig config = config(file);
        var tensors = new ArrayList<NamedTensor>();
        for (OnnxTensor tensor : all.values()) {
            tensors.add(
                    new NamedTensor(
                            tensor.name(),
                            tensor.shape(),
                            tensor.typeName(),
                            () -> rows(file, in, tensor, all, arena)));
        }
        return new MatrixChoice(file, candidates(tensors, gathered, wanted), config)
                .parts(wanted, List.of());
    }

    /// Exports lie in a folder `onnx` below that of the model.
    private static ModelConfig config(Path file) {
        Path folder = Folders.of(file);
        ModelConfig own = ModelConfig.read(folder);
        Path parent = folder.getParent();
        return !own.equals(ModelConfig.NONE) || parent == null ? own : ModelConfig.read(parent);
    }

    /// Where no name is known, only the tables that a Gather takes rows from.
    private static List<NamedTensor> candidates(
            List<NamedTensor> tensors, Set<String> gathered, String wanted) {
        boolean named =
                !TensorNames.inputs(tensors.stream().map(NamedTensor::name).toList()).isEmpty();
        var tables = tensors.stream().filter(t -> t.flat() && gathered.contains(t.name())).toList();
        return named || tables.isEmpty() || !wanted.isEmpty() ? tensors : tables;
    }

    private static void graph(
            Path file,
            Cursor in,
            long length,
            Map<String, OnnxTensor> all,
            Set<String> gathered,
            List<String> packed)
            throws UnreadableFileException {
        ProtoFields.of(file, in, length)
                .each(
                        (field, kind, size) -> {
                            if (field == 5 && kind == 2) {
                                OnnxTensor tensor = OnnxTensor.read(file, in, size);
                                all.putIfAbsent(tensor.name(), tensor);
                            } else if (field == 1 && kind == 2) {
                                node(file, in, size, gathered, packed);
                            }
                        });
    }

    private static void node(
            Path file, Cursor in, long length, Set<String> gathered, List<String> packed)
            throws UnreadableFileException {
        String[] read = {"", ""};
        ProtoFields.of(file, in, length)
                .each(
                        (field, kind, size) -> {
                            if (field == 1 && kind == 2 && read[0].isEmpty()) {
                                read[0] = in.utf8(size);
                            } else if (field == 4 && kind == 2) {
                                read[1] = in.utf8(size);
                            }
                        });
        if (read[1].equals("Gather")) {
            gathered.add(read[0]);
        } else if (read[1].equals("GatherBlockQuantized")) {
            packed.add(read[0]);
        }
    }

    /// The rows of a tensor: of codes, the numbers they stand for (onnxruntime
    /// `quantization/quant_utils.py` names scale and zero point after the tensor).
    private static Rows rows(
            Path file, Cursor in, OnnxTensor tensor, Map<String, OnnxTensor> all, Arena arena)
            throws UnreadableFileException {
        Rows stored = tensor.rows(file, in.data(), arena);
        String bare =
                tensor.name().endsWith(CODES)
                        ? tensor.name().substring(0, tensor.name().length() - CODES.length())
                        : tensor.name();
        OnnxTensor scale = all.get(bare + "_scale");
        if (scale == null || stored.dtype().bytes() != 1) {
            return stored;
        }
        float[] scales = scale.values(file, in.data(), arena);
        OnnxTensor zero = all.get(bare + "_zero_point");
        float[] zeros =
                zero == null ? new float[scales.length] : zero.values(file, in.data(), arena);
        ScaledRows.Along along =
                scales.length == 1
                        ? ScaledRows.Along.ALL
                        : scales.length == stored.rows()
                                ? ScaledRows.Along.ROWS
                                : ScaledRows.Along.COLUMNS;
        if (zeros.length == 1 && scales.length > 1) {
            float only = zeros[0];
            zeros = new float[scales.length];
            Arrays.fill(zeros, only);
        }
        try {
            return new ScaledRows(stored, along, scales, zeros);
        } catch (IllegalArgumentException e) {
            throw UnreadableFileException.damaged(
                    file, "the scales of " + tensor.name() + " do not fit its sizes.");
        }
    }
}
