/// Viterbi's algorithm over scored pieces: over one word in bounded memory
/// ([lexiscope.tokenizer.subword.unigram.UnigramRun]), and over the segments of a text through
/// which sums run on as SentencePiece has it ([lexiscope.tokenizer.subword.unigram.UnigramPaths]).
@NullMarked
package lexiscope.tokenizer.subword.unigram;

import org.jspecify.annotations.NullMarked;
