package lexiscope.embedding;

import lexiscope.kernel.DType;

/// Rows less the mean of all rows.
final class CentredMatrix implements EmbeddingMatrix {
    private final EmbeddingMatrix raw;
    private final float[] mean;

    CentredMatrix(EmbeddingMatrix raw) {
        this.raw = raw;
        this.mean = raw.mean();
    }

    @Override
    public int rows() {
        return raw.rows();
    }

    @Override
    public int dim() {
        return raw.dim();
    }

    @Override
    public DType dtype() {
        return raw.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        raw.tile(from, count, into);
        for (int r = 0, at = 0; r < count; r++) {
            for (int i = 0; i < mean.length; i++) {
                into[at++] -= mean[i];
            }
        }
    }

    @Override
    public float[] mean() {
        return new float[dim()];
    }

    @Override
    public Space space() {
        return Space.CENTRED;
    }

    @Override
    public EmbeddingMatrix in(Space space) {
        return raw.in(space);
    }
}
