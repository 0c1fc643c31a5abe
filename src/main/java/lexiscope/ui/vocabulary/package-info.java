/// The vocabulary panel: a table of all tokens, sortable, searchable as one types.
///
/// Rows are numbers in an array, sorted and filtered on a worker
/// ([lexiscope.ui.vocabulary.TokenOrder]); cells read the vocabulary by id. What is selected is a
/// set of ids in the session, not the table's. Which values of tokens
/// ([lexiscope.tokens.TokenValue]) are columns is chosen in a menu
/// ([lexiscope.ui.vocabulary.ColumnChoice]): a new value needs nothing here to be a column and to
/// be sorted by.
@NullMarked
package lexiscope.ui.vocabulary;

import org.jspecify.annotations.NullMarked;
