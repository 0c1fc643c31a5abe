package lexiscope.ui.session.map;

import lexiscope.embedding.EmbeddingMatrix;
import lexiscope.projection.Pca;
import lexiscope.projection.Projection;
import lexiscope.projection.layout.Fitted;
import lexiscope.store.ContentKey;
import lexiscope.store.LayoutCache;
import lexiscope.work.Progress;

import java.io.IOException;
import java.util.Optional;

/// Keeps finished maps between two starts, so that the same one opens at once. Methods are called
/// on workers.
///
/// PCA and maps of few tokens are not kept: they are made again as quickly.
final class MapCache {
    private static final int WORTH = 500;

    private final LayoutCache cache;

    MapCache(LayoutCache cache) {
        this.cache = cache;
    }

    /// What a map is kept under; empty where it is not worth keeping. Cost: one pass over the rows.
    Optional<String> key(
            EmbeddingMatrix matrix, int[] ids, Projection projection, Progress progress) {
        boolean worth = ids.length >= WORTH && !(projection instanceof Pca);
        return worth
                ? Optional.of(ContentKey.of(matrix, ids, projection, progress))
                : Optional.empty();
    }

    Optional<Fitted> find(String key, EmbeddingMatrix matrix, Projection projection) {
        return cache.find(key)
                .map(kept -> projection.restored(matrix, kept.layout(), kept.report()));
    }

    /// Keeps a map where the disk takes it; a map that could not be kept is made again.
    void keep(String key, Fitted fitted) {
        try {
            cache.keep(key, fitted.layout(), fitted.report());
        } catch (IOException _) {
            // nothing is lost that could not be made again
        }
    }
}
