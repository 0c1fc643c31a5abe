/// The hot loops on numbers: decoding stored rows, products of tiles, covariance, the symmetric
/// eigen-problem, Fourier transforms of rows, the fields of a grid of charges.
///
/// Signatures are plain arrays; nothing here knows what the numbers mean. Stored rows stay in their
/// stored type and are decoded tile by tile. The native library is the OpenBLAS that Smile brings,
/// called on one thread a call, on heap arrays but for the eigen-problem; every kernel has a plain
/// twin, which a test holds it against and which does the work where the library is missing. One of
/// the three homes of foreign memory.
@NullMarked
package lexiscope.kernel;

import org.jspecify.annotations.NullMarked;
