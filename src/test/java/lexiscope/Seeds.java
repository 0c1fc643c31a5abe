package lexiscope;

/// The seed of a test over random data: fixed in the build, so that the gate is the same every
/// time; another at each run in the long profile, where it is printed. `-Dseed=N` sets it.
public final class Seeds {
    private static final long FIXED = 20_250_601;

    private Seeds() {}

    /// The seed for a test; its messages name it.
    public static long of(Class<?> test) {
        if (!Boolean.getBoolean("lexiscope.random")) {
            return Long.getLong("seed", FIXED);
        }
        long seed = Long.getLong("seed", System.nanoTime() & 0xFFFFFF);
        System.out.println(test.getSimpleName() + ": -Dseed=" + seed);
        return seed;
    }
}
