package lexiscope.run;

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

    /// The share of the iterations to do that is done.
    double done(int iteration) {
        return (iteration - first) / (double) Math.max(1, until - first);
    }

    /// What is being done and how long the rest will take; asked once an iteration.
    ///
    /// @param what in words for a person, "iteration 312 of 750"
    String words(int iteration, String what) {
        long now = System.nanoTime();
        double took = (now - last) / 1e9;
        last = now;
        if (iteration > first) {
            each = Double.isNaN(each) ? took : each * 0.95 + took * 0.05;
        }
        return iteration < first + 5 ? what : what + " · " + left((until - iteration) * each);
    }

    private static String left(double seconds) {
        return seconds < 90
                ? Math.max(1, Math.round(seconds)) + " s left"
                : Math.round(seconds / 60) + " min left";
    }
}
