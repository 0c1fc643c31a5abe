package lexiscope.projection;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.work.Progress;

/// A way from many dimensions to two, with its options.
public sealed interface Projection permits Pca, Tsne {
    /// The name for people.
    String label();

    /// Makes the map of some rows.
    ///
    /// @param matrix in the space that is wanted
    /// @param ids the rows to place, ascending
    /// @param live sees the map grow; may be called from any thread
    /// @param progress progress, and how the work is stopped
    Fitted fit(EmbeddingMatrix matrix, int[] ids, Observer live, Progress progress);

    /// Sees a map while it is made.
    @FunctionalInterface
    interface Observer {
        /// Looks away.
        Observer NONE = _ -> {};

        /// A state of the map; the value is the observer's to keep.
        void layout(Layout layout);
    }
}
