/// Pieces of a vocabulary as all subword models find them: in a trie, with scores and roles, by
/// bytes; the segments that a text falls into whatever the model; where pieces are given out.
@NullMarked
package lexiscope.tokenizer.subword.piece;

import org.jspecify.annotations.NullMarked;
