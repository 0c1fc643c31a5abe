/// One text and its pieces: what is kept of it, laid over it, or read back from its tokens.
///
/// [lexiscope.passage.Pins] are texts with the ids they have to get; a [lexiscope.passage.Drift]
/// says where the text of some ids gets other ids; a [lexiscope.passage.LabelFit] sets a labelled
/// span against the pieces, [lexiscope.passage.TokenWindows] cut a long text for a short context,
/// and a [lexiscope.passage.CodePoint] is called by its name.
@NullMarked
package lexiscope.passage;

import org.jspecify.annotations.NullMarked;
