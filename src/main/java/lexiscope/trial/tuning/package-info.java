/// Moves new rows by sentences that hold their tokens, everything else frozen.
@NullMarked
package lexiscope.trial.tuning;

import org.jspecify.annotations.NullMarked;
