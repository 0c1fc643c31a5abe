/// Whether a token will ever be produced, and why not; and whether a corpus holds it often enough
/// to learn from.
@NullMarked
package lexiscope.trial.verdict;

import org.jspecify.annotations.NullMarked;
