/// Tokenizers beside each other: on one text, and on what says the same in many languages.
///
/// A [lexiscope.comparison.Comparison] encodes one text with several tokenizers, line by line of
/// which the spans are the same units of the same text, and says how far their
/// [lexiscope.comparison.CutPlaces] agree. A [lexiscope.comparison.CostTable] says what one
/// tokenizer needs for each of some [lexiscope.comparison.ParallelTexts], bundled ones or a
/// folder's, beside the English one. Nothing here knows of windows; both are immutable values that
/// a worker makes.
@NullMarked
package lexiscope.comparison;

import org.jspecify.annotations.NullMarked;
