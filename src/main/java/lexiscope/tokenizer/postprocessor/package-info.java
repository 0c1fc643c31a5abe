/// The stage that adds the special tokens of the model and trims the offsets that are reported.
@NullMarked
package lexiscope.tokenizer.postprocessor;

import org.jspecify.annotations.NullMarked;
