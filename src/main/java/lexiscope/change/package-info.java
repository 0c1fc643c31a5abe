/// A change of a model as a value: which ids stay, move, come or go, which added tokens come, and
/// what the new rows hold. Nothing here reads or writes a file.
///
/// A [lexiscope.change.ModelChange] is made by whoever knows what is wanted (a trial, a trimming, a
/// mending) and carried out by one writer, [lexiscope.format.FolderWriter]:
///
/// ```
/// ModelChange change = ModelChange.adding("add-token", rowsNow, tokens, rows);
/// FolderWriter.write(change, model, opened, target, options, progress);
/// ```
///
/// [lexiscope.change.IdMap] says of every new id which old one it was; where no matrix is, ids are
/// those of the tokenizer alone. A [lexiscope.change.NewRow] is what a row begins with in the input
/// matrix, in an output matrix of its own and in a bias by the vocabulary. What it leaves unsaid is
/// the mean of the rows of the tokens it is said to be like.
@NullMarked
package lexiscope.change;

import org.jspecify.annotations.NullMarked;
