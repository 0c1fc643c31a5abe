package lexiscope.format.onnx;

import lexiscope.format.config.ModelConfig;
import lexiscope.format.file.Cursor;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.part.FileName;
import lexiscope.format.part.Format;
import lexiscope.format.part.ModelParts;
import lexiscope.format.part.Reading;
import lexiscope.format.tensor.MatrixChoice;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorNames;
import lexiscope.kernel.Rows;
import lexiscope.kernel.ScaledRows;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// ONNX: the initialisers of the graph, the table that a Gather node takes rows from among them.
/// Eight-bit ones are seen through their scale and zero point.
public final class OnnxFile implements Format {
    /// Where an export of some size keeps its numbers.
    private static final Pattern DATA = Pattern.compile(".*(\\.onnx[._]data|\\.data)(_\\d+)?");

    private static final String CODES = "_quantized";

    @Override
    public String name() {
        return "ONNX";
    }

    @Override
    public List<FileName> names() {
        return List.of(
                FileName.matrix(100, "model.onnx"),
                FileName.matrix(110, "onnx/model.onnx"),
                FileName.matrix(120, "*.onnx"),
                FileName.matrix(130, "onnx/*.onnx"));
    }

    @Override
    public boolean probe(Path file, ByteBuffer head) {
        return file.toString().endsWith(".onnx");
    }

    @Override
    public boolean covers(String own, String other) {
        return DATA.matcher(other).matches();
    }

    @Override
    public ModelParts read(Path file, Reading reading) throws UnreadableFileException {
        reading.progress().at(0, "reading " + file.getFileName());
        Cursor in = Cursor.of(file, reading.arena());
        OnnxGraph graph = OnnxGraph.read(file, in);
        if (!graph.packed().isEmpty() && reading.tensor().isEmpty()) {
            throw new UnreadableFileException(
                    file,
                    "keeps its token table "
                            + graph.packed().getFirst()
                            + " in blocks of 4-bit codes (GatherBlockQuantized), which are not"
                            + " read. Open the export in float or 8 bit.");
        }
        ModelConfig config = config(file, reading);
        var tensors = new ArrayList<NamedTensor>();
        for (OnnxTensor tensor : graph.tensors().values()) {
            tensors.add(
                    new NamedTensor(
                            tensor.name(),
                            tensor.shape(),
                            tensor.typeName(),
                            () -> rows(file, in, tensor, graph, reading.arena())));
        }
        return new MatrixChoice(
                        file, candidates(tensors, graph.gathered(), reading.tensor()), config)
                .parts(reading.tensor(), List.of());
    }

    /// Exports lie in a folder `onnx` below that of the model.
    private static ModelConfig config(Path file, Reading reading) {
        ModelConfig own = reading.config(file);
        Path parent = Folders.of(file).getParent();
        return !own.equals(ModelConfig.NONE) || parent == null
                ? own
                : reading.configs().model(parent);
    }

    /// Where no name is known, only the tables that a Gather takes rows from.
    private static List<NamedTensor> candidates(
            List<NamedTensor> tensors, Set<String> gathered, String wanted) {
        boolean named =
                !TensorNames.inputs(tensors.stream().map(NamedTensor::name).toList()).isEmpty();
        var tables = tensors.stream().filter(t -> t.flat() && gathered.contains(t.name())).toList();
        return named || tables.isEmpty() || !wanted.isEmpty() ? tensors : tables;
    }

    /// The rows of a tensor: of codes, the numbers they stand for, by the node that says so, else
    /// by the names that scale and zero point go by (onnxruntime `quantization/quant_utils.py`).
    private static Rows rows(Path file, Cursor in, OnnxTensor tensor, OnnxGraph graph, Arena arena)
            throws UnreadableFileException {
        Rows stored = tensor.rows(file, in.data(), arena);
        String bare =
                tensor.name().endsWith(CODES)
                        ? tensor.name().substring(0, tensor.name().length() - CODES.length())
                        : tensor.name();
        var node = graph.dequantising(tensor.name());
        var all = graph.tensors();
        OnnxTensor scale = all.get(node.map(n -> n.input(1)).orElse(bare + "_scale"));
        if (scale == null || stored.dtype().bytes() != 1) {
            return stored;
        }
        if (node.isPresent() && node.get().block() > 0) {
            throw new UnreadableFileException(
                    file,
                    "keeps its token table "
                            + tensor.name()
                            + " in blocks of codes with a scale each, which are not read. Open the"
                            + " export in float or with one scale.");
        }
        float[] scales = scale.values(file, in.data(), arena);
        OnnxTensor zero = all.get(node.map(n -> n.input(2)).orElse(bare + "_zero_point"));
        float[] zeros =
                zero == null ? new float[scales.length] : zero.values(file, in.data(), arena);
        boolean rows = node.map(n -> n.axis() == 0).orElse(scales.length == stored.rows());
        ScaledRows.Along along =
                scales.length == 1
                        ? ScaledRows.Along.ALL
                        : rows ? ScaledRows.Along.ROWS : ScaledRows.Along.COLUMNS;
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
