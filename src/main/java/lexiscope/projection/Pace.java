package lexiscope.projection;

/// How fast iterations go and how long the others will take.
final class Pace {
    private final int first;
    private final int until;
    private final long begun = System.nanoTime();

    /// Time of one iteration, of late.
    private double each = Double.NaN;

    private long last = begun;

    Pace(int first, int until) {
        this.first = first;
        this.until = until;
    }

    double done(int iteration) {
        return (iteration - first) / (double) Math.max(1, until - first);
    }

    /// Words for a person, once an iteration.
    String words(int iteration) {
        long now = System.nanoTime();
        double took = (now - last) / 1e9;
        last = now;
        if (iteration > first) {
            each = Double.isNaN(each) ? took : each * 0.95 + took * 0.05;
        }
        String words = "iteration " + iteration + " of " + until;
        return iteration < first + 5 ? words : words + " · " + left((until - iteration) * each);
    }

    static String left(double seconds) {
        return seconds < 90
                ? Math.max(1, Math.round(seconds)) + " s left"
                : Math.round(seconds / 60) + " min left";
    }
}
