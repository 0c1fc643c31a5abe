/// Smaller vocabularies: which tokens stay, so that every text made of them is split as before.
///
/// [lexiscope.trim.Trimming] takes the tokens that are wanted, or those to be taken away, and adds
/// or takes what goes with them: special tokens and bytes stay, and a token stays or goes with what
/// it is merged from ([lexiscope.trim.Derivations]). What comes of it is a
/// [lexiscope.change.ModelChange] for the one writer of folders, and before that a list of what it
/// does to one's own texts ([lexiscope.trim.TextEffect]).
///
/// Why the pieces stay the same: BPE takes the lowest rank there is at each step. What it takes on
/// the way to kept tokens is kept, and nothing is there that was not there before, so it takes the
/// same. The longest match of WordPiece and the best path of Unigram are among what is left, as
/// they were among more. Unigram's unknown characters hang on the lowest score and on which
/// characters are pieces: both stay.
@NullMarked
package lexiscope.trim;

import org.jspecify.annotations.NullMarked;
