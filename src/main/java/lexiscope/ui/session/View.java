package lexiscope.ui.session;

import lexiscope.embedding.Similarity;
import lexiscope.embedding.Space;

/// How rows are seen: in which space, compared by what.
public record View(Space space, Similarity similarity) {
    /// Raw rows, by the cosine.
    public static final View DEFAULT = new View(Space.RAW, Similarity.COSINE);
}
