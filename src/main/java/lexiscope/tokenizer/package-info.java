/// From text to tokens and back: the pipeline of `tokenizer.json`.
///
/// Added tokens are cut out of the typed text, the rest is normalised with its alignment, split
/// into words, each word into pieces, special tokens are added. [lexiscope.tokenizer.Tokenizer]
/// holds the stages; each stage is a sealed interface in a package of its own. The pieces carry
/// their spans in the typed text all the way.
@NullMarked
package lexiscope.tokenizer;

import org.jspecify.annotations.NullMarked;
