/// The stage that cuts a word into pieces of the vocabulary. One record a file.
@NullMarked
package lexiscope.tokenizer.subword;

import org.jspecify.annotations.NullMarked;
