/// Byte-pair merging without objects: the table of merges, the symbols of one word while they are
/// merged, and a watcher that writes the merges down.
@NullMarked
package lexiscope.tokenizer.subword.bpe;

import org.jspecify.annotations.NullMarked;
