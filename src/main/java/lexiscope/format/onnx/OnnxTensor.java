package lexiscope.format.onnx;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.FileHead;
import lexiscope.format.file.Folders;
import lexiscope.format.file.ProtoFields;
import lexiscope.format.file.Refusals;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tensor.TensorPlace;
import lexiscope.kernel.DType;
import lexiscope.kernel.Rows;
import lexiscope.kernel.StoredRows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An initialiser of an ONNX model: its sizes, and where its numbers lie: raw, in fields of their
/// type, or in a file beside the model (onnx `onnx.proto`, TensorProto).
///
/// @param name its name
/// @param type the number of its type
/// @param shape its sizes
/// @param raw where raw bytes lie
/// @param typed where packed numbers of a field lie
/// @param external `location` and `offset` of numbers in another file; empty where they are here
record OnnxTensor(
        String name,
        int type,
        List<Long> shape,
        Stretch raw,
        Stretch typed,
        Map<String, String> external) {
    /// A stretch of the file; empty ones have no field.
    ///
    /// @param field the field's number, 0 for none
    record Stretch(int field, long begin, long length) {
        static final Stretch NONE = new Stretch(0, 0, 0);
    }

    private static final Map<Integer, DType> TYPES =
            Map.of(
                    1, DType.F32,
                    2, DType.U8,
                    3, DType.I8,
                    10, DType.F16,
                    11, DType.F64,
                    16, DType.BF16,
                    17, DType.F8_E4M3,
                    18, DType.F8_E4M3FNUZ,
                    19, DType.F8_E5M2,
                    20, DType.F8_E5M2FNUZ);

    private static final Map<Integer, String> UNREAD =
            Map.of(21, "UINT4", 22, "INT4", 23, "FLOAT4E2M1", 7, "INT64", 6, "INT32", 8, "STRING");

    static OnnxTensor read(Path file, Cursor in, long length) throws UnreadableFileException {
        var shape = new ArrayList<Long>();
        var external = new java.util.HashMap<String, String>();
        var name = new String[] {""};
        int[] type = {0};
        Stretch[] places = {Stretch.NONE, Stretch.NONE};
        ProtoFields.of(file, in, length)
                .each(
                        (field, kind, size) -> {
                            switch (field) {
                                case 1 -> {
                                    long end = in.position() + size;
                                    do {
                                        shape.add(ProtoFields.varint(in, file));
                                    } while (in.position() < end);
                                }
                                case 2 -> type[0] = (int) ProtoFields.varint(in, file);
                                case 4, 5, 10 -> {
                                    if (kind == 2) {
                                        places[1] = new Stretch(field, in.position(), size);
                                    }
                                }
                                case 8 -> name[0] = in.utf8(size);
                                case 9 -> places[0] = new Stretch(9, in.position(), size);
                                case 13 -> entry(file, in, size, external);
                                default -> {}
                            }
                        });
        return new OnnxTensor(
                name[0], type[0], List.copyOf(shape), places[0], places[1], Map.copyOf(external));
    }

    private static void entry(Path file, Cursor in, long length, Map<String, String> external)
            throws UnreadableFileException {
        String[] pair = {"", ""};
        ProtoFields.of(file, in, length)
                .each(
                        (field, kind, size) -> {
                            if ((field == 1 || field == 2) && kind == 2) {
                                pair[field - 1] = in.utf8(size);
                            }
                        });
        external.put(pair[0], pair[1]);
    }

    /// The same under another name: a constant goes by what its node gives.
    OnnxTensor named(String other) {
        return new OnnxTensor(other, type, shape, raw, typed, external);
    }

    /// Its type for a person.
    String typeName() {
        DType dtype = TYPES.get(type);
        return dtype == null ? UNREAD.getOrDefault(type, "type " + type) : dtype.name();
    }

    /// Its numbers as a matrix.
    Rows rows(Path file, MemorySegment data, Arena arena) throws UnreadableFileException {
        DType dtype = TYPES.get(type);
        if (dtype == null) {
            throw new UnreadableFileException(
                    file,
                    "the tensor "
                            + name
                            + " is stored as "
                            + typeName()
                            + ", which is not read. Open the export in float or 8 bit.");
        }
        var place = new TensorPlace(file, name, dtype, shape, 0);
        return new StoredRows(
                bytes(file, data, arena, dtype, place.bytes()),
                dtype,
                shape.get(0).intValue(),
                shape.get(1).intValue());
    }

    /// A scalar or a list of numbers: scales and zero points.
    float[] values(Path file, MemorySegment data, Arena arena) throws UnreadableFileException {
        long count = shape.stream().reduce(1L, (a, b) -> a * b);
        if (count < 1 || count > 1 << 24) {
            throw UnreadableFileException.damaged(file, "the tensor " + name + " has no numbers.");
        }
        var flat = new OnnxTensor(name, type, List.of(count, 1L), raw, typed, external);
        float[] values = new float[(int) count];
        flat.rows(file, data, arena).tile(0, values.length, values);
        return values;
    }

    private MemorySegment bytes(
            Path file, MemorySegment data, Arena arena, DType dtype, long wanted)
            throws UnreadableFileException {
        if (!external.isEmpty()) {
            Path other =
                    Folders.within(Folders.of(file), external.getOrDefault("location", ""), file);
            Refusals.check(other, FileHead.of(other));
            long length = number(file, "length", 0);
            // none, as where no length is given: the sizes tell it (onnx `external_data_helper.py`)
            checkLength(file, length == 0 ? wanted : length, wanted);
            return TensorPlace.map(other, name, number(file, "offset", 0), wanted, arena);
        }
        if (raw.length() > 0) {
            return exactly(file, data, raw, wanted);
        }
        if (typed.field() == 4 && dtype == DType.F32 || typed.field() == 10 && dtype == DType.F64) {
            return exactly(file, data, typed, wanted);
        }
        if (typed.field() == 5 && dtype.bytes() <= 2) {
            return varints(file, data, arena, dtype, wanted);
        }
        throw UnreadableFileException.damaged(file, "the tensor " + name + " has no numbers.");
    }

    private long number(Path file, String key, long otherwise) throws UnreadableFileException {
        String number = external.getOrDefault(key, "" + otherwise);
        if (!number.matches("\\d{1,18}")) {
            throw UnreadableFileException.damaged(
                    file,
                    "the "
                            + key
                            + " of the tensor "
                            + name
                            + " in its data file is “"
                            + number
                            + "”.");
        }
        return Long.parseLong(number);
    }

    private MemorySegment exactly(Path file, MemorySegment data, Stretch stretch, long wanted)
            throws UnreadableFileException {
        checkLength(file, stretch.length(), wanted);
        return data.asSlice(stretch.begin(), wanted);
    }

    private void checkLength(Path file, long has, long wanted) throws UnreadableFileException {
        if (has != wanted) {
            throw UnreadableFileException.damaged(
                    file,
                    "the tensor "
                            + name
                            + " should take "
                            + wanted
                            + " bytes but has "
                            + has
                            + ".");
        }
    }

    /// Small numbers that the file widens to varints: written as they are stored elsewhere.
    private MemorySegment varints(
            Path file, MemorySegment data, Arena arena, DType dtype, long wanted)
            throws UnreadableFileException {
        var in =
                new Cursor(
                        file, data.asSlice(typed.begin(), typed.length()), ByteOrder.LITTLE_ENDIAN);
        long count = wanted / dtype.bytes();
        in.count(count, 1, "numbers of " + name);
        MemorySegment out = arena.allocate(wanted, 64);
        for (long i = 0; i < count; i++) {
            long value = ProtoFields.varint(in, file);
            if (value >> 8 * dtype.bytes() > 0) {
                throw UnreadableFileException.damaged(
                        file, "a number of the tensor " + name + " is too large for its type.");
            }
            if (dtype.bytes() == 1) {
                out.set(ValueLayout.JAVA_BYTE, i, (byte) value);
            } else {
                out.set(
                        ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN),
                        2 * i,
                        (short) value);
            }
        }
        if (in.remaining() > 0) {
            throw UnreadableFileException.damaged(
                    file, "the tensor " + name + " has more numbers than its sizes say.");
        }
        return out;
    }
}
