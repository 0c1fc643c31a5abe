package lexiscope.kernel;

/// Rows of a base with what an adapter adds: base + scaling · (its factors of the row) · (its
/// directions), as LoRA adapts embeddings (huggingface/peft `lora/layer.py`, class Embedding).
///
/// @param base the rows of the base model
/// @param factors [rows × rank]
/// @param directions [rank × dim], row by row; owned
/// @param scaling the factor of the whole
public record AdaptedRows(Rows base, Rows factors, float[] directions, float scaling)
        implements Rows {
    public AdaptedRows {
        if (factors.rows() != base.rows()
                || directions.length != factors.dim() * (long) base.dim()) {
            throw new IllegalArgumentException("the adapter does not fit the base");
        }
    }

    @Override
    public int rows() {
        return base.rows();
    }

    @Override
    public int dim() {
        return base.dim();
    }

    @Override
    public DType dtype() {
        return base.dtype();
    }

    @Override
    public void tile(int from, int count, float[] into) {
        int rank = factors.dim();
        int dim = dim();
        float[] factor = new float[count * rank];
        factors.tile(from, count, factor);
        base.tile(from, count, into);
        for (int r = 0; r < count; r++) {
            for (int k = 0; k < rank; k++) {
                float f = scaling * factor[r * rank + k];
                if (f != 0) {
                    for (int i = 0; i < dim; i++) {
                        into[r * dim + i] += f * directions[k * dim + i];
                    }
                }
            }
        }
    }
}
