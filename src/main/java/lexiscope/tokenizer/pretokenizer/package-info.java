/// The stage that cuts text into words, within which the subword model works. One record a file.
@NullMarked
package lexiscope.tokenizer.pretokenizer;

import org.jspecify.annotations.NullMarked;
