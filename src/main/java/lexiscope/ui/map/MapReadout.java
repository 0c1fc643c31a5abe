package lexiscope.ui.map;

import lexiscope.projection.ExactTsne;
import lexiscope.projection.Pca;
import lexiscope.projection.Tsne;
import lexiscope.projection.Umap;
import lexiscope.projection.layout.Report;
import lexiscope.projection.quality.MapQuality;
import lexiscope.ui.kit.Numbers;
import lexiscope.ui.session.map.MapState;

import java.util.ArrayList;
import java.util.Optional;

/// What is to be known of a finished map, in a few lines.
final class MapReadout {
    private MapReadout() {}

    /// @param quality empty until it has been measured
    /// @param stopped whether it was stopped before its last iteration
    static String of(MapState state, Optional<MapQuality> quality, boolean stopped) {
        MapState.Shown s = state.shown().orElse(null);
        if (s == null) {
            return "";
        }
        if (s.fitted().isEmpty()) {
            return stopped && state instanceof MapState.Shown
                    ? "stopped before its end\n“Continue” goes on from here"
                    : "";
        }
        Report report = s.fitted().get().report();
        var lines = new ArrayList<String>();
        quality.filter(q -> !Double.isNaN(q.recall()))
                .ifPresent(
                        q -> {
                            lines.add("keeps " + Numbers.percent(q.recall()) + " of 10 neighbours");
                            if (!Double.isNaN(q.trustworthiness())) {
                                lines.add("trustworthiness " + Numbers.three(q.trustworthiness()));
                            }
                        });
        switch (s.projection()) {
            case Pca _ -> {
                double[] shares = report.explained();
                double first = shares.length > 0 ? shares[0] : 0;
                double second = shares.length > 1 ? shares[1] : 0;
                lines.add("explains " + Numbers.percent(first) + " + " + Numbers.percent(second));
            }
            case Tsne _, ExactTsne _ -> lines.add("KL " + Numbers.three(report.divergence()));
            case Umap _ -> lines.add("cross-entropy " + Numbers.three(report.divergence()));
        }
        if (report.graphRecall() < 0.9995) {
            lines.add("neighbour graph holds " + Numbers.percent(report.graphRecall()));
        }
        lines.add(report.space() + " space");
        report.notes().forEach(note -> lines.add(note.replaceAll("(.{36,}?) ", "$1\n")));
        return String.join("\n", lines);
    }
}
