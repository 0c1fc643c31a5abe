/// Maps: from rows of hundreds of numbers to two. PCA, t-SNE and UMAP of a whole vocabulary, exact
/// t-SNE of a selection; how far a map can be trusted.
///
/// A projection is a record of its options, listed as [lexiscope.projection.Choice]s. Starting it
/// gives a [lexiscope.projection.MapRun], which is advanced, stopped and continued; when fitted, a
/// layout, a way to place further vectors, and a report. The same seed gives the same picture at
/// any number of threads.
@NullMarked
package lexiscope.projection;

import org.jspecify.annotations.NullMarked;
