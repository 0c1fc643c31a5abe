package lexiscope.format.torch;

import java.util.List;
import java.util.Map;

/// A value of a pickle as the closed interpreter builds it: data, never an object of a class.
public sealed interface PickleValue {
    /// `None`, and whatever is of no use here.
    record Nothing() implements PickleValue {}

    /// @param value an integer; those that do not fit are cut to 64 bits
    record Int(long value) implements PickleValue {}

    record Real(double value) implements PickleValue {}

    record Flag(boolean value) implements PickleValue {}

    record Text(String value) implements PickleValue {}

    record Bytes(byte[] value) implements PickleValue {}

    /// A list, a tuple or a set.
    ///
    /// @param items grows while a list is built
    record Items(List<PickleValue> items) implements PickleValue {}

    /// A dictionary.
    ///
    /// @param entries grows while it is built
    record Entries(Map<PickleValue, PickleValue> entries) implements PickleValue {}

    /// A name on the list of those allowed. It stands for itself; nothing is looked up.
    record Name(String module, String name) implements PickleValue {}

    /// A reference to something outside the pickle, as torch makes for storages.
    record Reference(PickleValue id) implements PickleValue {}

    /// A tensor: a view of a storage.
    ///
    /// @param storage which
    /// @param type the name of its type where the view says it, or ""
    /// @param offset first number
    /// @param size its sizes
    /// @param stride numbers from one index to the next, for each size
    record Tensor(PickleValue storage, String type, long offset, List<Long> size, List<Long> stride)
            implements PickleValue {}
}
