/// How a word came to its pieces, for people: merges, lattice or prefixes as values, and the same
/// of a part of a word. Nothing here is needed to encode.
@NullMarked
package lexiscope.tokenizer.subword.steps;

import org.jspecify.annotations.NullMarked;
