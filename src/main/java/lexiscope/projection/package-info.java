/// Maps: from rows of hundreds of numbers to two. PCA, t-SNE and UMAP of a whole vocabulary, exact
/// t-SNE of a selection.
///
/// A projection is a record of its options, listed as [lexiscope.projection.ProjectionOption]s.
/// Starting it gives a [lexiscope.run.Run], which is advanced, stopped and continued; its result is
/// a layout, a way to place further vectors, and a report. The same seed gives the same picture at
/// any number of threads.
///
/// What the projections work with lies in rooms below, which know nothing of them and get numbers
/// instead: `layout` (the map and its points), `quality` (how far it can be trusted), `graph` (the
/// neighbours that it is made from), then `tsne` and `umap`, which do not know each other.
@NullMarked
package lexiscope.projection;

import org.jspecify.annotations.NullMarked;
