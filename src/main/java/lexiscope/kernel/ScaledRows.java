package lexiscope.kernel;

/// Rows stored as codes: (code − zero) · scale, with one scale for all, for each row or for each
/// column.
///
/// @param codes the rows as stored
/// @param along what has a scale of its own
/// @param scales one, or as many as rows or columns; owned
/// @param zeros the codes that stand for 0, as many as scales; owned
public record ScaledRows(Rows codes, Along along, float[] scales, float[] zeros) implements Rows {
    /// What has a scale of its own.
    public enum Along {
        ALL,
        ROWS,
        COLUMNS
    }

    public ScaledRows {
        int wanted =
                switch (along) {
                    case ALL -> 1;
                    case ROWS -> codes.rows();
                    case COLUMNS -> codes.dim();
                };
        if (scales.length != wanted || zeros.length != wanted) {
            throw new IllegalArgumentException(
                    scales.length + " scales and " + zeros.length + " zeros where " + wanted);
        }
    }

    @Override
    public int rows() {
        return codes.rows();
    }

    @Override
    public int dim() {
        return codes.dim();
    }

    @Override
    public DType dtype() {
        return codes.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        codes.tile(from, count, into);
        for (int r = 0, at = 0; r < count; r++) {
            for (int i = 0; i < dim(); i++, at++) {
                int k =
                        switch (along) {
                            case ALL -> 0;
                            case ROWS -> from + r;
                            case COLUMNS -> i;
                        };
                into[at] = (into[at] - zeros[k]) * scales[k];
            }
        }
    }
}
