/// t-SNE's descent: affinities of a perplexity, repulsion on a grid or pair by pair, gradient steps
/// with momentum and gains. Approximate and exact t-SNE are one run with two repulsions.
@NullMarked
package lexiscope.projection.tsne;

import org.jspecify.annotations.NullMarked;
