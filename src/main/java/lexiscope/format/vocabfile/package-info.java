/// Vocabularies as plain files: `vocab.json` with `merges.txt`, BERT's `vocab.txt`, CLIP's and
/// RWKV's lists, and the models of bytes or characters that need no file at all.
///
/// Such files hold only tokens and merges; which rules go with them is told by the class that the
/// config names ([lexiscope.format.vocabfile.BpeFamily], [lexiscope.format.vocabfile.ByteModels]).
@NullMarked
package lexiscope.format.vocabfile;

import org.jspecify.annotations.NullMarked;
