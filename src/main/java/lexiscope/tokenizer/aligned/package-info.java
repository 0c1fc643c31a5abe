/// Text that remembers where it was typed.
///
/// Offsets are sacred: every stage that rewrites text makes a new
/// [lexiscope.tokenizer.aligned.AlignedText], whose every character still knows its span in the
/// typed text, in UTF-16 units.
@NullMarked
package lexiscope.tokenizer.aligned;

import org.jspecify.annotations.NullMarked;
