/// The hot loops on numbers: decoding stored rows, dot products, covariance, the symmetric
/// eigen-problem.
///
/// Signatures are plain arrays; nothing here knows what the numbers mean. Stored rows stay in their
/// stored type and are decoded tile by tile. One of the two homes of Smile, one of the three of
/// foreign memory.
@NullMarked
package lexiscope.kernel;

import org.jspecify.annotations.NullMarked;
