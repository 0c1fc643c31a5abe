/// The vocabulary: every token with its id, its spelling in the file, the bytes of text it stands
/// for, and its kind.
///
/// A [lexiscope.vocabulary.Vocabulary] has a spelling for every id, listed or computed
/// (`Spellings`); how a spelling stands for text (byte alphabet, `##`, `▁`, plain) is its
/// [lexiscope.vocabulary.Spelling]. Nothing here knows how text is cut, nor of vectors.
@NullMarked
package lexiscope.vocabulary;

import org.jspecify.annotations.NullMarked;
