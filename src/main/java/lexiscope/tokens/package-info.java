/// What can be said of every token of a model, and which tokens are meant: the notions that table,
/// map, text, exports and verbs share.
///
/// A [lexiscope.tokens.TokenValue] says something of every token; its column is computed once and
/// kept in a [lexiscope.tokens.TokenTable]. A [lexiscope.tokens.TokenFilter] is a line such as
/// `kind:word-start script:Latin norm<1 /ing$/ in:text`; what it means is a
/// [lexiscope.tokens.TokenSet]. A new value (a frequency, a cluster) is a record with an id and
/// what computes its column: with that it is a column, a colour and a name of the language.
///
/// The language looks at texts as one string of all tokens (a word in 150,000 tokens takes about a
/// millisecond), so no index is kept.
@NullMarked
package lexiscope.tokens;

import org.jspecify.annotations.NullMarked;
