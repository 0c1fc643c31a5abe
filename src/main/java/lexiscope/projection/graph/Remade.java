package lexiscope.projection.graph;

import lexiscope.work.Progress;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// A graph that can be let go of while nobody needs it, and made again from something smaller. Not
/// for several threads at once.
public final class Remade {
    private final Function<Progress, SparseGraph> again;
    private final int size;
    private @Nullable SparseGraph known;

    /// @param known the graph
    /// @param again makes the same graph
    public Remade(SparseGraph known, Function<Progress, SparseGraph> again) {
        this.known = known;
        this.again = again;
        this.size = known.size();
    }

    /// A graph that is never let go of.
    public static Remade never(SparseGraph graph) {
        return new Remade(graph, _ -> graph);
    }

    /// The number of its points.
    public int size() {
        return size;
    }

    /// The graph, made again where it was let go of.
    public SparseGraph graph(Progress progress) {
        SparseGraph made = known == null ? again.apply(progress) : known;
        known = made;
        return made;
    }

    /// Lets go of it.
    public void rest() {
        known = null;
    }
}
