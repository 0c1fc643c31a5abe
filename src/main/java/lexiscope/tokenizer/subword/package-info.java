/// The stage that cuts a word into pieces of the vocabulary: the sealed
/// [lexiscope.tokenizer.subword.SubwordModel] and its models, one a file.
///
/// A model holds the vocabulary and is asked by many threads. What a model works with lies in rooms
/// below, which know nothing of the models: `piece` (pieces, their trie, segments), `steps` (how a
/// word was cut, as values), then `bpe` (merging) and `unigram` (paths through a lattice), which do
/// not know each other. What one word needs while it is cut is an object of its own there
/// (`MergeRun`, `UnigramRun`, `UnigramSearch`). A word may be as long as a text: merges and the
/// search of a `tokenizer.json` go through it block by block, exactly.
@NullMarked
package lexiscope.tokenizer.subword;

import org.jspecify.annotations.NullMarked;
