/// The bridge: a vocabulary, perhaps a tokenizer, perhaps a matrix, and what is known of them, as
/// one opened model.
///
/// A [lexiscope.model.LanguageModel] owns the memory its matrix is mapped in. Whoever works on it
/// takes a lease; the memory is given back when the model is closed and the last lease has ended.
@NullMarked
package lexiscope.model;

import org.jspecify.annotations.NullMarked;
