package lexiscope.ui.session;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.Fitted;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.store.ContentKey;
import lexiscope.store.LayoutCache;
import lexiscope.work.Progress;

import java.io.IOException;
import java.util.Optional;

/// Keeps finished maps between two starts, so that the same one opens at once. Methods are called
/// on workers.
///
/// PCA and maps of few tokens are not kept: they are made again as quickly.
final class Keeping {
    private static final int WORTH = 500;

    private final LayoutCache cache;

    Keeping(LayoutCache cache) {
        this.cache = cache;
    }

    Optional<Fitted> find(
            EmbeddingMatrix matrix, int[] ids, Projection projection, Progress progress) {
        if (!worth(ids, projection)) {
            return Optional.empty();
        }
        return cache.find(ContentKey.of(matrix, ids, projection, progress))
                .map(kept -> projection.restored(matrix, kept.layout(), kept.report()));
    }

    /// Keeps a map where the disk takes it; a map that could not be kept is made again.
    void keep(EmbeddingMatrix matrix, int[] ids, Projection projection, Fitted fitted) {
        if (!worth(ids, projection)) {
            return;
        }
        try {
            cache.keep(
                    ContentKey.of(matrix, ids, projection, Progress.NONE),
                    fitted.layout(),
                    fitted.report());
        } catch (IOException _) {
            // nothing is lost that could not be made again
        }
    }

    private static boolean worth(int[] ids, Projection projection) {
        return ids.length >= WORTH && !(projection instanceof Pca);
    }
}
