package lexiscope.format.torch;

import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorPlace;
import lexiscope.format.torch.PickleValue.Entries;
import lexiscope.format.torch.PickleValue.Items;
import lexiscope.format.torch.PickleValue.Name;
import lexiscope.format.torch.PickleValue.Reference;
import lexiscope.format.torch.PickleValue.Tensor;
import lexiscope.format.torch.PickleValue.Text;
import lexiscope.kernel.DType;
import lexiscope.kernel.Rows;
import lexiscope.kernel.StoredRows;
import lexiscope.kernel.StridedRows;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tensors of a torch checkpoint, from the value of its pickle.
///
/// @param file the file
/// @param order the order of the bytes of a number
/// @param storages their bytes
record TorchTensors(Path file, ByteOrder order, TorchStorage storages) {
    /// Dictionaries in which training scripts put the weights; their names are left out.
    private static final Set<String> AROUND =
            Set.of("state_dict", "model", "module", "model_state_dict", "params", "net", "ema");

    /// Checkpoints nest a few dictionaries; thousands are an attack on the stack.
    private static final int MOST = 1000;

    /// All tensors by name.
    List<NamedTensor> of(PickleValue root) {
        var found = new LinkedHashMap<String, PickleValue>();
        // each dictionary once: a pickle may hold one within itself
        Set<PickleValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(root, "", seen, found);
        var named = new ArrayList<NamedTensor>();
        found.forEach(
                (name, t) ->
                        named.add(
                                t instanceof Tensor tensor
                                        ? new NamedTensor(
                                                name,
                                                tensor.size(),
                                                typeName(tensor),
                                                () -> rows(name, tensor))
                                        : sparse(name, t)));
        return named;
    }

    /// A tensor of which only the numbers that are not zero are stored.
    private NamedTensor sparse(String name, PickleValue value) {
        return new NamedTensor(
                name,
                sizes(value),
                "sparse",
                () -> {
                    throw new UnreadableFileException(
                            file,
                            "the tensor "
                                    + name
                                    + " is sparse, which is not read. Save it dense"
                                    + " (tensor.to_dense()).");
                });
    }

    /// Its sizes: the last list of whole numbers in it.
    private static List<Long> sizes(PickleValue value) {
        if (!(value instanceof Items items)) {
            return List.of();
        }
        for (PickleValue part : items.items().reversed()) {
            if (part instanceof Items numbers && !numbers.items().isEmpty()) {
                var sizes = new ArrayList<Long>();
                for (PickleValue number : numbers.items()) {
                    if (number instanceof PickleValue.Int n) {
                        sizes.add(n.value());
                    }
                }
                return sizes.size() == numbers.items().size() ? List.copyOf(sizes) : sizes(part);
            }
        }
        return List.of();
    }

    private static void collect(
            PickleValue value,
            String prefix,
            Set<PickleValue> seen,
            Map<String, PickleValue> found) {
        if (value instanceof Tensor t) {
            found.putIfAbsent(prefix.isEmpty() ? "tensor" : prefix, t);
        } else if (value instanceof Items items && PickleNames.sparse(items)) {
            found.putIfAbsent(prefix.isEmpty() ? "tensor" : prefix, items);
        } else if (value instanceof Items items && seen.size() < MOST && seen.add(value)) {
            for (int i = 0; i < items.items().size(); i++) {
                collect(items.items().get(i), name(prefix, "" + i), seen, found);
            }
        } else if (value instanceof Entries entries && seen.size() < MOST && seen.add(value)) {
            entries.entries()
                    .forEach(
                            (key, inner) -> {
                                if (key instanceof Text text) {
                                    boolean around =
                                            AROUND.contains(text.value())
                                                    && inner instanceof Entries;
                                    String name = name(prefix, text.value());
                                    collect(inner, around ? prefix : name, seen, found);
                                }
                            });
        }
    }

    private static String name(String prefix, String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }

    private String typeName(Tensor tensor) {
        try {
            return dtype("", tensor).name();
        } catch (UnreadableFileException e) {
            return "of another type";
        }
    }

    /// The type, which the view or the class of the storage says.
    private DType dtype(String name, Tensor tensor) throws UnreadableFileException {
        var byView = TorchTypes.dtype(tensor.type());
        if (byView.isPresent()) {
            return byView.get();
        }
        String storage =
                reference(tensor).size() > 1 && reference(tensor).get(1) instanceof Name n
                        ? n.name()
                        : "";
        return TorchTypes.storage(storage)
                .orElseThrow(
                        () ->
                                new UnreadableFileException(
                                        file,
                                        "the tensor "
                                                + name
                                                + " is stored as "
                                                + (storage.isEmpty() ? "nothing known" : storage)
                                                + ", which is not read. Fetch the model as"
                                                + " safetensors."));
    }

    /// The parts of the reference to its storage: "storage", class, key, device, numbers.
    private static List<PickleValue> reference(Tensor tensor) {
        return tensor.storage() instanceof Reference r && r.id() instanceof Items items
                ? items.items()
                : List.of();
    }

    private Rows rows(String name, Tensor tensor) throws UnreadableFileException {
        DType dtype = dtype(name, tensor);
        var place = new TensorPlace(file, name, dtype, tensor.size(), 0);
        place.bytes();
        int rows = tensor.size().get(0).intValue();
        int dim = tensor.size().get(1).intValue();
        var reference = reference(tensor);
        if (reference.size() < 3 || !(reference.get(2) instanceof Text key)) {
            throw UnreadableFileException.damaged(file, "the tensor " + name + " has no storage.");
        }
        MemorySegment storage = storages.bytes(key.value());
        long number = dtype.bytes();
        long rowStep = tensor.stride().get(0);
        long columnStep = tensor.stride().get(1);
        try {
            long begin = Math.multiplyExact(tensor.offset(), number);
            long last =
                    Math.addExact(
                            Math.multiplyExact(rowStep, rows - 1L),
                            Math.multiplyExact(columnStep, dim - 1L));
            long bytes = Math.multiplyExact(Math.addExact(last, 1), number);
            if (begin > storage.byteSize() || bytes > storage.byteSize() - begin) {
                throw outside(name, storage);
            }
            var data = storage.asSlice(begin, bytes);
            boolean plain = columnStep == 1 && rowStep == dim && order != ByteOrder.BIG_ENDIAN;
            return plain
                    ? new StoredRows(data, dtype, rows, dim)
                    : new StridedRows(
                            data, dtype, rows, dim, rowStep * number, columnStep * number, order);
        } catch (ArithmeticException e) {
            throw outside(name, storage);
        }
    }

    private UnreadableFileException outside(String name, MemorySegment storage) {
        return UnreadableFileException.damaged(
                file,
                "the tensor "
                        + name
                        + " reaches past its storage of "
                        + storage.byteSize()
                        + " bytes.");
    }
}
