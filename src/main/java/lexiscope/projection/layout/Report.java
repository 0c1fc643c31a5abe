package lexiscope.projection.layout;

import java.util.List;
import java.util.Map;

/// What is to be known of a map.
///
/// @param method the projection's name
/// @param space the space of the rows
/// @param shown tokens on the map
/// @param rows rows of the matrix
/// @param leftOut rows that hold no finite numbers and so have no place
/// @param explained the share of the variance that each principal component explains, first ten
/// @param divergence t-SNE: Kullback–Leibler divergence in nats; UMAP: cross-entropy of the fuzzy
///   sets a point, in nats; else NaN
/// @param graphRecall share of the true neighbours in the neighbour graph; 1 where it is exact, NaN
///   without one
/// @param notes sentences: where it was not made as asked, and what a person should know
/// @param seconds wall time by phase, in order
public record Report(
        String method,
        String space,
        int shown,
        int rows,
        int leftOut,
        double[] explained,
        double divergence,
        double graphRecall,
        List<String> notes,
        Map<String, Double> seconds) {}
