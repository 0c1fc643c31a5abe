package lexiscope.projection.layout;

import java.util.LinkedHashMap;
import java.util.Map;

/// A stop-watch for the phases of a map.
public final class PhaseTimes {
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private long since = System.nanoTime();

    /// Forgets the time since the last lap: it belongs to nobody.
    public void go() {
        since = System.nanoTime();
    }

    /// The time since the last lap belongs to a phase.
    public void lap(String phase) {
        long now = System.nanoTime();
        phases.merge(phase, (now - since) / 1e9, Double::sum);
        since = now;
    }

    /// Seconds by phase, in order; a copy.
    public Map<String, Double> phases() {
        return new LinkedHashMap<>(phases);
    }
}
