package lexiscope.format.torch;

import lexiscope.format.torch.PickleValue.Entries;
import lexiscope.format.torch.PickleValue.Items;
import lexiscope.format.torch.PickleValue.Name;
import lexiscope.format.torch.PickleValue.Reference;
import lexiscope.format.torch.PickleValue.Tensor;
import lexiscope.format.torch.PickleValue.Text;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// How many bytes a number of each storage of a checkpoint takes, by the storage's key.
final class StorageSizes {
    private StorageSizes() {}

    static Map<String, Integer> of(PickleValue root) {
        var sizes = new HashMap<String, Integer>();
        // each container once, as a pickle may hold itself
        Set<PickleValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var left = new ArrayDeque<PickleValue>();
        left.push(root);
        while (!left.isEmpty()) {
            PickleValue value = left.pop();
            if (!seen.add(value)) {
                continue;
            }
            switch (value) {
                case Items items -> items.items().forEach(left::push);
                case Entries entries -> entries.entries().values().forEach(left::push);
                case Tensor tensor -> left.push(tensor.storage());
                case Reference reference -> {
                    if (reference.id() instanceof Items id
                            && id.items().size() > 2
                            && id.items().get(1) instanceof Name type
                            && id.items().get(2) instanceof Text key) {
                        sizes.put(key.value(), TorchTypes.bytes(type.name()));
                    }
                }
                case PickleValue.Nothing _,
                        PickleValue.Int _,
                        PickleValue.Real _,
                        PickleValue.Flag _,
                        PickleValue.Text _,
                        PickleValue.Bytes _,
                        PickleValue.Name _ -> {}
            }
        }
        return sizes;
    }
}
