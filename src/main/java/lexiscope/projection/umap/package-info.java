/// UMAP's descent: fuzzy sets, a spectral start, edges visited on a schedule with negative samples.
@NullMarked
package lexiscope.projection.umap;

import org.jspecify.annotations.NullMarked;
