/// The way back: from the spellings of tokens to text.
@NullMarked
package lexiscope.tokenizer.decoder;

import org.jspecify.annotations.NullMarked;
