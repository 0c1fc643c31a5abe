package lexiscope.trial.first;

import lexiscope.kernel.Dot;
import lexiscope.trial.proposal.PlannedRow;
import lexiscope.work.Progress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A mean of chosen tokens, each weighted by its similarity to the token's pieces: FOCUS's
/// sparsemax of the cosines (Dobler and de Melo 2023), or WECHSEL's softmax of the cosines over 0.1
/// (Minixhofer et al. 2022). Where those compare in a space that was learnt for it, here the mean
/// of the token's pieces stands for it.
///
/// @param ids the chosen tokens
/// @param named how they were named
/// @param sparse sparsemax, not softmax
public record MixedRows(List<Integer> ids, String named, boolean sparse) implements FirstVector {
    private static final double TEMPERATURE = 0.1;

    public MixedRows {
        ids = List.copyOf(ids);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name the tokens to mix, parted by commas, as in mix:brain,memory.");
        }
    }

    @Override
    public String name() {
        return (sparse ? "mix:" : "softmax-mix:") + named;
    }

    @Override
    public String label() {
        return "mix of " + named + (sparse ? " (sparsemax)" : " (softmax)");
    }

    @Override
    public List<float[]> vectors(Ground ground, List<PlannedRow> rows, Progress progress) {
        var chosen = new ArrayList<float[]>();
        for (int id : ids) {
            float[] row = ground.row(id);
            if (row == null) {
                throw new IllegalArgumentException(
                        "Token " + id + " has no row of finite numbers to mix.");
            }
            chosen.add(row);
        }
        return rows.stream().map(row -> mixed(ground, row, chosen)).toList();
    }

    private float[] mixed(Ground ground, PlannedRow row, List<float[]> chosen) {
        double[] alike = new double[row.pieces().length];
        Arrays.fill(alike, 1);
        float[] anchor = ground.mean(row.pieces(), alike);
        double[] similar = new double[chosen.size()];
        for (int i = 0; i < similar.length; i++) {
            similar[i] = cosine(anchor, chosen.get(i));
        }
        double[] weights = sparse ? sparsemax(similar) : softmax(similar);
        double[] mix = new double[anchor.length];
        for (int i = 0; i < weights.length; i++) {
            for (int d = 0; d < mix.length; d++) {
                mix[d] += weights[i] * chosen.get(i)[d];
            }
        }
        return Ground.single(mix);
    }

    private static double cosine(float[] a, float[] b) {
        int n = a.length;
        double norms = Math.sqrt(Dot.exact(a, a, n) * Dot.exact(b, b, n));
        return norms == 0 ? 0 : Dot.exact(a, b, n) / norms;
    }

    static double[] softmax(double[] values) {
        double most = Arrays.stream(values).max().orElse(0);
        double[] weights = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            weights[i] = Math.exp((values[i] - most) / TEMPERATURE);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /// The point of the simplex nearest to the values (Martins and Astudillo 2016).
    static double[] sparsemax(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double threshold = 0;
        for (int k = 1; k <= sorted.length; k++) {
            double value = sorted[sorted.length - k];
            sum += value;
            if (1 + k * value > sum) {
                threshold = (sum - 1) / k;
            }
        }
        double[] weights = new double[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(0, values[i] - threshold);
        }
        return weights;
    }
}
