/// Numpy's arrays: one in an `.npy`, several in an `.npz`, and the writer of the former.
@NullMarked
package lexiscope.format.numpy;

import org.jspecify.annotations.NullMarked;
