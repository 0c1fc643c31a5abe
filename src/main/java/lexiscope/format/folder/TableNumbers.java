package lexiscope.format.folder;

import lexiscope.change.NewRow;
import lexiscope.format.file.Folders;
import lexiscope.format.file.UnreadableFileException;
import lexiscope.format.safetensors.SafetensorsHeader;
import lexiscope.format.safetensors.SafetensorsTensors;
import lexiscope.format.tensor.TableRole;
import lexiscope.kernel.DType;
import lexiscope.kernel.StoredRows;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Reads a table of a file and encodes new rows as it is stored.
final class TableNumbers {
    private static final int TILE = 1 << 10;

    private final Path file;
    private final String name;
    private final TableRole role;
    private final SafetensorsHeader.Tensor tensor;
    private final boolean tied;
    private final int rows;
    private final int rowBytes;

    /// @param tied whether an output row is the input row once more
    TableNumbers(
            Path file, String name, TableRole role, SafetensorsHeader.Tensor tensor, boolean tied) {
        this.file = file;
        this.name = name;
        this.role = role;
        this.tensor = tensor;
        this.tied = tied;
        var shape = tensor.shape();
        long count = role.tokensLast() ? shape.getLast() : shape.getFirst();
        this.rows = Math.toIntExact(count);
        this.rowBytes = Math.toIntExact((tensor.end() - tensor.begin()) / Math.max(1, count));
    }

    int rows() {
        return rows;
    }

    int rowBytes() {
        return rowBytes;
    }

    /// A new row as the table stores it.
    ///
    /// @throws IllegalArgumentException with a sentence where the table is stored in a way that no
    ///   new row can be written in
    byte[] encoded(NewRow row) {
        DType dtype = DType.named(tensor.dtype()).orElse(DType.U8);
        boolean plain =
                dtype == DType.F32
                        || dtype == DType.F16
                        || dtype == DType.BF16
                        || dtype == DType.F64;
        if (!plain || role == TableRole.CODES) {
            throw new IllegalArgumentException(
                    "The tensor "
                            + name
                            + " of "
                            + Folders.name(file)
                            + " is stored as "
                            + tensor.dtype()
                            + (role == TableRole.CODES ? ", beside codes," : "")
                            + " and no new row can be written so. Take a form of the model whose"
                            + " tables are in 16 or 32 bit.");
        }
        float[] values = values(row, dtype);
        var bytes = ByteBuffer.allocate(rowBytes).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (dtype == DType.F64) {
                bytes.putDouble(value);
            } else {
                dtype.encode(value, bytes);
            }
        }
        return bytes.array();
    }

    private float[] values(NewRow row, DType dtype) {
        int dim = rowBytes / dtype.bytes();
        float[] said =
                switch (role) {
                    case INPUT -> row.input().orElse(null);
                    case OUTPUT -> row.output().orElse(tied ? row.input().orElse(null) : null);
                    case BIAS ->
                            row.bias().isPresent()
                                    ? new float[] {(float) row.bias().getAsDouble()}
                                    : null;
                    case OTHER_INPUT, COLUMNS, FURTHER, CODES -> null;
                };
        if (said != null && said.length == dim) {
            return said;
        }
        if (said != null && role == TableRole.INPUT) {
            throw new IllegalArgumentException(
                    "A row of "
                            + said.length
                            + " numbers does not fit the tensor "
                            + name
                            + ", whose rows have "
                            + dim
                            + ".");
        }
        // what Gemma looks up for ids beyond its tables of the layers
        int[] like = role == TableRole.FURTHER ? new int[] {0} : row.like();
        return role == TableRole.COLUMNS ? meanColumn(like, dtype, dim) : mean(like, dtype, dim);
    }

    /// The mean of some columns, of none of all.
    private float[] meanColumn(int[] like, DType dtype, int dim) {
        int[] ids = IntStream.of(like).filter(id -> id < rows).toArray();
        float[] mean = new float[dim];
        float[] line = new float[rows];
        try (var arena = Arena.ofConfined()) {
            StoredRows stored = stored(dtype, dim, rows, arena);
            for (int i = 0; i < dim; i++) {
                stored.tile(i, 1, line);
                double sum = 0;
                for (int n = 0; n < (ids.length > 0 ? ids.length : rows); n++) {
                    sum += line[ids.length > 0 ? ids[n] : n];
                }
                mean[i] = (float) (sum / (ids.length > 0 ? ids.length : rows));
            }
        }
        return mean;
    }

    /// The table as rows of numbers, whatever shape it says.
    private StoredRows stored(DType dtype, int count, int width, Arena arena) {
        var flat =
                new SafetensorsHeader.Tensor(
                        dtype.name(),
                        List.of((long) count, (long) width),
                        tensor.begin(),
                        tensor.end());
        try {
            return SafetensorsTensors.place(file, name, flat).map(arena);
        } catch (UnreadableFileException e) {
            throw new IllegalArgumentException(e.sentence(), e);
        }
    }

    /// The mean of some rows, of none of all.
    private float[] mean(int[] like, DType dtype, int dim) {
        int[] ids = IntStream.of(like).filter(id -> id < rows).toArray();
        double[] sum = new double[dim];
        try (var arena = Arena.ofConfined()) {
            StoredRows stored = stored(dtype, rows, dim, arena);
            float[] tile = new float[dim * (ids.length > 0 ? 1 : Math.min(TILE, rows))];
            if (ids.length > 0) {
                for (int id : ids) {
                    stored.tile(id, 1, tile);
                    add(tile, 1, sum);
                }
            } else {
                for (int from = 0; from < rows; from += TILE) {
                    int count = Math.min(TILE, rows - from);
                    stored.tile(from, count, tile);
                    add(tile, count, sum);
                }
            }
        }
        int n = ids.length > 0 ? ids.length : rows;
        float[] mean = new float[dim];
        for (int i = 0; i < dim; i++) {
            mean[i] = (float) (sum[i] / n);
        }
        return mean;
    }

    private static void add(float[] tile, int count, double[] sum) {
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += tile[r * sum.length + i];
            }
        }
    }
}
