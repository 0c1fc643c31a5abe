/// `tokenizer.json`, as the `tokenizers` library writes it: read into a tokenizer, and written from
/// any vocabulary that is open.
///
/// Reading goes by the parts of the file: [lexiscope.format.tokenizerjson.TokenizerJson] for the
/// whole, a class each for model, normalizers, pre-tokenizers, post-processors and decoders; a
/// field that is not read is refused by name. Writing is
/// [lexiscope.format.tokenizerjson.TokenizerJsonWriter]; the `Written…` classes say how a notion of
/// another family (SentencePiece's map, a byte alphabet, ties of ranks) is put into the words of
/// this format, or why it cannot be.
@NullMarked
package lexiscope.format.tokenizerjson;

import org.jspecify.annotations.NullMarked;
