package lexiscope.projection;

import java.util.Map;

/// What is to be known of a map.
///
/// @param method the projection's name
/// @param space the space of the rows
/// @param shown tokens on the map
/// @param rows rows of the matrix
/// @param leftOut rows that hold no finite numbers and so have no place
/// @param explained PCA: the share of the variance that each component explains, first ten; else
///   empty
/// @param divergence t-SNE: Kullback–Leibler divergence in nats; else NaN
/// @param seconds wall time by phase, in order
public record Report(
        String method,
        String space,
        int shown,
        int rows,
        int leftOut,
        double[] explained,
        double divergence,
        Map<String, Double> seconds) {}
