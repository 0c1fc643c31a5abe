/// The stage that cuts a word into pieces of the vocabulary. One record a file.
///
/// A model holds the vocabulary and is asked by many threads; what one word needs while it is cut
/// is an object of its own (`MergeRun` of the two that merge, `UnigramRun` and `UnigramSearch` of
/// the two that search). A word may be as long as a text: merges and the search of a
/// `tokenizer.json` go through it block by block, exactly.
@NullMarked
package lexiscope.tokenizer.subword;

import org.jspecify.annotations.NullMarked;
