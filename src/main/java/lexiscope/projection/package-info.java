/// Maps: from rows of hundreds of numbers to two. PCA of all rows, exact t-SNE of a few thousand.
///
/// A projection is a record of its options; fitting it gives a layout, a way to place further
/// vectors, and a report.
@NullMarked
package lexiscope.projection;

import org.jspecify.annotations.NullMarked;
