/// The stage that cuts text into words, within which the subword model works. One record a file;
/// what becomes of a match and the gaps around it is the same for all of them (`Cuts`).
///
/// [lexiscope.tokenizer.pretokenizer.PreTokenizerSplitPoints] knows of each where it surely cuts,
/// so that a long text may be encoded part by part.
@NullMarked
package lexiscope.tokenizer.pretokenizer;

import org.jspecify.annotations.NullMarked;
