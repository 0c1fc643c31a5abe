/// Word vectors, their words with them: text with a line a word, word2vec's and fastText's binary
/// forms, the tables of the embedding projector, bare floats, and the lists of words that lie
/// beside a matrix without any ([lexiscope.format.vectors.RowWords]).
///
/// [lexiscope.format.vectors.VectorShape] finds out how wide a table is and how its words are
/// written before [lexiscope.format.vectors.VectorLines] reads it; mistaking one form for another
/// is what this room guards against. [lexiscope.format.vectors.TableWriter] writes the text forms.
@NullMarked
package lexiscope.format.vectors;

import org.jspecify.annotations.NullMarked;
