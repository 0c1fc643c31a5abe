package lexiscope.format.onnx;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.ProtoFields;
import lexiscope.format.file.UnreadableFileException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an ONNX model is made of, as far as its token table goes: tensors with their numbers, and
/// the nodes that take them (onnx `onnx.proto`, GraphProto, NodeProto, AttributeProto).
///
/// @param tensors initialisers and constants, by name
/// @param nodes in the order of the file
record OnnxGraph(Map<String, OnnxTensor> tensors, List<Node> nodes) {
    /// @param op the operator
    /// @param inputs names of what it takes
    /// @param outputs names of what it gives
    /// @param axis its attribute `axis`, 1 where it has none
    /// @param block its attribute `block_size`, 0 where it has none
    record Node(String op, List<String> inputs, List<String> outputs, long axis, long block) {
        String input(int i) {
            return i < inputs.size() ? inputs.get(i) : "";
        }
    }

    /// Operators that leave the rows of a table where they are.
    private static final Set<String> THROUGH = Set.of("Cast", "Identity", "DequantizeLinear");

    /// Chains of such operators are short; a longer one goes in a circle.
    private static final int LONGEST = 8;

    static OnnxGraph read(Path file, Cursor in) throws UnreadableFileException {
        var graph = new OnnxGraph(new LinkedHashMap<>(), new ArrayList<>());
        ProtoFields.of(file, in, in.remaining())
                .each(
                        (field, kind, size) -> {
                            if (field == 7 && kind == 2) {
                                graph.add(file, in, size);
                            }
                        });
        return graph;
    }

    private void add(Path file, Cursor in, long length) throws UnreadableFileException {
        ProtoFields.of(file, in, length)
                .each(
                        (field, kind, size) -> {
                            if (field == 5 && kind == 2) {
                                OnnxTensor tensor = OnnxTensor.read(file, in, size);
                                tensors.putIfAbsent(tensor.name(), tensor);
                            } else if (field == 1 && kind == 2) {
                                node(file, in, size);
                            }
                        });
    }

    private void node(Path file, Cursor in, long length) throws UnreadableFileException {
        var inputs = new ArrayList<String>();
        var outputs = new ArrayList<String>();
        var constants = new ArrayList<OnnxTensor>();
        String[] op = {""};
        var numbers = new LinkedHashMap<String, Long>();
        ProtoFields.of(file, in, length)
                .each(
                        (field, kind, size) -> {
                            if (kind == 2) {
                                switch (field) {
                                    case 1 -> inputs.add(in.utf8(size));
                                    case 2 -> outputs.add(in.utf8(size));
                                    case 4 -> op[0] = in.utf8(size);
                                    case 5 -> attribute(file, in, size, numbers, constants);
                                    default -> {}
                                }
                            }
                        });
        if (op[0].equals("Constant") && !constants.isEmpty() && !outputs.isEmpty()) {
            OnnxTensor named = constants.getFirst().named(outputs.getFirst());
            tensors.putIfAbsent(named.name(), named);
            return;
        }
        nodes.add(
                new Node(
                        op[0],
                        List.copyOf(inputs),
                        List.copyOf(outputs),
                        numbers.getOrDefault("axis", 1L),
                        numbers.getOrDefault("block_size", 0L)));
    }

    private static void attribute(
            Path file,
            Cursor in,
            long length,
            Map<String, Long> numbers,
            List<OnnxTensor> constants)
            throws UnreadableFileException {
        String[] name = {""};
        ProtoFields.of(file, in, length)
                .each(
                        (field, kind, size) -> {
                            if (field == 1 && kind == 2) {
                                name[0] = in.utf8(size);
                            } else if (field == 3 && kind == 0) {
                                numbers.put(name[0], ProtoFields.varint(in, file));
                            } else if (field == 5 && kind == 2) {
                                constants.add(OnnxTensor.read(file, in, size));
                            }
                        });
    }

    /// The tables that rows are taken from: by a Gather node, perhaps after a cast or out of codes,
    /// or by the node that does all of BERT's embedding at once.
    Set<String> gathered() {
        var tables = new LinkedHashSet<String>();
        for (Node node : nodes) {
            String table =
                    switch (node.op()) {
                        case "Gather" -> source(node.input(0));
                        // ids, segments, words (onnxruntime, com.microsoft)
                        case "EmbedLayerNormalization" -> source(node.input(2));
                        default -> "";
                    };
            if (!table.isEmpty()) {
                tables.add(table);
            }
        }
        return tables;
    }

    /// Tables of 4-bit codes that rows are taken from at once.
    List<String> packed() {
        return nodes.stream()
                .filter(n -> n.op().equals("GatherBlockQuantized"))
                .map(n -> n.input(0))
                .toList();
    }

    private String source(String name) {
        String from = name;
        for (int i = 0; i < LONGEST && !tensors.containsKey(from); i++) {
            String at = from;
            from =
                    nodes.stream()
                            .filter(n -> n.outputs().contains(at) && THROUGH.contains(n.op()))
                            .map(n -> n.input(0))
                            .findFirst()
                            .orElse("");
        }
        return tensors.containsKey(from) ? from : "";
    }

    /// The node that makes numbers of the codes of a tensor: of all of them, or of the rows that a
    /// Gather took.
    Optional<Node> dequantising(String tensor) {
        return dequantiserOf(tensor)
                .or(
                        () ->
                                nodes.stream()
                                        .filter(n -> n.op().equals("Gather"))
                                        .filter(n -> n.input(0).equals(tensor))
                                        .flatMap(n -> n.outputs().stream())
                                        .flatMap(out -> dequantiserOf(out).stream())
                                        .findFirst());
    }

    private Optional<Node> dequantiserOf(String name) {
        return nodes.stream()
                .filter(n -> n.op().equals("DequantizeLinear") && n.input(0).equals(name))
                .findFirst();
    }
}
