/// Byte-level vocabularies as ranks: tiktoken's lines of base64 and rank, and Mistral's
/// `tekken.json` in the same spirit.
///
/// The files say nothing of how text is cut before the merges;
/// [lexiscope.format.tiktoken.TiktokenEncoding] knows the published encodings and picks one by the
/// vocabulary.
@NullMarked
package lexiscope.format.tiktoken;

import org.jspecify.annotations.NullMarked;
