/// The neighbour graph that t-SNE and UMAP are made from, and sparse symmetric graphs.
@NullMarked
package lexiscope.projection.graph;

import org.jspecify.annotations.NullMarked;
