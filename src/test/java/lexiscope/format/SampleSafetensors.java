package lexiscope.format;

import java.util.ArrayList;
import java.util.List;

/// Puts tensors into a safetensors file one after the other.
public final class SampleSafetensors {
    private final List<String> entries = new ArrayList<>();
    private final SampleBytes data = new SampleBytes();

    /// @param shape sizes with commas between them, "" for a single number
    public SampleSafetensors with(String name, String dtype, String shape, byte[] bytes) {
        int from = data.size();
        data.raw(bytes);
        entries.add(SampleTensors.entry(name, dtype, shape, from, data.size()));
        return this;
    }

    /// A matrix of floats.
    public SampleSafetensors with(String name, float[][] rows) {
        return with(
                name,
                "F32",
                rows.length + "," + rows[0].length,
                new SampleBytes().floats(rows).bytes());
    }

    /// A list of floats, one below the other.
    public SampleSafetensors column(String name, float... values) {
        return with(
                name,
                "F32",
                values.length + ",1",
                new SampleBytes().floats(new float[][] {values}).bytes());
    }

    public byte[] bytes() {
        return SampleTensors.safetensors(String.join(",", entries), data.bytes());
    }
}
