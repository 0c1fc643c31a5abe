package lexiscope.format.torch;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.torch.PickleValue.Bytes;
import lexiscope.format.torch.PickleValue.Entries;
import lexiscope.format.torch.PickleValue.Int;
import lexiscope.format.torch.PickleValue.Items;
import lexiscope.format.torch.PickleValue.Name;
import lexiscope.format.torch.PickleValue.Nothing;
import lexiscope.format.torch.PickleValue.Tensor;
import lexiscope.format.torch.PickleValue.Text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// The names that a pickle of weights may hold, and what calling them gives. Everything else is
/// refused by its name (the list is part of that of `torch/_weights_only_unpickler.py`).
final class PickleNames {
    private static final Set<String> ALLOWED =
            Set.of(
                    "collections.OrderedDict",
                    "torch._utils._rebuild_tensor",
                    "torch._utils._rebuild_tensor_v2",
                    "torch._utils._rebuild_tensor_v3",
                    "torch._utils._rebuild_qtensor",
                    "torch._utils._rebuild_sparse_tensor",
                    "torch.serialization._get_layout",
                    "torch._utils._rebuild_parameter",
                    "torch._utils._rebuild_parameter_with_state",
                    "torch._tensor._rebuild_from_type_v2",
                    "torch.nn.parameter.Parameter",
                    "torch.nn.Parameter",
                    "torch.Tensor",
                    "torch.Size",
                    "torch.device",
                    "torch.storage.UntypedStorage",
                    "torch.UntypedStorage",
                    "_codecs.encode",
                    // what training scripts keep beside the weights: data, and not looked at
                    "__builtin__.set",
                    "builtins.set",
                    "__builtin__.complex",
                    "builtins.complex",
                    "__builtin__.bytearray",
                    "builtins.bytearray",
                    "collections.Counter",
                    "numpy.dtype",
                    "numpy.ndarray",
                    "numpy.core.multiarray.scalar",
                    "numpy._core.multiarray.scalar",
                    "numpy.core.multiarray._reconstruct",
                    "numpy._core.multiarray._reconstruct");

    private PickleNames() {}

    /// A name, if it is allowed.
    static Name allowed(Path file, String module, String name) throws UnreadableFileException {
        String whole = module + "." + name;
        if (module.startsWith("__torch__")) {
            throw new UnreadableFileException(
                    file,
                    "is a TorchScript program and not a table of weights, which is not read. Fetch"
                            + " the model as safetensors, or save its state_dict.");
        }
        boolean type = module.equals("torch") && TorchTypes.known(name);
        if (!ALLOWED.contains(whole) && !type) {
            throw new UnreadableFileException(
                    file,
                    "holds the Python object "
                            + shortened(whole)
                            + ", which weights do not need and which could run code. It is not"
                            + " opened; fetch the model as safetensors.");
        }
        return new Name(module, name);
    }

    private static String shortened(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
    }

    /// Whether the items are those of a sparse tensor, its name first.
    static boolean sparse(Items items) {
        return !items.items().isEmpty()
                && items.items().getFirst() instanceof Name n
                && n.name().equals("_rebuild_sparse_tensor");
    }

    /// What a call gives.
    static PickleValue made(Path file, PickleValue called, List<PickleValue> with)
            throws UnreadableFileException {
        if (!(called instanceof Name name)) {
            throw UnreadableFileException.damaged(file, "its pickle calls what cannot be called.");
        }
        return switch (name.name()) {
            case "OrderedDict" -> new Entries(new LinkedHashMap<>());
            case "_rebuild_tensor",
                    "_rebuild_tensor_v2",
                    "_rebuild_tensor_v3",
                    "_rebuild_qtensor" ->
                    tensor(file, with);
            case "_rebuild_parameter", "_rebuild_parameter_with_state", "Parameter", "Tensor" ->
                    with.isEmpty() ? new Nothing() : with.getFirst();
            // function, type, arguments, state
            case "_rebuild_from_type_v2" ->
                    with.size() > 2 && with.get(2) instanceof Items args
                            ? made(file, with.getFirst(), args.items())
                            : new Nothing();
            // its storages lie among the others
            case "_rebuild_sparse_tensor" -> {
                var parts = new ArrayList<PickleValue>(List.of(name));
                parts.addAll(with);
                yield new Items(parts);
            }
            case "Size" -> with.isEmpty() ? new Items(new ArrayList<>()) : with.getFirst();
            case "encode" ->
                    with.isEmpty() || !(with.getFirst() instanceof Text text)
                            ? new Nothing()
                            : new Bytes(text.value().getBytes(StandardCharsets.ISO_8859_1));
            default -> new Nothing();
        };
    }

    private static Tensor tensor(Path file, List<PickleValue> with) throws UnreadableFileException {
        if (with.size() >= 4
                && with.get(1) instanceof Int offset
                && with.get(2) instanceof Items size
                && with.get(3) instanceof Items stride) {
            String type = with.size() > 6 && with.get(6) instanceof Name t ? t.name() : "";
            var sizes = numbers(file, size);
            var strides = numbers(file, stride);
            if (sizes.size() == strides.size() && offset.value() >= 0) {
                return new Tensor(with.getFirst(), type, offset.value(), sizes, strides);
            }
        }
        throw UnreadableFileException.damaged(file, "a tensor of its pickle lacks its sizes.");
    }

    private static List<Long> numbers(Path file, Items items) throws UnreadableFileException {
        var numbers = new ArrayList<Long>();
        for (PickleValue item : items.items()) {
            if (!(item instanceof Int n) || n.value() < 0) {
                throw UnreadableFileException.damaged(file, "a size in its pickle is no number.");
            }
            numbers.add(n.value());
        }
        return List.copyOf(numbers);
    }
}
