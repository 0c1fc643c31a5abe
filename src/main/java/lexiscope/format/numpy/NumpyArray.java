package lexiscope.format.numpy;

import lexiscope.format.file.Cursor;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.tensor.NamedTensor;
import lexiscope.format.tensor.TensorPlace;
import lexiscope.kernel.DType;
import lexiscope.kernel.Rows;
import lexiscope.kernel.StoredRows;
import lexiscope.kernel.StridedRows;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// An array as numpy saves it: a header that is the text of a Python dictionary, then the numbers
/// (numpy `lib/_format_impl.py`).
///
/// @param file the file
/// @param name what it is called there
/// @param type `descr`, as `<f4`
/// @param fortran whether it lies column after column
/// @param shape its sizes
/// @param data the numbers
record NumpyArray(
        Path file,
        String name,
        String type,
        boolean fortran,
        List<Long> shape,
        MemorySegment data) {
    /// numpy's own limit.
    private static final int LONGEST_HEADER = 10_000;

    private static final Map<String, DType> TYPES =
            Map.ofEntries(
                    Map.entry("f4", DType.F32),
                    Map.entry("f2", DType.F16),
                    Map.entry("f8", DType.F64),
                    // numpy has no bfloat16; libraries save it as two bytes without a meaning
                    Map.entry("V2", DType.BF16),
                    Map.entry("i1", DType.I8),
                    Map.entry("u1", DType.U8),
                    Map.entry("i2", DType.I16),
                    Map.entry("u2", DType.U16),
                    Map.entry("i4", DType.I32),
                    Map.entry("u4", DType.U32),
                    Map.entry("i8", DType.I64),
                    Map.entry("u8", DType.U64));

    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    static boolean probe(ByteBuffer head) {
        return head.remaining() > 8
                && head.get(0) == (byte) 0x93
                && head.get(1) == 'N'
                && head.get(2) == 'U'
                && head.get(3) == 'M'
                && head.get(4) == 'P'
                && head.get(5) == 'Y';
    }

    static NumpyArray read(Path file, String name, Cursor in) throws UnreadableFileException {
        in.skip(6);
        int major = in.u8();
        in.skip(1);
        long length = major == 1 ? in.u16() : in.u32();
        if (major < 1 || major > 3 || length > LONGEST_HEADER) {
            throw UnreadableFileException.damaged(
                    file,
                    name + " has a header of version " + major + " and " + length + " bytes.");
        }
        String header = in.utf8(length);
        if (!header.endsWith("\n")) {
            // numpy always ends it so; a wrong length would shift all numbers
            throw UnreadableFileException.damaged(
                    file, "the header of " + name + " does not end where it says.");
        }
        var descr = DESCR.matcher(header);
        var order = ORDER.matcher(header);
        var shape = SHAPE.matcher(header);
        if (!descr.find()) {
            throw new UnreadableFileException(
                    file,
                    name
                            + " holds records and not plain numbers. Save the matrix as an array of"
                            + " float32.");
        }
        if (!order.find() || !shape.find()) {
            throw UnreadableFileException.damaged(
                    file, "the header of " + name + " lacks its shape or order.");
        }
        var sizes = new ArrayList<Long>();
        for (String size : shape.group(1).replace("L", "").split(",")) {
            String digits = size.strip();
            if (digits.length() > 18 || digits.contains(" ")) {
                throw UnreadableFileException.damaged(file, name + " is of the shape " + header);
            }
            if (!digits.isEmpty()) {
                sizes.add(Long.parseLong(digits));
            }
        }
        return new NumpyArray(
                file,
                name,
                descr.group(1),
                order.group(1).equals("True"),
                sizes,
                in.slice(in.remaining()));
    }

    /// The array as rows.
    Rows rows() throws UnreadableFileException {
        String kind = type.replaceFirst("^[<>=|]", "");
        DType dtype = TYPES.get(kind);
        if (dtype == null) {
            throw new UnreadableFileException(
                    file,
                    name
                            + " holds "
                            + (kind.startsWith("O") ? "pickled objects" : "the type " + type)
                            + ", not numbers. Save the matrix as an array of float32.");
        }
        if (shape.size() != 2) {
            throw new UnreadableFileException(
                    file,
                    name
                            + " has "
                            + shape.size()
                            + (shape.size() == 1 ? " dimension" : " dimensions")
                            + "; a matrix has two, a row a token. Save it so.");
        }
        var place = new TensorPlace(file, name, dtype, shape, 0);
        long bytes = place.bytes();
        if (bytes > data.byteSize()) {
            throw UnreadableFileException.damaged(
                    file,
                    name
                            + " is said to be "
                            + shape.get(0)
                            + " × "
                            + shape.get(1)
                            + " "
                            + dtype
                            + ", "
                            + bytes
                            + " bytes, but there are only "
                            + data.byteSize()
                            + ".");
        }
        int rows = shape.get(0).intValue();
        int dim = shape.get(1).intValue();
        var own = data.asSlice(0, bytes);
        boolean big = type.startsWith(">") && dtype.bytes() > 1;
        if (!big && !fortran) {
            return new StoredRows(own, dtype, rows, dim);
        }
        long number = dtype.bytes();
        return new StridedRows(
                own,
                dtype,
                rows,
                dim,
                fortran ? number : number * dim,
                fortran ? number * rows : number,
                big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    NamedTensor named() {
        return new NamedTensor(name, shape, type, this::rows);
    }
}
