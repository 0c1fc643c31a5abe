package lexiscope.app;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/// How long each of several panes in a line is, for any length of the line. What a person dragged
/// is kept as a factor of the usual size, so that it comes back when a small window is enlarged.
final class PaneSizes {
    /// The line between two panes, in pixels.
    static final double LINE = 1;

    /// One pane.
    ///
    /// @param usual its size for a length of the line; not asked of the pane that takes the rest
    /// @param least it is never smaller while the line is long enough for all
    record Pane(DoubleUnaryOperator usual, double least) {}

    private final List<Pane> panes;
    private final double[] factors;
    private Consumer<List<Double>> dragged = _ -> {};

    PaneSizes(Pane... panes) {
        this.panes = List.of(panes);
        factors = new double[panes.length];
        Arrays.fill(factors, 1);
    }

    /// A size that grows evenly between stops and stays beyond them.
    ///
    /// @param stops length of the line and size, alternately, ascending
    static DoubleUnaryOperator between(double... stops) {
        return length -> {
            if (length <= stops[0]) {
                return stops[1];
            }
            for (int i = 2; i < stops.length; i += 2) {
                if (length <= stops[i]) {
                    double share = (length - stops[i - 2]) / (stops[i] - stops[i - 2]);
                    return stops[i - 1] + share * (stops[i + 1] - stops[i - 1]);
                }
            }
            return stops[stops.length - 1];
        };
    }

    /// The sizes in whole pixels; with the lines between the panes shown they make up the length.
    ///
    /// @param shown which panes are there
    /// @param rest the pane that takes what the others leave
    double[] of(double length, boolean[] shown, int rest) {
        double[] sizes = new double[panes.size()];
        int there = 0;
        double least = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (shown[i]) {
                there++;
                least += panes.get(i).least;
            }
        }
        double room = Math.max(0, length - LINE * Math.max(0, there - 1));
        double left = room;
        for (int i = 0; i < sizes.length; i++) {
            if (shown[i] && i != rest) {
                double wanted = panes.get(i).usual.applyAsDouble(length) * factors[i];
                sizes[i] = Math.rint(Math.max(panes.get(i).least, wanted));
                left -= sizes[i];
            }
        }
        double lacking = panes.get(rest).least - left;
        double spare = 0;
        for (int i = 0; i < sizes.length; i++) {
            spare += shown[i] && i != rest ? sizes[i] - panes.get(i).least : 0;
        }
        if (lacking > 0 && room >= least && spare > 0) {
            for (int i = 0; i < sizes.length; i++) {
                if (shown[i] && i != rest) {
                    double above = sizes[i] - panes.get(i).least;
                    sizes[i] = Math.floor(sizes[i] - above * lacking / spare);
                }
            }
        } else if (lacking > 0) {
            // not even the least sizes fit: all are as much too small
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = shown[i] ? Math.floor(panes.get(i).least * room / least) : 0;
            }
        }
        double others = 0;
        for (int i = 0; i < sizes.length; i++) {
            others += i == rest ? 0 : sizes[i];
        }
        sizes[rest] = Math.max(0, room - others);
        return sizes;
    }

    /// Takes a pane's size as wanted, after its edge was dragged.
    void drag(int pane, double size, double length) {
        double usual = panes.get(pane).usual.applyAsDouble(length);
        factors[pane] = Math.max(panes.get(pane).least, size) / usual;
        dragged.accept(factors());
    }

    /// Forgets what was dragged.
    void usual() {
        Arrays.fill(factors, 1);
        dragged.accept(factors());
    }

    /// How the sizes differ from the usual ones, a factor a pane.
    List<Double> factors() {
        return Arrays.stream(factors).boxed().toList();
    }

    /// Takes factors that were kept, where there are as many as panes.
    void take(List<Double> kept) {
        for (int i = 0; i < factors.length && kept.size() == factors.length; i++) {
            factors[i] = kept.get(i);
        }
    }

    /// Told the factors when a person changed them.
    void onDrag(Consumer<List<Double>> told) {
        dragged = told;
    }
}
